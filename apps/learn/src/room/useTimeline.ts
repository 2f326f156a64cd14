import { useClientHandle } from '@urql/vue';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { SessionNewsDocument, SessionEventsDocument, type SessionEventPartsFragment } from './Room.generated';
import { RoomCursor } from './room-cursor';
import { afterEvents, emptyRoom, isGapBefore } from './room-state';

/** As many events as one answer holds; a full answer means that there are more. */
const fullAnswer = 500;

/**
 * What happens in a session, as it happens. News may be lost on the way, so whatever is missing before an event is asked
 * for, and everything that was missed after the line was broken.
 * @param onEvent hears each event once, in order
 * @param heard the moment that one hears, in milliseconds since 1970: pages and ink are those of that moment; null for now
 */
export function useTimeline(
  sessionId: string,
  onEvent: (event: SessionEventPartsFragment) => void,
  heard: () => number | null,
) {
  const { client } = useClientHandle();
  const newest = shallowRef(emptyRoom);
  const cursor = new RoomCursor();
  const error = shallowRef<unknown>(null);
  const isCurrent = ref(false);
  let reading: Promise<void> | null = null;
  let stopListening: (() => void) | null = null;

  function take(events: readonly SessionEventPartsFragment[]) {
    const known = newest.value.sequence;
    const fresh = events.filter(({ sequence }) => sequence > known);
    for (const event of fresh) cursor.add(event);
    newest.value = afterEvents(newest.value, fresh);
    for (const event of fresh) onEvent(event);
  }

  async function readOn(): Promise<void> {
    for (;;) {
      const variables = { sessionId, after: newest.value.sequence };
      const answer = await client
        .query(SessionEventsDocument, variables, { requestPolicy: 'network-only' })
        .toPromise();
      error.value = answer.error ?? null;
      const events = answer.data?.sessionEvents;
      if (!events) return;
      take(events);
      isCurrent.value = events.length < fullAnswer;
      if (isCurrent.value) return;
    }
  }

  /** Asks for what is missing; who asks while an answer is on its way waits for that one. */
  function catchUp(): Promise<void> {
    reading ??= readOn().finally(() => (reading = null));
    return reading;
  }

  /** Begins to listen, then reads what happened before: in this order nothing falls between. */
  function start() {
    const { unsubscribe } = client.subscription(SessionNewsDocument, { sessionId }).subscribe(({ data }) => {
      const event = data?.sessionNews.event;
      if (!event || isGapBefore(newest.value, event)) void catchUp();
      else take([event]);
    });
    stopListening = unsubscribe;
    return catchUp();
  }

  /** Who hears it late sees pages and ink as late; what is said in writing, at once. */
  const room = computed(() => {
    const moment = heard();
    if (moment === null) return newest.value;
    const { pageKey, boards, strokes } = cursor.at(moment);
    return { ...newest.value, pageKey, boards, strokes };
  });

  onScopeDispose(() => stopListening?.());
  return { room, error, isCurrent, start, catchUp, take };
}
