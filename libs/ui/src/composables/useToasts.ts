import { readonly, shallowRef } from 'vue';

/** A short notice at the edge of the page, with a way back where there is one. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'bamboo' | 'cinnabar';
  /** Takes back what was done; the toast closes when it is pressed. */
  readonly undo?: () => unknown;
}

/** What may be said of a toast when it is shown. */
export interface ToastOptions {
  tone?: Toast['tone'];
  undo?: () => unknown;
  /** How long it stays; 5 s, or 10 s when something can be undone. 0 stays until it is closed. */
  seconds?: number;
}

const toasts = shallowRef<readonly Toast[]>([]);
const timers = new Map<number, ReturnType<typeof setTimeout>>();
let lastId = 0;

function close(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
}

/** Lets a toast wait while the pointer or the focus is on it. */
function hold(id: number): void {
  clearTimeout(timers.get(id));
}

function release(id: number, seconds: number): void {
  if (seconds > 0)
    timers.set(
      id,
      setTimeout(() => close(id), seconds * 1000),
    );
}

function show(text: string, options: ToastOptions = {}): number {
  const id = ++lastId;
  const toast: Toast = { id, text, tone: options.tone ?? 'plain', undo: options.undo };
  toasts.value = [...toasts.value.slice(-2), toast];
  release(id, options.seconds ?? (options.undo ? 10 : 5));
  return id;
}

/** The toasts of this page; `ToastRegion` shows them. */
export function useToasts() {
  return { toasts: readonly(toasts), show, close, hold, release };
}
