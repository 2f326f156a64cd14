import { readSetting, writeSetting } from '@yunqiao/ui';
import { onScopeDispose, ref } from 'vue';

const setting = 'listensByStream';
/** A session gets its stream a while after the first wish for it. */
const againMilliseconds = 15_000;
/** A line that was too weak for the conference is tried again after this long. */
export const firstTry = 120_000;
/** Each time it was still too weak it takes twice as long until the next try, but never longer than this. */
export const longestTry = 16 * 60_000;

/**
 * Whether one would rather listen by the stream: because one said so on this device, or because the line is too weak.
 * @param askAgain is called when the answer at the door may be another one now
 * @param onTry is called before a line that was too weak is tried again
 */
export function useStreamWish(askAgain: () => void, onTry: () => void) {
  const isWished = ref(readSetting(setting) === 'yes');
  let asking: ReturnType<typeof setTimeout> | undefined;
  let trying: ReturnType<typeof setTimeout> | undefined;
  let patience = firstTry;
  let triedAt: number | null = null;

  function wish(isNowWished: boolean): void {
    if (isWished.value === isNowWished) return;
    isWished.value = isNowWished;
    askAgain();
  }

  function tryLine(): void {
    triedAt = Date.now();
    onTry();
    wish(false);
  }

  onScopeDispose(() => [asking, trying].forEach(clearTimeout));
  return {
    isWished,
    /** What one chose, for this device. */
    choose(isChosen: boolean): void {
      clearTimeout(trying);
      writeSetting(setting, isChosen ? 'yes' : null);
      wish(isChosen);
    },
    /** The line carries nothing else for now; it is not remembered. */
    giveUp(): void {
      const wasTooEarly = triedAt !== null && Date.now() - triedAt < patience;
      patience = wasTooEarly ? Math.min(longestTry, 2 * patience) : firstTry;
      clearTimeout(trying);
      wish(true);
      trying = setTimeout(tryLine, patience);
    },
    /** Asks again later when there was no stream yet. */
    waitForStream(): void {
      clearTimeout(asking);
      if (isWished.value) asking = setTimeout(askAgain, againMilliseconds);
    },
  };
}
