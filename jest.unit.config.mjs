import { together } from './jest.base.config.mjs';

/** Rules, without servers: every `*.spec.ts`. */
export default { ...together, testMatch: ['**/*.spec.ts'] };
