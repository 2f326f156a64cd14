import { newId, QueueWorkerModule } from '@yunqiao/platform';
import { openTestDatabase } from '@yunqiao/platform/testing';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import type { DataSource } from 'typeorm';
import { activityEntities, activityMigrations } from '../activity.entities.js';
import { ActivityWorkerModule } from '../activity-worker.module.js';
import { PartitionTheLog1700000006300 } from '../migrations/1700000006300-partition-the-log.js';
import { LogKeeper } from './log-keeper.js';
import { LogPartitions } from './log-partitions.js';
import { monthsFrom, partitionOf } from './months.js';

const days = 86_400_000;
const bytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex');

async function partitions(source: DataSource): Promise<string[]> {
  const rows: { name: string | null }[] = await source.query(
    `SELECT partition_name AS name FROM information_schema.partitions
     WHERE table_schema = DATABASE() AND table_name = 'activity_event' ORDER BY partition_ordinal_position`,
  );
  return rows.map(({ name }) => name ?? 'not partitioned');
}

async function insertEvent(source: DataSource, receivedAt: Date): Promise<void> {
  const values = [newId(), newId(), newId(), newId()].map(bytes);
  await source.query(
    `INSERT INTO activity_event (id, kind, person_id, membership_id, role, school_id, occurred_at, received_at, source)
     VALUES (?, 'lesson.opened', ?, ?, 'teacher', ?, ?, ?, 'web')`,
    [...values, receivedAt, receivedAt],
  );
}

describe('keeping the log', () => {
  let here: TestApp;
  beforeAll(async () => {
    here = await openTestApp({
      imports: [ActivityWorkerModule, QueueWorkerModule.forRoles([], 500)],
      parts: { entities: activityEntities, migrations: activityMigrations },
      withGraphql: false,
    });
  });
  afterAll(() => here.close());
  const keep = () => here.app.get(LogKeeper, { strict: false }).keep({}, { signal: new AbortController().signal });

  it('has a partition ready for each of the next three months', async () => {
    const now = new Date();
    await keep();
    const ahead = monthsFrom(now, now).map(partitionOf);
    expect(ahead).toHaveLength(3);
    expect(await partitions(here.database.source)).toEqual(expect.arrayContaining(ahead));
  });

  it('forgets receipts once what they are for would be too old to be taken', async () => {
    const now = Date.now();
    const receivedDaysAgo = [59, 61, 200];
    await here.database.source.query('INSERT INTO activity_receipt (event_id, person_id, received_at) VALUES ?', [
      receivedDaysAgo.map((ago) => [bytes(newId()), bytes(newId()), new Date(now - ago * days)]),
    ]);
    await keep();
    const left: { ago: number }[] = await here.database.source.query(
      'SELECT TIMESTAMPDIFF(DAY, received_at, UTC_TIMESTAMP(3)) AS ago FROM activity_receipt',
    );
    expect(left.map(({ ago }) => Number(ago))).toEqual([59]);
  });
});

describe('parting the log', () => {
  it('splits the partition in which a month begins, wherever it lies, and only once', async () => {
    const database = await openTestDatabase({ entities: activityEntities, migrations: activityMigrations });
    try {
      const later = (await partitions(database.source)).slice(1);
      const rows = ['2020-02-29T23:59:59Z', '2020-03-01T00:00:00Z', '2020-04-15T00:00:00Z'];
      for (const receivedAt of rows) await insertEvent(database.source, new Date(receivedAt));
      const parts = new LogPartitions(database.source);
      for (const months of [['2020-04-01'], ['2020-03-01', '2020-04-01']]) await parts.begin(months);
      expect(await partitions(database.source)).toEqual(['earlier', 'from_2020_03', 'from_2020_04', ...later]);
      const [{ inMarch }] = await database.source.query<[{ inMarch: string }]>(
        'SELECT COUNT(*) AS inMarch FROM activity_event PARTITION (from_2020_03)',
      );
      expect(Number(inMarch)).toBe(1);
    } finally {
      await database.close();
    }
  });

  it('keeps what a log of before holds, with a receipt for whatever may come again, and can be taken back', async () => {
    const before = activityMigrations.filter((one) => one !== PartitionTheLog1700000006300);
    const database = await openTestDatabase({ entities: activityEntities, migrations: before });
    const runner = database.source.createQueryRunner();
    try {
      const now = Date.now();
      for (const ago of [95, 40, 1]) await insertEvent(database.source, new Date(now - ago * days));
      await new PartitionTheLog1700000006300().up(runner);
      const months = monthsFrom(new Date(now - 95 * days), new Date(now)).map(partitionOf);
      expect(await partitions(database.source)).toEqual(['earlier', ...months]);
      const [{ events, receipts }] = await database.source.query<[{ events: string; receipts: string }]>(
        'SELECT (SELECT COUNT(*) FROM activity_event) AS events, (SELECT COUNT(*) FROM activity_receipt) AS receipts',
      );
      expect([Number(events), Number(receipts)]).toEqual([3, 2]);

      await new PartitionTheLog1700000006300().down(runner);
      expect(await partitions(database.source)).toEqual(['not partitioned']);
    } finally {
      await runner.release();
      await database.close();
    }
  });
});
