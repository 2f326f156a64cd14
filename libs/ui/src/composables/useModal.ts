import { computed, onScopeDispose, shallowRef, watch, type Ref, type ShallowRef } from 'vue';

const opened = shallowRef<readonly HTMLDialogElement[]>([]);

/** The dialog on top, beside which nothing can be seen or pressed; null while there is none. */
export const topModal = computed(() => opened.value.at(-1) ?? null);

function leave(element: HTMLDialogElement): void {
  opened.value = opened.value.filter((other) => other !== element);
}

/** Opens the browser's own modal dialog while `isOpen` says so. */
export function useModal(dialog: Readonly<ShallowRef<HTMLDialogElement | null>>, isOpen: Ref<boolean>): void {
  watch(
    [isOpen, dialog],
    ([open, element]) => {
      if (!element) return;
      if (open && !element.open) element.showModal();
      if (!open && element.open) element.close();
      leave(element);
      if (open) opened.value = [...opened.value, element];
    },
    { flush: 'post', immediate: true },
  );
  onScopeDispose(() => {
    if (dialog.value) leave(dialog.value);
  });
}
