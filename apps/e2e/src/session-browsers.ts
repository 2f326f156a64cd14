import { expect, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { watchDevices } from './devices';
import { signIn, type DemoLogin } from './people';
import { SIZES } from './screens';

/** What somebody comes to a session with. */
interface Equipment extends Pick<BrowserContextOptions, 'proxy'> {
  /** Done to the browser before its first page. */
  prepare?: (context: BrowserContext) => Promise<void>;
}

/** The host at a desk, in Chinese by day, signed in to the studio. */
export async function openDesk(browser: Browser, who: DemoLogin, { prepare }: Equipment = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES.desktop, locale: 'zh-CN', colorScheme: 'light' });
  await prepare?.(context);
  const page = await context.newPage();
  await page.goto('/studio/');
  await signIn(page, who);
  return page;
}

/** A colleague with a computer, in Chinese by night, signed in. */
export async function openLaptop(browser: Browser, who: DemoLogin, { prepare, proxy }: Equipment = {}): Promise<Page> {
  const look = { viewport: SIZES.desktop, locale: 'zh-CN', colorScheme: 'dark' } as const;
  const context = await browser.newContext({ ...look, ...(proxy && { proxy }) });
  await prepare?.(context);
  const page = await context.newPage();
  await page.goto('/sessions');
  await signIn(page, who);
  return page;
}

/** A phone, in English by night, of somebody who is not signed in. Its pages count how often they ask for a microphone or a camera. */
export async function openPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES.phone, locale: 'en-GB', colorScheme: 'dark' });
  await watchDevices(context);
  return context.newPage();
}

/** Signs in on a phone that speaks English. */
export async function signInOnPhone(page: Page, start: string, who: DemoLogin): Promise<void> {
  await page.goto(start);
  await signIn(page, who, undefined, 'en');
}

/** Marks the page that is open; `expectSamePage` tells whether it has been loaded again since. */
export async function markPage(page: Page): Promise<void> {
  await page.evaluate(() => Object.assign(window, { isTheSamePage: true }));
}

export async function expectSamePage(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'isTheSamePage' in window)).toBe(true);
}

/** Closes the browsers of everybody. */
export async function closeAll(...pages: Page[]): Promise<void> {
  await Promise.all(pages.map((page) => page.context().close()));
}
