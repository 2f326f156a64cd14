import { useClientHandle } from '@urql/vue';
import { usePoll } from '@yunqiao/ui';
import { computed, shallowRef } from 'vue';
import { useMember } from '../room/attendee/useMember';
import { SessionEventsDocument, type SessionEventPartsFragment } from '../room/Room.generated';
import { useDecks } from '../room/stage/useDecks';
import { SessionReplayDocument, type ReplayPartsFragment } from './Replay.generated';

export type Replay = NonNullable<ReplayPartsFragment['replay']>;

/** As many events as one answer holds; a full answer means that there are more. */
const fullAnswer = 500;
const lookMilliseconds = 2_000;
/** What is not there by then does not come by itself. */
const patienceMilliseconds = 5 * 60_000;

/** The replay of a session: where it plays, and everything that happened, for showing it in step. */
export function useReplay(sessionId: string) {
  const { client } = useClientHandle();
  const session = shallowRef<ReplayPartsFragment | null>(null);
  const events = shallowRef<readonly SessionEventPartsFragment[]>([]);
  const error = shallowRef<unknown>(null);
  const decks = useDecks(useMember(sessionId));

  /** The newest address; null when none can be had. */
  async function read(): Promise<Replay | null> {
    const answer = await client
      .query(SessionReplayDocument, { id: sessionId }, { requestPolicy: 'network-only' })
      .toPromise();
    if (answer.error) error.value = answer.error;
    if (answer.data) session.value = answer.data.researchSession;
    return answer.data?.researchSession.replay ?? null;
  }

  async function readEvents(): Promise<void> {
    for (;;) {
      const after = events.value.at(-1)?.sequence ?? 0;
      const answer = await client
        .query(SessionEventsDocument, { sessionId, after }, { requestPolicy: 'network-only' })
        .toPromise();
      if (answer.error) error.value = answer.error;
      const more = answer.data?.sessionEvents;
      if (!more) return;
      events.value = [...events.value, ...more];
      if (more.length < fullAnswer) return;
    }
  }

  async function load(): Promise<void> {
    error.value = null;
    events.value = [];
    if (await read()) await Promise.all([readEvents(), decks.read()]);
  }

  /** A few seconds after the end it is there. */
  const isComing = computed(() => {
    const { state, endedAt } = session.value ?? {};
    return state === 'ended' && Date.now() - Date.parse(endedAt ?? '') < patienceMilliseconds;
  });
  usePoll(load, lookMilliseconds, () => isComing.value);
  void load();

  return { session, replay: computed(() => session.value?.replay ?? null), events, decks, error, isComing, read, load };
}
