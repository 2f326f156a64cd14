import { newId } from '@yunqiao/platform';
import { FixedClock, openTestDatabase, type TestDatabase } from '@yunqiao/platform/testing';
import { refuseSecondConnections } from '@yunqiao/testing';
import { activityEntities, activityMigrations } from '../activity.entities.js';
import type { ActivityDraft } from './activity-draft.js';
import { ActivityLog } from './activity-log.js';
import { LogPartitions } from './log-partitions.js';

const march = new Date('2020-03-30T02:00:00.000Z');
const april = new Date('2020-04-02T02:00:00.000Z');

let database: TestDatabase;
let clock: FixedClock;
let log: ActivityLog;
let personId: string;

beforeAll(async () => {
  database = await openTestDatabase({ entities: activityEntities, migrations: activityMigrations });
  refuseSecondConnections(database.source);
  await new LogPartitions(database.source).begin(['2020-03-01', '2020-04-01', '2020-05-01']);
});
afterAll(() => database.close());
beforeEach(() => {
  clock = new FixedClock(march);
  log = new ActivityLog(clock);
  personId = newId();
});

function played(given: Partial<ActivityDraft> = {}): ActivityDraft {
  const membership = { membershipId: newId(), role: 'teacher' as const, schoolId: newId(), classGroupId: null };
  return {
    ...{ id: newId(), kind: 'lesson.played', membership, occurredAt: march, wallSeconds: 10 },
    ...{ courseId: newId(), courseRunId: newId(), lessonId: newId(), secondsFrom: 0, secondsTo: 10 },
    ...given,
  };
}

function append(drafts: ActivityDraft[], by = personId) {
  const reporter = { personId: by, deviceId: null, source: 'web' as const };
  return database.source.transaction((tx) => log.append(tx, reporter, drafts));
}

function partitionsOf(id: string): Promise<{ name: string }[]> {
  return database.source.query(
    `SELECT 'march' AS name FROM activity_event PARTITION (from_2020_03) WHERE id = UNHEX(?)
     UNION ALL SELECT 'april' FROM activity_event PARTITION (from_2020_04) WHERE id = UNHEX(?)`,
    [id, id].map((one) => one.replaceAll('-', '')),
  );
}

describe('appending to the log', () => {
  it('lies in the month in which it was received', async () => {
    clock.set(april);
    const event = played();
    await append([event]);
    expect(await partitionsOf(event.id)).toEqual([{ name: 'april' }]);
  });

  it('takes an event once, also when it comes again in another month', async () => {
    const event = played();
    expect(await append([event])).toMatchObject([{ isNew: true, creditedMilliseconds: 10_000, refusal: null }]);
    clock.set(april);
    expect(await append([event])).toMatchObject([{ isNew: false, creditedMilliseconds: 0, refusal: null }]);
    expect(await partitionsOf(event.id)).toEqual([{ name: 'march' }]);
  });

  it('takes it once when its sender corrects the clock between two tries', async () => {
    const event = played({ reportedAt: march });
    await append([event]);
    const later = { ...event, occurredAt: new Date(march.getTime() - 5000) };
    expect(await append([later])).toMatchObject([{ isNew: false, refusal: null }]);
  });

  it('refuses another event under an id that is taken, and takes the others of the batch', async () => {
    const event = played();
    await append([event]);
    const other = played();
    const answers = await append([{ ...event, wallSeconds: 60 }, other]);
    expect(answers).toMatchObject([
      { id: event.id, isNew: false, refusal: 'EVENT_ID_TAKEN' },
      { id: other.id, isNew: true, refusal: null },
    ]);
  });

  it('refuses the second of two different events that share an id in one batch', async () => {
    const event = played();
    const answers = await append([event, { ...event, secondsTo: 60 }, event]);
    expect(answers.map(({ isNew, refusal }) => [isNew, refusal])).toEqual([
      [true, null],
      [false, 'EVENT_ID_TAKEN'],
      [false, null],
    ]);
  });

  it("refuses an id under which somebody else's event was taken", async () => {
    const event = played();
    await append([event]);
    expect(await append([event], newId())).toMatchObject([{ isNew: false, refusal: 'EVENT_ID_TAKEN' }]);
  });

  it('leaves neither event nor receipt of a transaction that was taken back', async () => {
    const event = played();
    const failing = database.source.transaction(async (tx) => {
      await log.append(tx, { personId, deviceId: null, source: 'web' }, [event]);
      throw new Error('after the append');
    });
    await expect(failing).rejects.toThrow('after the append');
    expect(await append([event])).toMatchObject([{ isNew: true }]);
  });

  it('credits a minute once, also beside what was received in the month before', async () => {
    const lastSecond = new Date('2020-03-31T23:59:58.000Z');
    clock.set(lastSecond);
    await append([played({ occurredAt: lastSecond, wallSeconds: 60 })]);
    clock.set(new Date('2020-04-01T00:00:02.000Z'));
    const beside = played({ occurredAt: lastSecond, wallSeconds: 60 });
    expect(await append([beside])).toMatchObject([{ isNew: true, creditedMilliseconds: 0 }]);
  });
});
