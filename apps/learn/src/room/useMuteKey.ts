import { useEventListener } from '@vueuse/core';

const typing = 'input, textarea, select, [contenteditable="true"], dialog[open] *';

/** M mutes and unmutes, unless one is typing. */
export function useMuteKey(toggle: () => void): void {
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
    const isTyping = event.target instanceof Element && event.target.matches(typing);
    if (event.code === 'KeyM' && isPlain && !isTyping) toggle();
  });
}
