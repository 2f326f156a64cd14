import { computed, ref, shallowRef } from 'vue';
import type { DrawnStroke, InkColour } from '../room-state';
import { useRoom } from '../useRoom';

/** Width of the pen, in thousandths of the page's width. */
export const penWidth = 5;

/** The ink on the page that is shown: what everybody has drawn, and what one has drawn oneself before it has arrived. */
export function useInk(pageKey: () => string | null) {
  const { timeline, deeds, people } = useRoom();
  const pending = shallowRef<readonly (DrawnStroke & { pageKey: string })[]>([]);
  const isBusy = ref(false);

  const arrived = computed(() => timeline.room.value.strokes.get(pageKey() ?? '') ?? []);
  const strokes = computed<readonly DrawnStroke[]>(() => {
    const known = new Set(arrived.value.map(({ id }) => id));
    return [...arrived.value, ...pending.value.filter((own) => own.pageKey === pageKey() && !known.has(own.id))];
  });
  const lastOwn = computed(() => arrived.value.findLast(({ personId }) => personId === people.me.value?.personId));

  async function draw(points: string, colour: InkColour, id: string): Promise<void> {
    const key = pageKey();
    if (!key) return;
    const stroke = { points, colour, width: penWidth };
    pending.value = [...pending.value, { ...stroke, id, personId: people.me.value?.personId ?? null, pageKey: key }];
    await deeds.draw(key, stroke, id);
    await timeline.catchUp();
    pending.value = pending.value.filter((own) => own.id !== id);
  }

  async function undo(): Promise<void> {
    const stroke = lastOwn.value;
    if (!stroke) return;
    isBusy.value = true;
    await deeds.erase(stroke.id);
    isBusy.value = false;
  }

  return { strokes, draw, erase: deeds.erase, undo, isBusy, hasOwnStroke: computed(() => !!lastOwn.value) };
}
