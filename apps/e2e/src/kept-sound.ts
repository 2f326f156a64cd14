import { expect, type Page } from '@playwright/test';

/** How many pieces of a microphone's sound this browser keeps. */
function keptPieces(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes('yunqiao-sound')) return 0;
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('yunqiao-sound');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('It does not open'));
    });
    const count = await new Promise<number>((resolve, reject) => {
      const request = opened.transaction('events').objectStore('events').count();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('It does not count'));
    });
    opened.close();
    return count;
  });
}

/** The browser of somebody who has spoken keeps nothing any more, and what it sent is in the replay. */
export async function expectNothingKept(page: Page): Promise<void> {
  await expect.poll(() => keptPieces(page), { timeout: 60_000 }).toBe(0);
  await expect(page.getByText(/您麦克风的声音|Your microphone’s sound/)).toHaveCount(0, { timeout: 60_000 });
}
