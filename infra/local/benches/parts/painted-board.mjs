/**
 * How long a real browser takes from another filter until the board of it is painted.
 */
import { chromium } from 'playwright-core';
import { paintAnother } from './in-page-painting.mjs';

/**
 * @param {string} url of the product
 * @param {string} cookie of an administrator
 * @param {string[]} queries of boards that nobody has asked for before
 * @returns {Promise<number[]>} seconds of each
 */
export async function measurePaintedBoard(url, cookie, queries) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  try {
    const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 900 } });
    const cookies = cookie.split('; ').map((one) => one.split('='));
    await context.addCookies(cookies.map(([name, value]) => ({ name, value, url })));
    const page = await context.newPage();
    const [first, ...others] = queries;
    await page.goto(`${url}/studio/participation?${first}`);
    await page.locator('main table').last().waitFor();
    const seconds = [];
    for (const query of others) seconds.push(await page.evaluate(paintAnother, `/studio/participation?${query}`));
    return seconds;
  } finally {
    await browser.close();
  }
}
