/**
 * `npm run chaos -- <name> [--rounds N] [--seed N]`: kills parts of the running product at random moments and compares what is
 * left with what was acknowledged. The programs are in `chaos/`.
 */
import { join } from 'node:path';
import { runNamed } from './catalogue.mjs';
import { run } from './say.mjs';

await run(() => runNamed('chaos', join(import.meta.dirname, 'chaos'), process.argv.slice(2)));
