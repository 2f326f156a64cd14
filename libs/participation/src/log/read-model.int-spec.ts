import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idBytes, newId } from '@yunqiao/platform';
import type { DataSource } from 'typeorm';
import type { CountedScope, CountsAnswer } from '../counts/questions.js';
import { StoredCounts } from '../counts/stored-counts.js';
import { DuckdbFactStore } from '../store/duckdb.fact-store.js';
import { EventSource } from './event-source.js';
import { ReadModel } from './read-model.js';
import { openCountedTerm, type CountedTerm, type TermEvent } from '../testing/counted-term.js';
import { expectedCell, standingEvents } from '../testing/oracle.js';
import { openTestReadModel, type TestReadModel } from '../testing/test-read-model.js';

const period = { from: '2020-03-02', to: '2020-03-15', audience: 'everyone', attested: 'with' } as const;
const audiences = ['everyone', 'teachers', 'students'] as const;
const minute = 60_000;
const firstOne = { among: null, after: null, first: 1 };

let term: CountedTerm;
let model: TestReadModel;
let counts: StoredCounts;

beforeAll(async () => {
  term = await openCountedTerm(20_200_409);
  model = await openTestReadModel(term.database.source, term.clock);
  counts = new StoredCounts(model);
});
afterAll(async () => {
  await model.remove();
  await term.database.close();
});

function scope(narrowed: Partial<CountedScope> = {}): CountedScope {
  return { ...period, schoolIds: null, classGroupIds: null, courseIds: null, categories: null, ...narrowed };
}

/** What the facts say of everybody, teachers and students, as the oracle writes it. */
function figures({ total }: Pick<CountsAnswer, 'total'>) {
  return audiences.map((audience) => {
    const { creditedMilliseconds, ...rest } = total[audience];
    return { ...rest, creditedSeconds: creditedMilliseconds / 1000 };
  });
}

function expected(belongs: (event: TermEvent) => boolean = () => true) {
  return audiences.map((audience) => expectedCell(term, period, audience, belongs));
}

/** Takes in what is new when it is time to look at the enrolments, too. */
async function lookAgain(): Promise<void> {
  term.clock.advance(3);
  await model.follow();
}

/** Takes the news in, and compares the total and each school with plain loops over the raw log. */
async function expectToBeTrue(): Promise<void> {
  term.clock.advance(2);
  await model.follow();
  const answer = await counts.counts(scope(), 'school');
  expect(figures(answer)).toEqual(expected());
  for (const [schoolId, total] of answer.rows)
    expect(figures({ total })).toEqual(expected((event) => event.schoolId === schoolId));
}

/** Somebody's minutes in a lesson or session, received now. */
function minutesOf(person: TermEvent, at: string, minutes: number, more: Partial<TermEvent> = {}): TermEvent {
  const creditedFrom = Date.parse(at);
  return {
    ...person,
    id: newId(),
    kind: 'lesson.played',
    creditedFrom,
    occurredAt: creditedFrom + minutes * minute,
    ...more,
  };
}

describe('people and schools that the windows do not hold as one', () => {
  it('are counted once in several schools, also who was transferred', async () => {
    const asked = term.schoolIds.slice(0, 2);
    const answer = await counts.counts(scope({ schoolIds: asked }), 'category');
    expect(figures(answer)).toEqual(expected(({ schoolId }) => asked.includes(schoolId)));
    const { total } = await counts.people(scope({ schoolIds: asked }), 'participants', firstOne);
    expect(total).toBe(answer.total.everyone.participants);
  });

  it('are counted once in several courses', async () => {
    const asked = [...new Set(term.events.flatMap(({ courseId }) => courseId ?? []))].slice(0, 3);
    const answer = await counts.counts(scope({ courseIds: asked }), 'school');
    expect(figures(answer)).toEqual(expected(({ courseId }) => courseId !== null && asked.includes(courseId)));
    const { total } = await counts.people(scope({ courseIds: asked }), 'participants', firstOne);
    expect(total).toBe(answer.total.everyone.participants);
  });

  it('are the same week by week and in a period of that week', async () => {
    const { weeks } = await counts.weeks(scope({ schoolIds: term.schoolIds.slice(1) }));
    const second = { from: '2020-03-09', to: '2020-03-15', schoolIds: term.schoolIds.slice(1) };
    const { total } = await counts.counts(scope(second), 'school');
    expect(weeks.find(({ week }) => week === 1)).toEqual({
      ...{ week: 1, teachers: total.teachers.participants, students: total.students.participants },
    });
  });
});

/** All figures, course by course, which come in no order. */
async function everything() {
  const { total, coverage, rows, rowCoverage } = await counts.counts(scope(), 'course');
  return { total, coverage, rows: new Map(rows), rowCoverage: new Map(rowCoverage) };
}

/** The log, and something that happens between the moment of a cut and its counting. */
class InterruptedSource extends EventSource {
  constructor(
    private readonly of: DataSource,
    private readonly interrupt: () => Promise<void>,
  ) {
    super(of);
  }

  override until(instant: Date): EventSource {
    const { interrupt } = this;
    const source = new EventSource(this.of).until(instant);
    const receivedSince = source.receivedSince.bind(source);
    return Object.assign(source, {
      async receivedSince(since: Date) {
        await interrupt();
        return receivedSince(since);
      },
    });
  }
}

// One term for all: the oracle counts whatever is appended, too.
describe('the facts', () => {
  it('take in what happened days ago, in another school, and what was taken back', async () => {
    const lesson = term.events.find(({ courseId, personId }) => courseId !== null && !term.testPeople.has(personId))!;
    const session = term.events.find(
      ({ sessionId, personId }) => sessionId !== null && !term.testPeople.has(personId),
    )!;
    await term.append(minutesOf(lesson, '2020-03-03T01:00:00Z', 40));
    await expectToBeTrue();
    await term.append(minutesOf(lesson, '2020-03-02T01:00:00Z', 3, { schoolId: term.schoolIds[2]!, role: 'teacher' }));
    await expectToBeTrue();
    await term.append(minutesOf(session, '2020-03-05T16:20:00Z', 30, { kind: 'session.reversed' }));
    await expectToBeTrue();
  });

  it('take in what a teacher attests, and what is taken back of it', async () => {
    const lesson = term.events.find(({ courseId, personId }) => courseId !== null && !term.testPeople.has(personId))!;
    const attested = minutesOf(lesson, '2020-03-04T02:00:00Z', 0.5, { kind: 'lesson.attested', lessonId: newId() });
    await term.append(attested);
    await expectToBeTrue();
    await term.append({ ...attested, id: newId(), kind: 'lesson.reversed' });
    await expectToBeTrue();
    const without = await counts.counts(scope({ attested: 'without' }), 'school');
    const alone = { ...period, attested: 'without' } as const;
    expect(figures(without)).toEqual(audiences.map((audience) => expectedCell(term, alone, audience, () => true)));
  });

  it('leave out what was struck, take it in again, and count what was moved where it was moved', async () => {
    const lesson = minutesOf(
      term.events.find(({ courseId, personId }) => courseId !== null && !term.testPeople.has(personId))!,
      ...(['2020-03-07T04:00:00Z', 20, { lessonId: newId() }] as const),
    );
    await term.append(lesson);
    await expectToBeTrue();
    const { role, schoolId, classGroupId } = lesson;
    const correct = async (kind: 'struck' | 'restored' | 'moved', member = { role, schoolId, classGroupId }) => {
      await term.correct({ eventId: lesson.id, kind, member });
      await expectToBeTrue();
    };
    const before = await everything();
    await correct('struck');
    expect(await everything()).not.toEqual(before);
    await correct('restored');
    expect(await everything()).toEqual(before);
    const elsewhere = term.schoolIds.find((id) => id !== schoolId)!;
    await correct('moved', { role: 'teacher', schoolId: elsewhere, classGroupId: null });
    expect(await everything()).not.toEqual(before);
  });

  it('see a correction that commits later than others that were recorded after it', async () => {
    const [first, second] = term.events.filter(
      ({ id, kind, personId }) =>
        kind === 'lesson.played' &&
        !term.testPeople.has(personId) &&
        !term.corrections.some(({ eventId }) => eventId === id),
    );
    const strike = ({ id, role, schoolId, classGroupId }: TermEvent, later: number) =>
      term.correct({ eventId: id, kind: 'struck', member: { role, schoolId, classGroupId } }, later);
    term.clock.advance(30);
    await strike(first!, 0);
    await expectToBeTrue();
    await strike(second!, -40_000);
    await expectToBeTrue();
  });

  it('see an event that commits later than others that were received after it', async () => {
    const [first] = term.events.filter(({ personId }) => !term.testPeople.has(personId));
    term.clock.advance(30);
    await term.append(minutesOf(first!, '2020-03-06T03:00:00Z', 2));
    await expectToBeTrue();
    await term.append(minutesOf(first!, '2020-03-06T05:00:00Z', 2), -40_000);
    await expectToBeTrue();
  });

  it('leave out whoever is marked as a test person, and take them in again', async () => {
    const person = term.events[term.events.length - 1]!.personId;
    const mark = (isTest: 0 | 1) =>
      term.database.source.query('UPDATE person SET is_test = ? WHERE id = ?', [isTest, idBytes(person)]);
    await lookAgain();
    const before = await everything();
    await mark(1);
    await lookAgain();
    const without = await counts.counts(scope(), 'course');
    expect(without.total.everyone.participants).toBe(before.total.everyone.participants - 1);
    await mark(0);
    await lookAgain();
    expect(await everything()).toEqual(before);
  });

  it('come out the same when they are made anew, also with what comes in meanwhile', async () => {
    const [first] = term.events.filter(({ personId }) => !term.testPeople.has(personId));
    const rebuilding = model.rebuild();
    await term.append(minutesOf(first!, '2020-03-04T03:00:00Z', 6));
    await model.follow();
    expect((await rebuilding).events).toBeGreaterThanOrEqual(standingEvents(term).length - 1);
    await expectToBeTrue();
    const followed = await everything();
    await model.rebuild();
    expect(await everything()).toEqual(followed);
  });

  it('are not asked after a start until it is known whom the courses reach', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yunqiao-facts-'));
    const open = async () =>
      ReadModel.open(
        await DuckdbFactStore.open({ file: join(folder, 'facts.duckdb'), memory: '200MB' }),
        new EventSource(term.database.source),
        term.clock,
      );
    const first = await open();
    await first.follow();
    const { coverage } = await new StoredCounts(first).counts(scope(), 'school');
    await first.close();
    const second = await open();
    expect(second.asOf).toBeNull();
    await second.follow();
    expect((await new StoredCounts(second).counts(scope(), 'school')).coverage).toEqual(coverage);
    await second.close();
    await rm(folder, { recursive: true });
  });

  it('are cut with the coverage of the same moment, whoever is reached while it is counted', async () => {
    const { source } = term.database;
    const offerEverywhere = async () => {
      term.clock.advance(3);
      await source.query(
        'INSERT IGNORE INTO course_run_school SELECT course_run.id, organisation.id FROM course_run CROSS JOIN organisation',
      );
    };
    const cutModel = await openTestReadModel(source, term.clock, (own) => new InterruptedSource(own, offerEverywhere));
    const coverageOf = async () => new Map((await new StoredCounts(cutModel).counts(scope(), 'course')).rowCoverage);
    const before = await coverageOf();
    expect(await cutModel.cut(coverageOf)).toEqual(before);
    await cutModel.follow();
    expect(await coverageOf()).not.toEqual(before);
    await cutModel.remove();
  });

  it('follow a course to another category', async () => {
    const course = term.events.find(({ courseId }) => courseId !== null)!.courseId!;
    await term.database.source.query("UPDATE course SET category = 'teacherDevelopment' WHERE id = ?", [
      idBytes(course),
    ]);
    await model.follow();
    const moved = new Map([[course, 'teacherDevelopment']]);
    const answer = await counts.counts(scope(), 'category');
    for (const [category, total] of answer.rows)
      expect(figures({ total })).toEqual(
        expected((event) => (moved.get(event.courseId ?? '') ?? term.categoryOf(event)) === category),
      );
  });
});
