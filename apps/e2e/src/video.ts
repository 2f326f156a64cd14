import { expect, type BrowserContext, type Page } from '@playwright/test';

/** Second at which the page's video is. */
export function position(page: Page): Promise<number> {
  return page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime);
}

/**
 * Lets the browser itself note where its video begins and where it is left: it plays on while anybody asks from outside,
 * and while a tab closes.
 */
export async function noteEnds(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const note = (name: string) => {
      const video = document.querySelector('video');
      if (video) localStorage.setItem(name, String(video.currentTime));
    };
    const begin = () => {
      document.removeEventListener('playing', begin, true);
      note('test:begun');
    };
    document.addEventListener('playing', begin, true);
    window.addEventListener('pagehide', () => note('test:left'));
  });
}

/** What the browser noted of itself. */
export function noted(page: Page, name: 'test:begun' | 'test:left'): Promise<number> {
  return page.evaluate((key) => Number(localStorage.getItem(key) ?? Number.NaN), name);
}

/** Until the first picture has passed. */
export async function waitUntilBegun(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('video')?.currentTime);
}

export async function playUntil(page: Page, second: number): Promise<void> {
  await expect.poll(() => position(page), { timeout: 120_000 }).toBeGreaterThanOrEqual(second);
}
