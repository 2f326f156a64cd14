import { useElementBounding, useWindowSize } from '@vueuse/core';
import { computed, type CSSProperties, type Ref } from 'vue';

const gap = 4;
const margin = 8;
const mostHeight = 288;
/** Room for four lines; with less below, the list may stand above. */
const enoughHeight = 176;

/** Where a field stands in the window, in pixels. */
export interface FieldPlace {
  top: number;
  bottom: number;
  left: number;
  width: number;
}

/**
 * Where the list of a field stands in a window of `windowHeight` pixels: below it, above it where there is hardly room
 * below and more above, and never higher than what is left. Fixed to the window, so that no dialog or table that scrolls cuts it off.
 */
export function listPlaceOf(field: FieldPlace, windowHeight: number): CSSProperties {
  const below = windowHeight - field.bottom - gap - margin;
  const above = field.top - gap - margin;
  const isBelow = below >= enoughHeight || below >= above;
  const height = Math.max(0, Math.min(mostHeight, isBelow ? below : above));
  const vertical = isBelow ? { top: `${field.bottom + gap}px` } : { bottom: `${windowHeight - field.top + gap}px` };
  return { left: `${field.left}px`, width: `${field.width}px`, maxHeight: `${height}px`, ...vertical };
}

/** The place of the list that belongs to `field`, while page and dialog scroll. */
export function useListPlace(field: Readonly<Ref<HTMLElement | null>>) {
  const { top, bottom, left, width, update } = useElementBounding(field);
  const { height } = useWindowSize();
  const place = computed(() =>
    listPlaceOf({ top: top.value, bottom: bottom.value, left: left.value, width: width.value }, height.value),
  );
  return { place, update };
}
