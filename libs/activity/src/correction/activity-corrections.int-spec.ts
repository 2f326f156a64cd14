import { newId } from '@yunqiao/platform';
import { FixedClock, openTestDatabase, type TestDatabase } from '@yunqiao/platform/testing';
import { refuseSecondConnections } from '@yunqiao/testing';
import { activityEntities, activityMigrations } from '../activity.entities.js';
import type { ActivityDraft } from '../log/activity-draft.js';
import { ActivityLog } from '../log/activity-log.js';
import { ActivityCorrections, type CorrectionAct } from './activity-corrections.js';
import { findLogged } from './corrected-event.js';
import { CorrectionReader } from './correction-reader.js';

const noon = new Date('2020-03-30T04:00:00.000Z');

let database: TestDatabase;
let clock: FixedClock;
let log: ActivityLog;
let reader: CorrectionReader;
let corrections: ActivityCorrections;
let personId: string;
const administratorId = newId();
const membership = { membershipId: newId(), role: 'teacher' as const, schoolId: newId(), classGroupId: null };
const elsewhere = { membershipId: newId(), role: 'teacher' as const, schoolId: newId(), classGroupId: null };

beforeAll(async () => {
  database = await openTestDatabase({ entities: activityEntities, migrations: activityMigrations });
  refuseSecondConnections(database.source);
});
afterAll(() => database.close());
beforeEach(() => {
  clock = new FixedClock(noon);
  log = new ActivityLog(clock);
  reader = new CorrectionReader(database.source);
  corrections = new ActivityCorrections(log, reader, clock);
  personId = newId();
});

/** An event of a minute is in the log. */
async function given(draft: Partial<ActivityDraft> = {}): Promise<string> {
  const event: ActivityDraft = {
    ...{ id: newId(), kind: 'lesson.played', membership, occurredAt: clock.now(), wallSeconds: 60 },
    ...{ courseId: newId(), courseRunId: newId(), lessonId: newId(), secondsFrom: 0, secondsTo: 60 },
    ...draft,
  };
  await database.source.transaction((tx) =>
    log.append(tx, { personId, deviceId: null, source: 'web' as const }, [event]),
  );
  return event.id;
}

function act(eventIds: readonly string[], more: Partial<CorrectionAct> = {}): CorrectionAct {
  return { id: newId(), personId, eventIds, reason: '录错了人', recordedBy: administratorId, ...more };
}

const strike = (wanted: CorrectionAct) => database.source.transaction((tx) => corrections.strike(tx, wanted));
const restore = (wanted: CorrectionAct) => database.source.transaction((tx) => corrections.restore(tx, wanted));
const move = (id: string) =>
  database.source.transaction(async (tx) => {
    await log.lock(tx, personId);
    const [event] = await findLogged(tx, personId, [id]);
    await corrections.move(tx, personId, [{ event: event!, to: elsewhere, reason: '{}' }]);
  });
const stateOf = async (id: string, asOf?: Date) => (await reader.latest([id], asOf)).get(id);

describe('the table of corrections', () => {
  it('is made by the migrations exactly as the entity describes it', async () => {
    const { upQueries } = await database.source.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query).filter((query) => query.includes('activity_correction'))).toEqual([]);
  });
});

describe('striking an event', () => {
  it('says who struck it, when and why, and leaves the log as it was', async () => {
    const id = await given();
    const before = await database.source.query<object[]>('SELECT * FROM activity_event');
    await strike(act([id]));
    expect(await stateOf(id)).toMatchObject({
      ...{ kind: 'struck', cause: 'correction', reason: '录错了人', recordedBy: administratorId, recordedAt: noon },
      ...{ personId, membership, fromSchoolId: membership.schoolId },
    });
    expect(await database.source.query<object[]>('SELECT * FROM activity_event')).toEqual(before);
  });

  it('is the same twice as once under the same id, also at the same moment', async () => {
    const wanted = act([await given(), await given({ occurredAt: new Date(noon.getTime() - 120_000) })]);
    const answers = await Promise.all([strike(wanted), strike(wanted)]);
    expect(answers[0]).toHaveLength(2);
    expect(answers[1]).toEqual(answers[0]);
    expect(await strike(wanted)).toEqual(answers[0]);
  });

  it('is refused for another act under the same id', async () => {
    const wanted = act([await given()]);
    await strike(wanted);
    await expect(strike({ ...wanted, reason: 'another' })).rejects.toThrow('CONFLICT');
    await expect(restore(wanted)).rejects.toThrow('CONFLICT');
  });

  it.each([
    ['  ', 'REASON_MISSING'],
    ['字'.repeat(501), 'REASON_TOO_LONG'],
  ])('is refused without a reason that can be kept: %.10s', async (reason, code) => {
    await expect(strike(act([await given()], { reason }))).rejects.toThrow(code);
  });

  it('is refused for what is struck already, until it was restored', async () => {
    const id = await given();
    await strike(act([id]));
    await expect(strike(act([id]))).rejects.toThrow('EVENT_STRUCK_ALREADY');
    await restore(act([id], { reason: '没有录错' }));
    await strike(act([id]));
    const history = await reader.history([id]);
    expect(history.map(({ kind }) => kind)).toEqual(['struck', 'restored', 'struck']);
    expect(new Set(history.map(({ recordedAt }) => recordedAt.getTime())).size).toBe(3);
  });

  it('does not know an event of somebody else, none that was never there, and no empty list', async () => {
    const id = await given();
    for (const wanted of [act([id], { personId: newId() }), act([id, newId()]), act([])])
      await expect(strike(wanted)).rejects.toThrow('EVENT_NOT_FOUND');
    expect(await stateOf(id)).toBeUndefined();
  });

  it('is refused for what a correction of attendance took back, and for that correction', async () => {
    const sessionId = newId();
    const nowhere = { courseId: null, courseRunId: null, lessonId: null, secondsFrom: null, secondsTo: null };
    const id = await given({ kind: 'session.attended', sessionId, ...nowhere });
    const reversal = newId();
    const interval = { from: noon.getTime() - 30_000, to: noon.getTime() };
    const taken = { id: reversal, membership, place: { sessionId }, occurredAt: noon, interval };
    await database.source.transaction((tx) =>
      log.reverse(tx, { personId, deviceId: null, source: 'web' as const }, [taken]),
    );
    for (const one of [id, reversal]) await expect(strike(act([one]))).rejects.toThrow('EVENT_TAKEN_BACK_ALREADY');
  });
});

describe('restoring an event', () => {
  it('is refused for what was not struck', async () => {
    await expect(restore(act([await given()]))).rejects.toThrow('EVENT_NOT_STRUCK');
  });

  it('lets it count where it had counted, also after it had moved', async () => {
    const id = await given();
    await move(id);
    await strike(act([id]));
    await restore(act([id]));
    expect(await stateOf(id)).toMatchObject({ kind: 'restored', membership: elsewhere });
  });
});

describe('the state of an event', () => {
  it('is that of its latest correction up to an instant, and the log before the first', async () => {
    const id = await given();
    clock.advance(60);
    await move(id);
    clock.advance(60);
    await strike(act([id]));
    const minutesLater = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);
    expect(await stateOf(id, minutesLater(0.5))).toBeUndefined();
    expect(await stateOf(id, minutesLater(1))).toMatchObject({
      ...{ kind: 'moved', cause: 'transfer', recordedBy: null },
      ...{ membership: elsewhere, fromSchoolId: membership.schoolId },
    });
    expect(await stateOf(id, minutesLater(2))).toMatchObject({ kind: 'struck', membership: elsewhere });
  });
});
