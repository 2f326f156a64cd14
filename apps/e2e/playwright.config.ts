import { defineConfig } from '@playwright/test';

/**
 * The journeys of users in a real browser against the whole running product, which `src/product.setup.ts` starts on a
 * private port and data folder. Debian's Chromium; no browser is downloaded.
 */
export default defineConfig({
  testDir: 'src',
  testMatch: '**/*.e2e.ts',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 420_000,
  expect: { timeout: 20_000 },
  globalSetup: './src/product.setup.ts',
  outputDir: '../../results/e2e',
  reporter: [['line'], ['json', { outputFile: '../../results/e2e.json' }]],
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
      ],
    },
  },
});
