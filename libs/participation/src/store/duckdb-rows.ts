import {
  BIGINT,
  DuckDBDataChunk,
  INTEGER,
  VARCHAR,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBResult,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { SelectedRow, FactStatement } from './fact-store.js';
import type { FactRow } from './tables.js';

/** Rows of one chunk of DuckDB. */
const chunkRows = 2_048;

/** Appends rows of whole numbers to a table, chunk by chunk, through one chunk that is used again and again. */
export class RowAppender {
  private readonly chunk: DuckDBDataChunk;
  private waiting: FactRow[] = [];

  private constructor(
    private readonly appender: DuckDBAppender,
    private readonly columnCount: number,
    type: DuckDBType,
  ) {
    this.chunk = DuckDBDataChunk.create(Array.from({ length: columnCount }, () => type));
  }

  static async open(
    connection: DuckDBConnection,
    table: string,
    columnCount: number,
    { type = INTEGER as DuckDBType, catalog }: { type?: DuckDBType; catalog?: string } = {},
  ): Promise<RowAppender> {
    const appender = await connection.createAppender(table, undefined, catalog);
    return new RowAppender(appender, columnCount, type);
  }

  add(rows: readonly FactRow[]): void {
    for (const row of rows) {
      this.waiting.push(row);
      if (this.waiting.length === chunkRows) this.write();
    }
  }

  flush(): void {
    this.write();
    this.appender.flushSync();
  }

  close(): void {
    this.write();
    this.appender.closeSync();
  }

  /** Ends without what is still waiting. */
  abandon(): void {
    this.waiting = [];
    this.appender.clear();
    this.appender.closeSync();
  }

  private write(): void {
    if (this.waiting.length === 0) return;
    this.chunk.reset();
    this.chunk.rowCount = this.waiting.length;
    for (let column = 0; column < this.columnCount; column += 1) {
      const vector = this.chunk.getColumnVector(column);
      this.waiting.forEach((row, index) => vector.setItem(index, row[column]!));
      vector.flush();
    }
    this.appender.appendDataChunk(this.chunk);
    this.waiting = [];
  }
}

/** Appends names of rows. */
export async function appendNames(
  connection: DuckDBConnection,
  table: string,
  names: readonly bigint[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  for (let begin = 0; begin < names.length; begin += chunkRows) {
    const some = names.slice(begin, begin + chunkRows);
    const chunk = DuckDBDataChunk.create([BIGINT], some.length);
    chunk.setColumnValues(0, some);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

/** Parameters with the types of the columns that they are compared with: an integer must not come as a double. */
export function typed(parameters: FactStatement['parameters']): [DuckDBValue[], DuckDBType[]] {
  const types = parameters.map((value) => (typeof value === 'number' ? INTEGER : VARCHAR));
  return [[...parameters], types];
}

/** The rows as objects; sums of integers come as big ones and are given back as plain numbers. */
export async function selectedRows(result: DuckDBResult): Promise<SelectedRow[]> {
  const names = result.columnNames();
  const rows: SelectedRow[] = [];
  for (const chunk of await result.fetchAllChunks()) {
    const columns = names.map((_, index) => chunk.getColumnVector(index).toArray().map(plain));
    for (let row = 0; row < chunk.rowCount; row += 1)
      rows.push(Object.fromEntries(names.map((name, index) => [name, columns[index]![row]!])));
  }
  return rows;
}

function plain(value: DuckDBValue): number | string | null {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return Number(value);
  throw new TypeError(`The facts hold whole numbers and texts, not ${typeof value}`);
}

/** Rows of whole numbers as they stand in the table. */
export async function factRows(result: DuckDBResult): Promise<number[][]> {
  const rows: number[][] = [];
  for (const chunk of await result.fetchAllChunks()) {
    const columns = Array.from({ length: chunk.columnCount }, (_, index) => chunk.getColumnVector(index));
    for (let row = 0; row < chunk.rowCount; row += 1) rows.push(columns.map((column) => Number(column.getItem(row))));
  }
  return rows;
}
