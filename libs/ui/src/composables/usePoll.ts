import { useDocumentVisibility } from '@vueuse/core';
import { onScopeDispose, watch } from 'vue';

/** Calls `act` every `milliseconds` while `isWanted` holds and the page is visible; the next call waits for the last. */
export function usePoll(act: () => Promise<unknown>, milliseconds: number, isWanted: () => boolean): void {
  const visibility = useDocumentVisibility();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function plan(): void {
    clearTimeout(timer);
    if (!isWanted() || visibility.value !== 'visible') return;
    timer = setTimeout(() => void act().finally(plan), milliseconds);
  }

  watch([isWanted, visibility], plan, { immediate: true });
  onScopeDispose(() => clearTimeout(timer));
}
