import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { dataSourceOptions } from './data-source.options.js';

const statements = [
  'CREATE TABLE lamp (id INT NOT NULL PRIMARY KEY)',
  'INSERT INTO lamp (id) VALUES (1), (2)',
  'ALTER TABLE lamp ADD COLUMN watts INT NULL, ADD KEY lamp_watts (watts)',
  'UPDATE lamp SET watts = COALESCE(watts, 0) + 40',
  'CREATE TABLE cable (lamp_id INT NOT NULL, CONSTRAINT cable_lamp FOREIGN KEY (lamp_id) REFERENCES lamp (id))',
];

/** When the process ends: before a statement is run, or after it and before anybody wrote that down. */
let interruption: { at: number; isAfter: boolean } | null = null;

class CreateLamps1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [index, sql] of statements.entries()) await this.run(runner, sql, index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE cable');
    await runner.query('DROP TABLE lamp');
  }

  private async run(runner: QueryRunner, sql: string, index: number): Promise<void> {
    const dies = interruption?.at === index;
    if (dies && !interruption?.isAfter) throw new Error('killed');
    await runner.query(sql);
    if (dies) throw new Error('killed');
  }
}

describe('a migration that is interrupted', () => {
  let database: TestDatabase;
  let source: DataSource;

  beforeEach(async () => {
    database = await openTestDatabase();
    const parts = { entities: [], migrations: [CreateLamps1700000000001] };
    source = await new DataSource(dataSourceOptions(database.url, parts)).initialize();
  });
  afterEach(async () => {
    await source.destroy();
    await database.close();
  });

  const lamps = () => source.query('SELECT id, watts FROM lamp ORDER BY id');

  for (const at of statements.keys()) {
    for (const isAfter of [false, true]) {
      it(`goes on ${isAfter ? 'after' : 'before'} statement ${at + 1}, and does nothing twice`, async () => {
        interruption = { at, isAfter };
        await expect(source.runMigrations()).rejects.toThrow('killed');
        interruption = null;
        expect(await source.runMigrations()).toHaveLength(1);
        expect(await lamps()).toEqual([
          { id: 1, watts: 40 },
          { id: 2, watts: 40 },
        ]);
        expect(await source.query('SELECT COUNT(*) AS cables FROM cable')).toEqual([{ cables: '0' }]);
        expect(await source.runMigrations()).toEqual([]);
      });
    }
  }

  it('takes a table for made that was made before its step was written', async () => {
    await source.query(statements[0]!);
    await source.runMigrations();
    expect(await lamps()).toHaveLength(2);
  });

  it('still says when something else stands in its way', async () => {
    await source.query('CREATE TABLE cable (id INT)');
    await expect(source.runMigrations()).rejects.toMatchObject({ errno: 1050 });
  });

  it('can be taken back and run again', async () => {
    await source.runMigrations();
    await source.undoLastMigration();
    expect(await source.runMigrations()).toHaveLength(1);
    expect(await lamps()).toHaveLength(2);
  });
});
