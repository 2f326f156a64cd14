import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Where the first video of the page began to play, in seconds. */
    beganAt?: number;
  }
}

/** Has every page of this tab note where its video begins: by the time one looks, it has played on. */
export function noteWherePlayingBegins(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const note = ({ target }: Event) => {
      if (target instanceof HTMLVideoElement) window.beganAt ??= target.currentTime;
    };
    document.addEventListener('playing', note, { capture: true });
  });
}

/** In seconds; null while it has not begun. */
export function whereItBegan(page: Page): Promise<number | null> {
  return page.evaluate(() => window.beganAt ?? null);
}
