/**
 * The database of a running product with demo data, as its benchmarks see it.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../../ask-database.mjs';

/**
 * @template Result
 * @param {string} data the product's data folder
 * @param {(database: import('mysql2/promise').Connection) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withDatabase(data, work) {
  const database = await connect(data);
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

/** @typedef {(table: string, columns: string, rows: unknown[][]) => Promise<void>} Insert columns with spaces between them */

/** Rows of one statement. */
const rowsAtOnce = 5_000;

/**
 * @param {import('mysql2/promise').Connection} database
 * @returns {Insert} of any number of rows
 */
export function insertRows(database) {
  return async (table, columns, rows) => {
    for (let begin = 0; begin < rows.length; begin += rowsAtOnce) {
      const some = rows.slice(begin, begin + rowsAtOnce);
      await database.query('INSERT INTO ?? (??) VALUES ?', [table, columns.split(' '), some]);
    }
  };
}

/**
 * The worker makes the qualities of the demo videos after the start: until then it takes the CPU.
 * @param {string} data
 */
export async function untilVideosAreReady(data) {
  const until = Date.now() + 20 * 60_000;
  while (Date.now() < until) {
    const [[row]] = await withDatabase(data, (database) =>
      database.query("SELECT COUNT(*) AS waiting FROM media WHERE state IN ('processing', 'playable')"),
    );
    if (row.waiting === 0) return;
    await pause(2000);
  }
  throw new Error('The demo videos were not ready within 20 minutes.');
}
