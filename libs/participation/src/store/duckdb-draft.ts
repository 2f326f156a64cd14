import type { DuckDBConnection } from '@duckdb/node-api';
import { RowAppender } from './duckdb-rows.js';
import type { FactChange, FactDraft } from './fact-store.js';
import { factKinds, factTables, type FactKind, type FactRows } from './tables.js';

type Remembered = Pick<FactChange, 'ids' | 'categories' | 'marks'>;
type Swap = (writer: DuckDBConnection) => Promise<void>;

/** A second set of the tables, which takes the place of the first in one transaction. */
export class DuckdbDraft implements FactDraft {
  private constructor(
    private readonly connection: DuckDBConnection,
    private readonly appenders: ReadonlyMap<FactKind, RowAppender>,
    private readonly commit: (swap: Swap, change: Remembered) => Promise<void>,
  ) {}

  static async open(
    connection: DuckDBConnection,
    commit: (swap: Swap, change: Remembered) => Promise<void>,
  ): Promise<DuckdbDraft> {
    await dropDrafts(connection);
    const appenders = new Map<FactKind, RowAppender>();
    for (const kind of factKinds) {
      const { name, columns } = factTables[kind];
      const draft = draftOf(name);
      const typed = columns.map((column) => [column, 'INTEGER NOT NULL'].join(' '));
      await connection.run(['CREATE TABLE', draft, '(', typed.join(', '), ')'].join(' '));
      appenders.set(kind, await RowAppender.open(connection, draft, columns.length));
    }
    return new DuckdbDraft(connection, appenders, commit);
  }

  add(rows: FactRows): void {
    for (const [kind, appender] of this.appenders) appender.add(rows[kind]);
  }

  async replace(people: readonly number[], rows: readonly FactRows[]): Promise<void> {
    await this.connection.run('CREATE OR REPLACE TEMP TABLE redone_person (person INTEGER)');
    const redone = await RowAppender.open(this.connection, 'redone_person', 1);
    redone.add(people.map((person) => [person]));
    redone.close();
    for (const [kind, appender] of this.appenders) {
      appender.flush();
      const draft = draftOf(factTables[kind].name);
      await this.connection.run(['DELETE FROM', draft, 'WHERE person IN (FROM redone_person)'].join(' '));
    }
    rows.forEach((one) => this.add(one));
  }

  async finish(change: Remembered): Promise<void> {
    for (const appender of this.appenders.values()) appender.close();
    await this.commit(async (writer) => {
      for (const kind of factKinds) {
        const { name } = factTables[kind];
        await writer.run(['DROP TABLE', name].join(' '));
        await writer.run(['ALTER TABLE', draftOf(name), 'RENAME TO', name].join(' '));
      }
    }, change);
    this.connection.closeSync();
  }

  async discard(): Promise<void> {
    for (const appender of this.appenders.values()) appender.abandon();
    await dropDrafts(this.connection);
    this.connection.closeSync();
  }
}

/** What a rebuild that was interrupted left. */
export async function dropDrafts(connection: DuckDBConnection): Promise<void> {
  for (const kind of factKinds)
    await connection.run(['DROP TABLE IF EXISTS', draftOf(factTables[kind].name)].join(' '));
}

function draftOf(name: string): string {
  return [name, 'draft'].join('_');
}
