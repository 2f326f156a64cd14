import type { MigrationInterface, QueryRunner } from 'typeorm';

type MigrationClass = new () => MigrationInterface;

/**
 * What MariaDB and MySQL say when a change of tables is there already: table, column, key, foreign key; or what was to be
 * dropped is gone. Each such statement is atomic, so that it was done whole.
 */
const alreadyDone = new Set([1050, 1051, 1060, 1061, 1091, 1826]);

/**
 * A migration that goes on where it was interrupted. Changes of tables cannot be taken back by a transaction: a process that is
 * killed, or a disk that is full, would otherwise leave half a migration, which could neither be run again nor be left.
 *
 * How many of its statements are done stands in `migration_step`. A statement that changes rows is kept together with its
 * step; one that changes tables may be done before its step is written, and then says so when it is repeated.
 */
export function resumable(migration: MigrationClass): MigrationClass {
  const { name } = migration;
  const Resumable = class extends migration {
    override async up(runner: QueryRunner): Promise<void> {
      await super.up(stepwise(runner, name, await openJournal(runner, name)));
    }

    override async down(runner: QueryRunner): Promise<void> {
      await super.down(runner);
      await runner.query('DELETE FROM migration_step WHERE migration = ?', [name]);
    }
  };
  // TypeORM knows a migration by the name of its class.
  Object.defineProperty(Resumable, 'name', { value: name });
  return Resumable;
}

/** @returns how many statements of the migration are done */
async function openJournal(runner: QueryRunner, migration: string): Promise<number> {
  await runner.query(
    'CREATE TABLE IF NOT EXISTS migration_step (migration VARCHAR(255) NOT NULL PRIMARY KEY, done INT NOT NULL) ENGINE=InnoDB',
  );
  await runner.query('INSERT IGNORE INTO migration_step (migration, done) VALUES (?, 0)', [migration]);
  const [row]: { done: number }[] = await runner.query('SELECT done FROM migration_step WHERE migration = ?', [
    migration,
  ]);
  return Number(row?.done ?? 0);
}

/** The runner, past the statements that are done. What only reads is read again. */
function stepwise(runner: QueryRunner, migration: string, done: number): QueryRunner {
  let step = 0;
  async function query(sql: string, parameters?: unknown[]): Promise<unknown> {
    if (/^\s*(SELECT|SHOW)\b/i.test(sql)) return runner.query(sql, parameters);
    step += 1;
    if (step <= done) return undefined;
    await runner.query('START TRANSACTION');
    const result = await runUnlessDone(sql, parameters, step === done + 1);
    await runner.query('UPDATE migration_step SET done = ? WHERE migration = ?', [step, migration]);
    await runner.query('COMMIT');
    return result;
  }

  async function runUnlessDone(sql: string, parameters: unknown[] | undefined, mayBeDone: boolean): Promise<unknown> {
    try {
      return await runner.query(sql, parameters);
    } catch (error) {
      if (mayBeDone && alreadyDone.has((error as { errno?: number }).errno ?? 0)) return undefined;
      throw error;
    }
  }

  return new Proxy(runner, {
    get: (target, key) => (key === 'query' ? query : (Reflect.get(target, key, target) as unknown)),
  });
}
