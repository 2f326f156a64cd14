import type { BrowserContext, Page } from '@playwright/test';

/** What a page knows of its microphone and camera. */
interface Devices {
  /** How often they were asked for. */
  questions: number;
  areThere: boolean;
}

/** Counts how often pages of this browser ask for a microphone or a camera, and lets a test unplug them. */
export async function watchDevices(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    if (!('mediaDevices' in navigator)) return;
    const devices: Devices = { questions: 0, areThere: true };
    const given = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
      devices.questions += 1;
      if (!devices.areThere) throw new DOMException('Requested device not found', 'NotFoundError');
      return given(wanted);
    };
    Object.assign(window, { devicesOfThisPage: devices });
  });
}

/** How often the page that is open has asked for a microphone or a camera. */
export function deviceQuestions(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { devicesOfThisPage: Devices }).devicesOfThisPage.questions);
}

/** Takes microphone and camera away from the page that is open, or gives them back. */
export async function plugIn(page: Page, areThere: boolean): Promise<void> {
  await page.evaluate((now) => {
    (window as unknown as { devicesOfThisPage: Devices }).devicesOfThisPage.areThere = now;
  }, areThere);
}
