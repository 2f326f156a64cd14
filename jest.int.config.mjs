import { base } from './jest.base.config.mjs';

/** Services on the real MariaDB, Redis, ffmpeg and object stores: every `*.int-spec.ts`. */
export default {
  ...base,
  testMatch: ['**/*.int-spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 2,
  testSequencer: '<rootDir>/jest.sequencer.mjs',
};
