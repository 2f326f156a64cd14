import { Column, Entity, PrimaryColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { utcColumn, uuidColumn } from '../database/uuid.column.js';
import { newId } from '../ids/id.js';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { seededRandom } from '../testing/seeded-random.js';
import { encodeCursor } from './cursor.js';
import { paginate, type OrderColumn } from './paginate.js';

@Entity('lamp')
class Lamp {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  id!: string;

  @Column({ type: 'varchar', length: 50 })
  name!: string;

  @Column(utcColumn)
  litAt!: Date;
}

class CreateLamp1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE lamp (id BINARY(16) PRIMARY KEY, name VARCHAR(50) NOT NULL, lit_at DATETIME(3) NOT NULL)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE lamp');
  }
}

const random = seededRandom(7);
const names = ['灯', '𠮷', 'lamp', 'Lamp', '🏮', "o'lamp", '%_\\'];
const lamps = Array.from({ length: 57 }, () => ({
  id: newId(),
  name: random.pick(names),
  litAt: new Date(Date.UTC(2020, 3, 1) + random.between(0, 5) * 1000 + 1),
}));
const orders: Record<string, OrderColumn<Lamp>[]> = {
  'one column': [{ column: 'lamp.id' }],
  'a text that is not unique': [{ column: 'lamp.name' }, { column: 'lamp.id' }],
  'two directions': [
    { column: 'lamp.litAt', direction: 'DESC' },
    { column: 'lamp.name' },
    { column: 'lamp.id', direction: 'DESC' },
  ],
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase({ entities: [Lamp], migrations: [CreateLamp1790000000002] });
  await database.source.getRepository(Lamp).insert(lamps);
});
afterAll(() => database.close());

const query = () => database.source.createQueryBuilder(Lamp, 'lamp');

describe('a list in pages', () => {
  it.each(Object.entries(orders))('shows every row once, in the order of the whole (%s)', async (_, order) => {
    const whole = (await paginate(query(), order, { first: 100 })).edges.map(({ node }) => node.id);
    expect(new Set(whole).size).toBe(lamps.length);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof paginate<Lamp>>> = await paginate(query(), order, { first: 10, after });
      seen.push(...page.edges.map(({ node }) => node.id));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(whole);
  });

  it('shows no row twice when rows are added before the cursor', async () => {
    const order = orders['one column'] ?? [];
    const first = await paginate(query(), order, { first: 10 });
    const early = { id: '00000000-0000-7000-8000-000000000000', name: 'early', litAt: new Date() };
    await database.source.getRepository(Lamp).insert(early);
    const second = await paginate(query(), order, { first: 10, after: first.pageInfo.endCursor });
    await database.source.getRepository(Lamp).delete({ id: early.id });
    const ids = [...first.edges, ...second.edges].map(({ node }) => node.id);
    expect(new Set(ids).size).toBe(20);
  });

  it('counts the whole list, filters included, whatever the page', async () => {
    const filtered = query().where('lamp.name = :name', { name: '灯' });
    const page = await paginate(filtered, orders['one column'] ?? [], { first: 1, after: encodeCursor([newId()]) });
    expect(await page.totalCount()).toBe(lamps.filter(({ name }) => name === '灯').length);
  });

  it.each([[['not an id']], [['x', newId()]], [[]], [["' OR 1=1 --"]]])(
    'refuses a cursor of something else: %j',
    async (key) => {
      await expect(paginate(query(), orders['one column'] ?? [], { after: encodeCursor(key) })).rejects.toThrow(
        'CURSOR_INVALID',
      );
    },
  );
});

describe('the rules of the database', () => {
  it('keeps every character: rare Chinese and emoji', async () => {
    const kept = await database.source.getRepository(Lamp).find();
    expect(new Set(kept.map(({ name }) => name))).toEqual(new Set(lamps.map(({ name }) => name)));
  });

  it('keeps instants to the millisecond, in UTC', async () => {
    const [lamp] = lamps;
    const kept = await database.source.getRepository(Lamp).findOneByOrFail({ id: lamp?.id ?? '' });
    expect(kept.litAt).toEqual(lamp?.litAt);
  });

  it('throws for undefined and null where an id is asked for, instead of taking the first row', async () => {
    const repository = database.source.getRepository(Lamp);
    const nothing = undefined as unknown as string;
    await expect(repository.findOne({ where: { id: nothing } })).rejects.toThrow();
    await expect(repository.findOneBy({ id: null as unknown as string })).rejects.toThrow();
    await expect(repository.update({ id: nothing }, { name: 'all' })).rejects.toThrow();
    await expect(repository.delete({ id: nothing })).rejects.toThrow();
    expect(await repository.count()).toBe(lamps.length);
  });

  it('reads what is committed, not what was when the transaction began', async () => {
    const [lamp] = lamps;
    const id = lamp?.id ?? '';
    await database.source.transaction(async (tx) => {
      const before = await tx.findOneByOrFail(Lamp, { id });
      await database.source.getRepository(Lamp).update({ id }, { name: `${before.name} again` });
      expect((await tx.findOneByOrFail(Lamp, { id })).name).toBe(`${before.name} again`);
    });
  });
});
