import { expect, test, type Browser, type Page } from '@playwright/test';
import { logins, signIn } from './people';
import { SIZES, type Size } from './screens';

/** The second trainer of the demo, whose videos are made ready in the background; nobody else uses her inbox. */
const trainer = () => logins('trainer')[1]!;

async function open(browser: Browser, size: Size, start: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES[size], locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(start);
  await signIn(page, trainer());
  return page;
}

/** How many notices are unread, as a screen reader says it: as a bell, and as a line of a menu. */
async function unread(page: Page): Promise<number> {
  const spoken = await page.getByRole('link', { name: /^通知/ }).first().ariaSnapshot();
  return Number(/link "\D*(\d+)/.exec(spoken)?.[1] ?? 0);
}

/** The newest notice of a video, among others of sessions that come while the test runs. */
const ofVideo = (page: Page) => page.getByRole('main').getByRole('listitem').filter({ hasText: '清晰度' }).first();

test('a trainer is told that her videos are ready, and what she reads on the phone is read on the desk at once', async ({
  browser,
}) => {
  const desk = await open(browser, 'desktop', '/studio/');
  await expect.poll(() => unread(desk), { timeout: 300_000 }).toBeGreaterThan(1);
  await desk.getByRole('link', { name: /^通知/ }).first().click();
  const phone = await open(browser, 'phone', '/');
  await phone.getByRole('link', { name: /^通知/ }).first().click();

  await expect(ofVideo(desk)).toContainText('未读');
  await ofVideo(phone).getByRole('link').click();
  await expect(phone).toHaveURL(/\/studio\/media\?search=/);
  await expect(ofVideo(desk)).not.toContainText('未读');

  await desk.getByRole('button', { name: '全部标为已读' }).press('Enter');
  await expect.poll(() => unread(desk)).toBe(0);
  await expect.poll(() => unread(phone)).toBe(0);
});
