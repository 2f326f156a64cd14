/**
 * `npm run bench -- <name>`: runs a benchmark of `benches/`, or lists them. Benchmarks measure; they are no tests.
 */
import { join } from 'node:path';
import { runNamed } from './catalogue.mjs';
import { run, say, table } from './say.mjs';

const folder = join(import.meta.dirname, 'benches');

/**
 * @typedef {object} Row one figure; it is ok when it does not pass its limit
 * @property {string} row
 * @property {number} value
 * @property {string} unit
 * @property {number} [limit]
 * @property {boolean} [isFloor] whether the limit is the least instead of the most
 */

/**
 * @param {Row} row
 * @returns {boolean}
 */
export function isWithin({ value, limit, isFloor }) {
  if (limit === undefined) return true;
  return isFloor ? value >= limit : value <= limit;
}

/**
 * Shows the figures to people and, a JSON line each, to programs; a missed limit becomes exit code 1.
 * @param {string} bench its name
 * @param {Row[]} rows
 */
export function report(bench, rows) {
  const figure = (/** @type {number | undefined} */ value) =>
    value === undefined ? '' : String(Math.round(value * 1000) / 1000);
  const lines = rows.map((one) => [one.row, figure(one.value), one.unit, figure(one.limit), isWithin(one) ? '✓' : '✗']);
  say(table([['', 'value', 'unit', 'limit', ''], ...lines]));
  for (const one of rows)
    say(
      JSON.stringify({
        bench,
        row: one.row,
        value: one.value,
        unit: one.unit,
        limit: one.limit ?? null,
        ok: isWithin(one),
      }),
    );
  if (!rows.every(isWithin)) process.exitCode = 1;
}

/**
 * @param {number[]} values
 * @returns {number}
 */
export function median(values) {
  return percentile(values, 50);
}

/**
 * @param {number[]} values
 * @param {number} share from 0 to 100
 * @returns {number} the smallest value that so many per cent do not pass
 */
export function percentile(values, share) {
  if (values.length === 0) throw new RangeError('There is no percentile of nothing.');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((share / 100) * sorted.length) - 1)];
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  await run(() => runNamed('bench', folder, process.argv.slice(2)));
}
