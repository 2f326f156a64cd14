import { readSetting, writeSetting } from '@yunqiao/ui';
import { onScopeDispose, ref } from 'vue';

const setting = 'listensByStream';
/** A session gets its stream a while after the first wish for it. */
const againMilliseconds = 15_000;

/**
 * Whether one would rather listen by the stream: because one said so on this device, or because the line is too weak.
 * @param askAgain is called when the answer at the door may be another one now
 */
export function useStreamWish(askAgain: () => void) {
  const isWished = ref(readSetting(setting) === 'yes');
  let timer: ReturnType<typeof setTimeout> | undefined;

  function wish(isNowWished: boolean): void {
    if (isWished.value === isNowWished) return;
    isWished.value = isNowWished;
    askAgain();
  }

  onScopeDispose(() => clearTimeout(timer));
  return {
    isWished,
    /** What one chose, for this device. */
    choose(isChosen: boolean): void {
      writeSetting(setting, isChosen ? 'yes' : null);
      wish(isChosen);
    },
    /** The line carries nothing else any more; it is not remembered. */
    giveUp: () => wish(true),
    /** Asks again later when there was no stream yet. */
    waitForStream(): void {
      clearTimeout(timer);
      if (isWished.value) timer = setTimeout(askAgain, againMilliseconds);
    },
  };
}
