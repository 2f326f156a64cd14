import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { DuckdbDraft, dropDrafts } from './duckdb-draft.js';
import { DuckdbHeap } from './duckdb-heap.js';
import { appendNames, factRows, RowAppender, selectedRows, typed } from './duckdb-rows.js';
import {
  FactStore,
  type EventHeap,
  type FactChange,
  type FactDraft,
  type NumberedId,
  type NumberedKind,
  type Select,
  type StoredRows,
} from './fact-store.js';
import { factKinds, factTables, type FactKind, type FactTable } from './tables.js';

export interface DuckdbOptions {
  readonly file: string;
  /** Most memory that DuckDB takes for itself; what does not fit goes to files beside `file`. */
  readonly memory?: string;
  readonly threads?: number;
}

/** Keeps the facts in a DuckDB file, which this process alone opens. */
export class DuckdbFactStore extends FactStore {
  private constructor(
    private readonly folder: string,
    private readonly instance: DuckDBInstance,
    private readonly writer: DuckDBConnection,
  ) {
    super();
  }

  /** @throws Error when the file is no database, or is opened by another process */
  static async open({ file, memory = '256MB', threads = 2 }: DuckdbOptions): Promise<DuckdbFactStore> {
    const folder = dirname(file);
    await mkdir(folder, { recursive: true });
    const instance = await DuckDBInstance.create(file, {
      ...{ memory_limit: memory, threads: String(threads), preserve_insertion_order: 'false' },
      ...{ temp_directory: join(folder, 'spilled'), autoinstall_known_extensions: 'false' },
      autoload_known_extensions: 'false',
    });
    const writer = await instance.connect();
    for (const kind of factKinds) await writer.run(createTable(factTables[kind], factTables[kind].name));
    await writer.run('CREATE TABLE IF NOT EXISTS numbered_id (kind VARCHAR, number INTEGER, id VARCHAR)');
    await writer.run('CREATE TABLE IF NOT EXISTS course_category (course INTEGER, category INTEGER)');
    await writer.run('CREATE TABLE IF NOT EXISTS mark (name VARCHAR PRIMARY KEY, value BIGINT)');
    await writer.run('CREATE TEMP TABLE changed_person (person INTEGER)');
    await writer.run('CREATE TEMP TABLE removed_row (name BIGINT)');
    await dropDrafts(writer);
    return new DuckdbFactStore(folder, instance, writer);
  }

  async read<Answer>(work: (select: Select) => Promise<Answer>): Promise<Answer> {
    const connection = await this.instance.connect();
    try {
      await connection.run('BEGIN TRANSACTION');
      return await work(async ({ sql, parameters }) => selectedRows(await connection.run(sql, ...typed(parameters))));
    } finally {
      connection.closeSync();
    }
  }

  async ids(): Promise<NumberedId[]> {
    const rows = await selectedRows(await this.writer.run('SELECT kind, number, id FROM numbered_id'));
    return rows.map(({ kind, number, id }) => ({ kind: kind as NumberedKind, number: Number(number), id: String(id) }));
  }

  async categories(): Promise<Map<number, number>> {
    const rows = await factRows(await this.writer.run('SELECT course, category FROM course_category'));
    return new Map(rows.map(([course, category]) => [course!, category!]));
  }

  async marks(): Promise<Record<string, number>> {
    const rows = await selectedRows(await this.writer.run('SELECT name, value FROM mark'));
    return Object.fromEntries(rows.map(({ name, value }) => [String(name), Number(value)]));
  }

  async rowsOf(people: readonly number[]): Promise<Record<FactKind, StoredRows>> {
    await this.writer.run('DELETE FROM changed_person');
    const appender = await RowAppender.open(this.writer, 'changed_person', 1);
    appender.add(people.map((person) => [person]));
    appender.close();
    const found: Partial<Record<FactKind, StoredRows>> = {};
    for (const kind of factKinds) found[kind] = await this.storedRows(factTables[kind]);
    return found as Record<FactKind, StoredRows>;
  }

  async change(change: FactChange): Promise<void> {
    await this.inTransaction(async () => {
      for (const [kind, names] of change.removed) await this.remove(factTables[kind], names);
      for (const [kind, rows] of change.added) {
        const appender = await RowAppender.open(this.writer, factTables[kind].name, factTables[kind].columns.length);
        appender.add(rows);
        appender.close();
      }
      await this.remember(change);
    });
  }

  async draft(): Promise<FactDraft> {
    return DuckdbDraft.open(await this.instance.connect(), (swap, change) =>
      this.inTransaction(async () => {
        await swap(this.writer);
        await this.remember(change);
      }),
    );
  }

  async heap(columns: readonly string[]): Promise<EventHeap> {
    return DuckdbHeap.open(await this.instance.connect(), join(this.folder, 'heap.duckdb'), columns);
  }

  async close(): Promise<void> {
    this.writer.closeSync();
    this.instance.closeSync();
    await rm(join(this.folder, 'spilled'), { recursive: true, force: true });
  }

  private async storedRows({ name, columns }: FactTable): Promise<StoredRows> {
    const sql = ['SELECT', columns.join(', '), ', rowid AS name FROM', name, 'WHERE person IN (FROM changed_person)'];
    const chunks = await (await this.writer.run(sql.join(' '))).fetchAllChunks();
    const rows: number[][] = [];
    const names: bigint[] = [];
    for (const chunk of chunks) {
      const vectors = columns.map((_, index) => chunk.getColumnVector(index));
      const named = chunk.getColumnVector(columns.length);
      for (let row = 0; row < chunk.rowCount; row += 1) {
        rows.push(vectors.map((vector) => Number(vector.getItem(row))));
        names.push(named.getItem(row) as bigint);
      }
    }
    return { rows, names };
  }

  private async remove({ name }: FactTable, names: readonly bigint[]): Promise<void> {
    await this.writer.run('DELETE FROM removed_row');
    await appendNames(this.writer, 'removed_row', names);
    await this.writer.run(['DELETE FROM', name, 'WHERE rowid IN (FROM removed_row)'].join(' '));
  }

  private async remember({ ids, categories, marks }: Pick<FactChange, 'ids' | 'categories' | 'marks'>): Promise<void> {
    if (ids.length > 0) {
      const appender = await this.writer.createAppender('numbered_id');
      for (const { kind, number, id } of ids) {
        appender.appendVarchar(kind);
        appender.appendInteger(number);
        appender.appendVarchar(id);
        appender.endRow();
      }
      appender.closeSync();
    }
    if (categories) {
      await this.writer.run('DELETE FROM course_category');
      const appender = await RowAppender.open(this.writer, 'course_category', 2);
      appender.add([...categories]);
      appender.close();
    }
    for (const [name, value] of Object.entries(marks))
      await this.writer.run('INSERT OR REPLACE INTO mark VALUES (?, ?)', [name, BigInt(value)]);
  }

  private async inTransaction(work: () => Promise<void>): Promise<void> {
    await this.writer.run('BEGIN TRANSACTION');
    try {
      await work();
      await this.writer.run('COMMIT');
    } catch (error) {
      await this.writer.run('ROLLBACK');
      throw error;
    }
  }
}

function createTable({ columns }: FactTable, name: string): string {
  const typed = columns.map((column) => [column, 'INTEGER NOT NULL'].join(' '));
  return ['CREATE TABLE IF NOT EXISTS', name, '(', typed.join(', '), ')'].join(' ');
}
