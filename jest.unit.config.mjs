import { base } from './jest.base.config.mjs';

/** Rules, without servers: every `*.spec.ts`. */
export default { ...base, testMatch: ['**/*.spec.ts'] };
