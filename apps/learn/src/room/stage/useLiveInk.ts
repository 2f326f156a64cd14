import { useIntervalFn } from '@vueuse/core';
import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import type { InkColour } from '../room-state';
import { useRoom } from '../useRoom';
import { decodePart, encodePart, inkTopic, LiveStrokes, StrokeSender } from './live-ink';
import type { InkPoint } from './stroke-codec';

/** Between two parts of a stroke that is being drawn, in milliseconds. */
const partEvery = 50;
const lookMilliseconds = 1_000;

/** Ink while it is drawn: one's own goes out over the conference, that of others is shown until the finished stroke comes. */
export function useLiveInk(pageKey: () => string | null, width: number) {
  const { conference, people, timeline } = useRoom();
  const live = shallowRef(LiveStrokes.none);
  let own: { id: string; sender: StrokeSender; points: readonly InkPoint[] } | null = null;

  function sendNext(): void {
    const part = own?.sender.next(own.points);
    if (part) conference.send(inkTopic, encodePart(part));
  }
  const sending = useIntervalFn(sendNext, partEvery, { immediate: false });

  /** Tells others of a stroke as it grows. */
  function sketch(id: string, points: readonly InkPoint[], colour: InkColour): void {
    const key = pageKey();
    if (!key) return;
    if (own?.id === id) own = { ...own, points };
    else own = { id, points, sender: new StrokeSender({ id, pageKey: key, colour, width }) };
    if (!sending.isActive.value) sending.resume();
  }

  /** The stroke is finished: its last points go out, and the stroke itself follows another way. */
  function finish(): void {
    sendNext();
    own = null;
    sending.pause();
  }

  /** The stroke was given up. */
  function giveUp(): void {
    if (own) conference.send(inkTopic, encodePart(own.sender.end()));
    own = null;
    sending.pause();
  }

  onScopeDispose(
    conference.hear(inkTopic, (bytes, personId) => {
      const part = decodePart(bytes);
      if (part && people.mayPresent(personId)) live.value = live.value.with(part, personId, Date.now());
    }),
  );
  const finished = computed(() => (timeline.room.value.strokes.get(pageKey() ?? '') ?? []).map(({ id }) => id));
  watch(finished, (ids) => (live.value = live.value.without(ids)));
  useIntervalFn(() => live.value.isEmpty || (live.value = live.value.fresh(Date.now())), lookMilliseconds);

  /** A part may arrive after its finished stroke. */
  const strokes = computed(() => live.value.on(pageKey()).filter(({ id }) => !finished.value.includes(id)));
  return { strokes, sketch, finish, giveUp };
}
