/**
 * `npm run accept -- <name> [size] [--seed N]`: runs the product over a seeded history and compares every figure that it shows with
 * those of a plain loop that shares no code with it. The programs are in `accept/`.
 */
import { join } from 'node:path';
import { runNamed } from './catalogue.mjs';
import { run } from './say.mjs';

await run(() => runNamed('accept', join(import.meta.dirname, 'accept'), process.argv.slice(2)));
