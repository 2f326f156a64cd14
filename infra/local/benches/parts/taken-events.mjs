/**
 * Whether the log has what was acknowledged.
 */
const atOnce = 5_000;

/**
 * @param {import('mysql2/promise').Connection} database
 * @param {string[]} ids of events
 * @returns {Promise<{ once: number, never: number, twice: number }>} how many of them the log holds so often
 */
export async function countTaken(database, ids) {
  const counts = { once: 0, never: 0, twice: 0 };
  for (let first = 0; first < ids.length; first += atOnce) {
    const some = ids.slice(first, first + atOnce).map((id) => Buffer.from(id.replaceAll('-', ''), 'hex'));
    const [rows] = await database.query('SELECT COUNT(*) AS times FROM activity_event WHERE id IN (?) GROUP BY id', [
      some,
    ]);
    const found = /** @type {{ times: number }[]} */ (rows);
    counts.never += some.length - found.length;
    counts.once += found.filter(({ times }) => times === 1).length;
    counts.twice += found.filter(({ times }) => times > 1).length;
  }
  return counts;
}
