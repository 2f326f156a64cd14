import { alone, together } from './jest.base.config.mjs';

/** Services on the real MariaDB, Redis, ffmpeg and object stores: every `*.int-spec.ts` and `*.alone-spec.ts`. */
export default {
  projects: [
    { ...together, displayName: 'together', testMatch: ['**/*.int-spec.ts'] },
    { ...alone, displayName: 'alone', testMatch: ['**/*.alone-spec.ts'] },
  ],
  maxWorkers: 2,
  testTimeout: 120_000,
  testSequencer: '<rootDir>/jest.sequencer.mjs',
};
