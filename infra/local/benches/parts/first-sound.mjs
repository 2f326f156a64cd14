/**
 * How long a listener's browser takes from the tap on "enter" to the first sound of who speaks.
 */
import { chromium } from 'playwright-core';
import { enterAndListen } from './in-page-listening.mjs';

/**
 * @param {import('./live-session.mjs').LiveSession} session in which somebody speaks
 * @param {import('./live-session.mjs').Somebody[]} listeners one after the other
 * @returns {Promise<number[]>} seconds
 */
export async function measureFirstSound({ url, id }, listeners) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--autoplay-policy=no-user-gesture-required'],
  });
  try {
    const seconds = [];
    for (const { cookie } of listeners) {
      const context = await browser.newContext({ locale: 'zh-CN' });
      const cookies = cookie.split('; ').map((one) => one.split('='));
      await context.addCookies(cookies.map(([name, value]) => ({ name, value, url })));
      const page = await context.newPage();
      await page.goto(`${url}/sessions/${id}`);
      await page.getByRole('main').getByRole('link', { name: '进入', exact: true }).waitFor();
      seconds.push(await page.evaluate(enterAndListen));
      await context.close();
    }
    return seconds;
  } finally {
    await browser.close();
  }
}
