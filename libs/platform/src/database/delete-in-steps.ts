import type { DataSource } from 'typeorm';

const rowsAtOnce = 2000;

/**
 * Deletes what is older than an instant, in small steps, so that nobody waits for it; ends early when asked to.
 * @param sql a DELETE with two parameters: the instant, and its LIMIT
 */
export async function deleteInSteps(
  database: Pick<DataSource, 'query'>,
  sql: string,
  before: Date,
  signal: AbortSignal,
): Promise<void> {
  let removed = rowsAtOnce;
  while (removed === rowsAtOnce && !signal.aborted) {
    const answer = await database.query<{ affectedRows: number }>(sql, [before, rowsAtOnce]);
    removed = answer.affectedRows;
  }
}
