import { rm } from 'node:fs/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { factRows, RowAppender, typed } from './duckdb-rows.js';
import type { EventHeap } from './fact-store.js';
import type { FactRow } from './tables.js';

/** Events in a file of their own, which is removed at the end, so that the file of the facts does not grow by them. */
export class DuckdbHeap implements EventHeap {
  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly file: string,
    private readonly appender: RowAppender,
    private isClosed = false,
  ) {}

  static async open(connection: DuckDBConnection, file: string, columns: readonly string[]): Promise<DuckdbHeap> {
    await removeFile(file);
    await connection.run(["ATTACH '", file.replaceAll("'", "''"), "' AS heap"].join(''));
    const typedColumns = columns.map((column) => [column, 'INTEGER NOT NULL'].join(' '));
    await connection.run(['CREATE TABLE heap.event (', typedColumns.join(', '), ')'].join(' '));
    const appender = await RowAppender.open(connection, 'event', columns.length, { catalog: 'heap' });
    return new DuckdbHeap(connection, file, appender);
  }

  add(rows: readonly FactRow[]): void {
    this.appender.add(rows);
  }

  async read(fromPerson: number, toPerson: number): Promise<FactRow[]> {
    if (!this.isClosed) this.appender.close();
    this.isClosed = true;
    const sql = 'SELECT * FROM heap.event WHERE person >= ? AND person <= ?';
    return factRows(await this.connection.run(sql, ...typed([fromPerson, toPerson])));
  }

  async close(): Promise<void> {
    if (!this.isClosed) this.appender.abandon();
    await this.connection.run('DETACH heap');
    this.connection.closeSync();
    await removeFile(this.file);
  }
}

async function removeFile(file: string): Promise<void> {
  for (const path of [file, `${file}.wal`]) await rm(path, { force: true });
}
