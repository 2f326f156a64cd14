import type { CombinedError, TypedDocumentNode } from '@urql/core';
import { useClientHandle } from '@urql/vue';
import { usePoll } from '@yunqiao/ui';
import { computed, ref, shallowRef, type InjectionKey } from 'vue';
import { StudioSessionDocument, type StudioSessionFragment } from './sessions.generated';

type SessionAnswer = Record<string, { session: StudioSessionFragment } | string | undefined>;

const pollMilliseconds = 3000;
const calmPollMilliseconds = 10_000;

const isBeingMade = (state: string) => state === 'waiting' || state === 'rendering';
const isOnItsWay = (state: string) => ['uploading', 'processing', 'playable'].includes(state);

/** A session that is being planned: asked for once, then every change brings it back whole. */
export function useStudioSession(sessionId: () => string) {
  const { client } = useClientHandle();
  const session = shallowRef<StudioSessionFragment | null>(null);
  const loadError = shallowRef<CombinedError | null>(null);
  const changeError = shallowRef<CombinedError | null>(null);
  const underway = ref(0);
  let made = 0;

  /** Asks for the session; an answer that a change has overtaken is dropped. */
  async function load(): Promise<void> {
    const before = made;
    const answer = await client
      .query(StudioSessionDocument, { id: sessionId() }, { requestPolicy: 'network-only' })
      .toPromise();
    if (before !== made || underway.value > 0) return;
    loadError.value = answer.error ?? null;
    if (answer.data && !answer.error) session.value = answer.data.researchSession;
  }

  /** Changes it; false when the server refused, with the session as it is on the server. */
  async function change<Data extends object, Input>(
    document: TypedDocumentNode<Data, { input: Input }>,
    input: Input,
  ): Promise<boolean> {
    made += 1;
    underway.value += 1;
    const answer = await client.mutation(document, { input }).toPromise();
    underway.value -= 1;
    changeError.value = answer.error ?? null;
    if (answer.error) {
      await load();
      return false;
    }
    const payload = Object.values((answer.data ?? {}) as SessionAnswer).find((value) => typeof value === 'object');
    if (payload && underway.value === 0) session.value = payload.session;
    return true;
  }

  void load();
  usePoll(load, pollMilliseconds, isSomethingMade);
  usePoll(load, calmPollMilliseconds, () => mayMoveByItself() && !isSomethingMade());

  /** Whether the schedule, or somebody in the room, may take it further: doors open, it begins, it ends, a replay comes. */
  function mayMoveByItself(): boolean {
    return ['scheduled', 'lobbyOpen', 'live', 'suspended', 'publishing'].includes(session.value?.state ?? '');
  }

  /** Whether files are looked at, or slides or lessons are made at this moment. */
  function isSomethingMade(): boolean {
    const { materials = [], decks = [], replayLessons = [] } = session.value ?? {};
    const isMade =
      decks.some(({ state }) => isBeingMade(state)) || replayLessons.some(({ state }) => isOnItsWay(state));
    return isMade || materials.some(({ url }) => url === null);
  }

  return { session, loadError, changeError, isBusy: computed(() => underway.value > 0), load, change };
}

export type SessionPlanning = ReturnType<typeof useStudioSession>;

/** The session that the surrounding page plans. */
export const sessionPlanningKey: InjectionKey<SessionPlanning> = Symbol('sessionPlanning');
