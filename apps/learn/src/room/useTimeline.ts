import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import type { Attendee, RoomEvent } from './attendee/attendee';
import { RoomCursor } from './room-cursor';
import { afterEvents, emptyRoom, isGapBefore } from './room-state';

/** As many events as one answer holds; a full answer means that there are more. */
const fullAnswer = 500;
/** A long session is shown as it is now, not page by page as it came to that; on a slow line, as far as it has come. */
const patienceMilliseconds = 1_000;

/**
 * What happens in a session, as it happens. News may be lost on the way, so whatever is missing before an event is asked
 * for, and everything that was missed after the line was broken.
 * @param attendee reads it
 * @param onEvent hears each event once, in order
 * @param heard the moment that one hears, in milliseconds since 1970: pages and ink are those of that moment; null for now
 * @param onShut is called when the line was shut for good: who is still welcome asks at the door
 */
export function useTimeline(
  attendee: Attendee,
  onEvent: (event: RoomEvent) => void,
  heard: () => number | null,
  onShut: () => unknown,
) {
  const newest = shallowRef(emptyRoom);
  const cursor = new RoomCursor();
  const error = shallowRef<unknown>(null);
  const isCurrent = ref(false);
  /** The latest event that this page was told of. */
  let lastTold = 0;
  let reading: Promise<void> | null = null;
  let stopListening: (() => void) | null = null;

  function take(events: readonly RoomEvent[]) {
    const known = newest.value.sequence;
    const fresh = events.filter(({ sequence }) => sequence > known);
    for (const event of fresh) cursor.add(event);
    newest.value = afterEvents(newest.value, fresh);
    for (const event of fresh) onEvent(event);
  }

  async function readOn(): Promise<void> {
    const read: RoomEvent[] = [];
    let shownAt = Date.now();
    for (let hasMore = true; hasMore;) {
      const after = read.at(-1)?.sequence ?? newest.value.sequence;
      const { result: events, error: problem } = await attendee.readEvents(after);
      error.value = problem;
      read.push(...(events ?? []));
      // What is told while an answer is on its way may be missing in it.
      const isBehind = (events?.at(-1)?.sequence ?? lastTold) < lastTold;
      hasMore = events?.length === fullAnswer || isBehind;
      if (events) isCurrent.value = !hasMore;
      if (hasMore && Date.now() - shownAt < patienceMilliseconds) continue;
      take(read.splice(0));
      shownAt = Date.now();
    }
  }

  /** Asks for what is missing; who asks while an answer is on its way waits until nothing is. */
  function catchUp(): Promise<void> {
    reading ??= readOn().finally(() => (reading = null));
    return reading;
  }

  /** Begins to listen, unless one listens already, then reads what happened before: in this order nothing falls between. */
  function start() {
    stopListening ??= attendee.listen(({ event, error: problem }) => {
      lastTold = Math.max(lastTold, event?.sequence ?? 0);
      if (problem) shut();
      else if (!event || isGapBefore(newest.value, event)) void catchUp();
      else take([event]);
    });
    return catchUp();
  }

  function shut() {
    stop();
    onShut();
  }

  /** Listens no more, until `start`. */
  function stop() {
    stopListening?.();
    stopListening = null;
  }

  /** Who hears it late sees pages and ink as late; what is said in writing, at once. */
  const room = computed(() => {
    const moment = heard();
    if (moment === null) return newest.value;
    const { pageKey, boards, strokes } = cursor.at(moment);
    return { ...newest.value, pageKey, boards, strokes };
  });

  onScopeDispose(stop);
  return { room, error, isCurrent, start, stop, catchUp, take };
}
