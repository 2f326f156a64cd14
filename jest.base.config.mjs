import './infra/testing/typescript.mjs';
import { swc } from './libs/platform/vite/swc.mjs';

// The processes that run the tests read TypeScript as well; their parent has the line above.
const first = ['worker-data', 'typescript'].map((name) => new URL(`./infra/testing/${name}.mjs`, import.meta.url));
process.env.NODE_OPTIONS = ['--conditions=@yunqiao/source', ...first.map(({ href }) => `--import=${href}`)].join(' ');

const places = {
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['/dist/', '/dist-types/', '/.yunqiao/', '/.cache/'],
  cacheDirectory: '<rootDir>/.cache/jest',
  roots: ['<rootDir>/libs', '<rootDir>/apps'],
};

/** What most tests share: a process loads our modules once, not once for each test file (docs/decisions/0013). */
export const together = {
  ...places,
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  setupFiles: ['<rootDir>/infra/testing/worker.mjs'],
  setupFilesAfterEnv: ['<rootDir>/infra/testing/patience.mjs'],
};

/** Each test file has modules of its own, which is slow: for those that replace modules, add types to the one GraphQL storage, or run a whole worker. */
export const alone = {
  ...places,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@yunqiao/source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': ['@swc/jest', { ...swc, sourceMaps: 'inline' }] },
};
