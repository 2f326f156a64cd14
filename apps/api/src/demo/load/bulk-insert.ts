import type { EntityManager } from 'typeorm';

/** Values of one row, in the order of the table's columns. */
export type Row = readonly (string | number | Buffer | null)[];

/** A table that the demo data fill, and its columns. */
export interface BulkTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Rows of one INSERT: large enough to be fast, far below the server's packet limit. */
const rowsAtOnce = 1500;

/**
 * Inserts many rows with few statements; while the server works on one, the next is written. Table and column names are constants of the
 * loader, never input.
 */
export async function bulkInsert<T>(
  tx: EntityManager,
  table: BulkTable,
  items: readonly T[],
  toRow: (item: T) => Row,
): Promise<void> {
  let previous: Promise<unknown> = Promise.resolve();
  for (let start = 0; start < items.length; start += rowsAtOnce) {
    const rows = items.slice(start, start + rowsAtOnce).map(toRow);
    const next: Promise<unknown> = tx.query('INSERT INTO ?? (??) VALUES ?', [table.name, table.columns, rows]);
    const [outcome] = await Promise.allSettled([previous]);
    if (outcome.status === 'rejected') await Promise.allSettled([next]);
    await previous;
    previous = next;
  }
  await previous;
}

/** An instant as the database writes it: UTC to the millisecond. */
export function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 23).replace('T', ' ');
}

/** An instant or nothing. */
export function instantOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : instant(milliseconds);
}
