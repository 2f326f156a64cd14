import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { login, signIn } from './people';
import { expectNoViolation, keepScreen, SIZES, type Size } from './screens';
import { lookedAtElsewhere, namedPages, visits } from './visits';

/** Every page, in both languages, light and dark, on phone and desktop, has no violation that axe can see. */
const languages = { zh: 'zh-CN', en: 'en-GB' } as const;
/** By night a page has the same parts in other colours: axe looks at these alone. */
const looks: Record<'light' | 'dark', string[]> = { light: [], dark: ['color-contrast'] };

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
}

/** One signed-in browser per role, app and language for all its visits, as a person has one; null stands for nobody. */
const browsers = new Map<string, Promise<BrowserContext>>();

function browserOf(browser: Browser, role: string | null, locale: string, start: string): Promise<BrowserContext> {
  const app = start.startsWith('/studio') ? '/studio/' : '/';
  const key = `${role} ${locale} ${app}`;
  const known = browsers.get(key);
  if (known) return known;
  const opened = openBrowser(browser, role, locale, app);
  browsers.set(key, opened);
  return opened;
}

async function openBrowser(browser: Browser, role: string | null, locale: string, app: string) {
  const context = await browser.newContext({ locale });
  if (role === null) return context;
  const page = await context.newPage();
  await page.goto(app);
  await signIn(page, login(role), undefined, locale.startsWith('zh') ? 'zh' : 'en');
  await page.close();
  return context;
}

/** Looks at the page on the phone and on the desk. */
async function inspect(page: Page, name: string, language: string): Promise<void> {
  for (const size of Object.keys(SIZES) as Size[]) {
    await page.setViewportSize(SIZES[size]);
    await settled(page);
    await inspectByDayAndNight(page, `${name}-${size}-${language}`);
  }
}

/** By day, and then by night, as the device's setting changes under the page. */
async function inspectByDayAndNight(page: Page, name: string): Promise<void> {
  for (const [colorScheme, rules] of Object.entries(looks) as ['light' | 'dark', string[]][]) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await page.evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
          .map(({ finished }) => finished),
      ),
    );
    await expectNoViolation(page, rules);
    await keepScreen(page, `${name}-${colorScheme}`);
  }
}

test.afterAll(async () => {
  await Promise.all([...browsers.values()].map(async (opened) => (await opened).close()));
  browsers.clear();
});

test('no page of the apps is left out', () => {
  const looked = [...visits.map(({ page }) => page), ...Object.keys(lookedAtElsewhere)];
  expect(looked.toSorted()).toEqual(namedPages().toSorted());
});

for (const [language, locale] of Object.entries(languages) as ['zh' | 'en', string][]) {
  test(`sign-in pages, ${language}`, async ({ browser }) => {
    const context = await browserOf(browser, null, locale, '/');
    for (const [name, start] of [
      ['learn-sign-in', '/'],
      ['studio-sign-in', '/studio/'],
    ] as const) {
      const page = await context.newPage();
      await page.goto(start);
      await expect(page.getByRole('combobox').first()).toBeVisible();
      await inspect(page, name, language);
      await page.close();
    }
  });
  for (const visit of visits) {
    test(`${visit.name}, ${language}`, async ({ browser }) => {
      const context = await browserOf(browser, visit.role, locale, visit.start);
      const page = await context.newPage();
      await page.setViewportSize(SIZES.phone);
      await page.goto(visit.start);
      await visit.open?.(page);
      await settled(page);
      await expect(page.locator('h1').first()).toBeVisible();
      await inspect(page, visit.name, language);
      await page.close();
    });
  }
}
