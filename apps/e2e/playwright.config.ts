import { defineConfig } from '@playwright/test';

/** `npm test` runs journeys and pages side by side, each with a report of its own. */
const run = process.env.E2E_RUN ?? 'e2e';
/** Journeys through research sessions, and others in which parts of the product are killed. */
const sessions = ['session', 'guest', 'line', 'gap', 'growing'].map((name) => `**/${name}.e2e.ts`);
/** A journey that mostly waits: for five minutes nothing comes over the line. */
const absence = '**/absence.e2e.ts';

/**
 * The journeys of users in a real browser against the whole running product, which `src/product.setup.ts` starts on a
 * private port and data folder. Debian's Chromium; no browser is downloaded.
 */
export default defineConfig({
  testDir: 'src',
  projects: [
    // One after the other: some of them kill what all of them share.
    { name: 'sessions', testMatch: sessions, workers: 1 },
    { name: 'absence', testMatch: absence, timeout: 600_000 },
    { name: 'journeys', testMatch: '**/*.e2e.ts', testIgnore: ['**/pages.e2e.ts', absence, ...sessions] },
    { name: 'pages', testMatch: '**/pages.e2e.ts' },
  ],
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 420_000,
  expect: { timeout: 20_000 },
  globalSetup: './src/product.setup.ts',
  outputDir: `../../results/${run}`,
  reporter: [['line'], ['json', { outputFile: `../../results/${run}.json` }]],
  use: {
    baseURL: process.env.E2E_URL,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--autoplay-policy=no-user-gesture-required',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    },
  },
});
