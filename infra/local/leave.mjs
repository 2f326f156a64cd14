/**
 * Loaded before a benchmark or a chaos run: who is asked to stop leaves by `exit`, where what was started is stopped too.
 */
import { constants } from 'node:os';

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
