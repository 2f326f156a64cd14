/**
 * A log that has run for months has a partition for each of them: a new product's has one for all that came before.
 */
const findPartitions = `SELECT partition_name AS name FROM information_schema.partitions
  WHERE table_schema = DATABASE() AND table_name = 'activity_event' ORDER BY partition_ordinal_position`;

/**
 * @param {import('mysql2/promise').Connection} database of a product whose log is empty
 * @param {Date} first instant at which something is received
 * @param {Date} last
 */
export async function partLog(database, first, last) {
  const [partitions] = await database.query(findPartitions);
  const [, { name: next }] = /** @type {{ name: string }[]} */ (partitions);
  const bound = next.replace(/^from_(\d{4})_(\d{2})$/, '$1-$2-01');
  const months = monthsAfter(first, last).filter((month) => month < bound);
  if (months.length === 0) return;
  const names = ['earlier', ...months.map((month) => `from_${month.slice(0, 7).replace('-', '_')}`)];
  const ends = [...months, bound];
  const parts = names.map(() => 'PARTITION ?? VALUES LESS THAN (?)').join(', ');
  await database.query(
    ['ALTER TABLE activity_event REORGANIZE PARTITION earlier INTO (', parts, ')'].join(''),
    names.flatMap((name, index) => [name, ends[index]]),
  );
}

/**
 * @param {Date} first
 * @param {Date} last
 * @returns {string[]} first days of the months after that of `first`, one behind that of `last` at most
 */
function monthsAfter(first, last) {
  const months = [];
  for (let ahead = 1; ; ahead += 1) {
    const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + ahead));
    months.push(month.toISOString().slice(0, 10));
    if (month > last) return months;
  }
}
