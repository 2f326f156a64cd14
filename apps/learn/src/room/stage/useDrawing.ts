import { newId } from '@yunqiao/ui';
import { ref, shallowRef } from 'vue';
import { mostPoints, type InkPoint } from './stroke-codec';

/** Closer than this to the last point a new one adds nothing, in thousandths of the page's width. */
const nearest = 0.0015;

/** Follows a pen, a finger or a mouse over a page, and tells each stroke, under an id of its own, when it is finished. */
export function useDrawing(tell: (points: readonly InkPoint[], id: string) => void) {
  const drawing = shallowRef<readonly InkPoint[]>([]);
  const strokeId = ref('');

  function begin(event: PointerEvent) {
    if (event.button !== 0) return;
    const page = event.currentTarget as Element;
    page.setPointerCapture(event.pointerId);
    strokeId.value = newId();
    drawing.value = [pointOf(event, page)];
  }

  function follow(event: PointerEvent) {
    const last = drawing.value.at(-1);
    if (!last) return;
    const page = event.currentTarget as Element;
    const parts = event.getCoalescedEvents?.() ?? [];
    const added = (parts.length > 0 ? parts : [event]).map((part) => pointOf(part, page));
    const far = added.filter(([x, y]) => Math.hypot(x - last[0], y - last[1]) > nearest);
    drawing.value = [...drawing.value, ...far];
    if (drawing.value.length < mostPoints) return;
    const end = drawing.value.at(-1)!;
    finish();
    strokeId.value = newId();
    drawing.value = [end];
  }

  function finish() {
    const points = drawing.value.slice(0, mostPoints);
    drawing.value = [];
    if (points.length > 0) tell(points, strokeId.value);
  }

  function forget() {
    drawing.value = [];
  }

  return { drawing, strokeId, begin, follow, finish, forget };
}

function pointOf(event: PointerEvent, page: Element): InkPoint {
  const { left, top, width, height } = page.getBoundingClientRect();
  const pressure = event.pointerType === 'pen' ? event.pressure : 0.5;
  return [(event.clientX - left) / width, (event.clientY - top) / height, pressure];
}
