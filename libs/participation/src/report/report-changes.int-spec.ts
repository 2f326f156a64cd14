import { TermService } from '@yunqiao/courses';
import { idBytes, newId, type Actor } from '@yunqiao/platform';
import { seededRandom } from '@yunqiao/testing';
import { v7 } from 'uuid';
import { CountedCatalogue } from '../board/catalogue.js';
import { StoredCounts } from '../counts/stored-counts.js';
import type { ParticipationFilter } from '../participation-filter.js';
import { openCountedTerm, type CountedTerm, type TermEvent } from '../testing/counted-term.js';
import { expectedCell } from '../testing/oracle.js';
import { openTestReadModel, type TestReadModel } from '../testing/test-read-model.js';
import { withhold } from '../testing/withheld.js';
import { ReportReason, type ReportChange } from './report-change.js';
import { ReportChanges } from './report-changes.js';
import { ReportComparison } from './report-comparison.js';
import { ReportCounter } from './report-counter.js';
import type { ReportFigures } from './report-figures.js';
import { ReportReader } from './report-reader.js';
import type { Report } from './report.entity.js';
import { ReportService } from './report.service.js';

const period = { from: '2020-03-02', to: '2020-03-15', audience: 'everyone', attested: 'with' } as const;
/** In seconds. */
const day = 86_400;
const audiences = ['everyone', 'teachers', 'students'] as const;

let term: CountedTerm;
let model: TestReadModel;
let reports: ReportService;
let reader: ReportReader;
let comparison: ReportComparison;
let administrator: Actor;
/** What was known when the first editions were issued. */
let knownThen: TermEvent[];
let correctedThen: CountedTerm['corrections'];
const issued: Report[] = [];

/** Filters of every kind; those of schools are known when the term is. */
function filters(): ParticipationFilter[] {
  const schoolIds = term.schoolIds.slice(0, 1);
  return [
    period,
    { ...period, from: '2020-03-04', to: '2020-03-09' },
    { ...period, audience: 'students' },
    { ...period, attested: 'without' },
    { ...period, categories: ['specialised'] },
    { ...period, schoolIds },
    { ...period, from: '2020-03-05', to: '2020-03-12', schoolIds, audience: 'teachers' },
  ];
}

beforeAll(async () => {
  term = await openCountedTerm(20_200_304);
  const { source } = term.database;
  const random = seededRandom(7);
  const late = await withhold(term, () => random.next() < 0.15);
  model = await openTestReadModel(source, term.clock);
  const catalogue = new CountedCatalogue(source);
  reader = new ReportReader(source, catalogue);
  comparison = new ReportComparison(reader, new ReportChanges(source), term.clock);
  const counter = new ReportCounter(new StoredCounts(model));
  reports = new ReportService(source, counter, reader, catalogue, new TermService(source), term.clock);
  administrator = { ...term.actor('platformAdministrator', term.schoolIds[0]!), personId: term.events[0]!.personId };
  for (const filter of filters())
    issued.push(await reports.issue(administrator, { id: newId(), title: '三月', termId: null, filter }));
  [knownThen, correctedThen] = [[...term.events], [...term.corrections]];
  const elsewhere = { role: 'student', schoolId: term.schoolIds[2]!, classGroupId: null } as const;

  term.clock.advance(day);
  for (const event of late) await term.append(event);
  for (const event of term.events.filter(({ kind }) => !/reversed|attested/.test(kind))) {
    const chance = random.next();
    const { role, schoolId, classGroupId } = event;
    if (chance < 0.05)
      await term.correct({ eventId: event.id, kind: 'struck', member: { role, schoolId, classGroupId } });
    else if (chance < 0.1) await term.correct({ eventId: event.id, kind: 'moved', member: elsewhere });
  }
  term.clock.advance(day);
  for (const { id } of issued) await reports.issueAgain(administrator, id, newId());
});

afterAll(async () => {
  await model.remove();
  await term.database.close();
});

/** Every change of a report, over all pages. */
async function listed(report: Report): Promise<ReportChange[]> {
  const found: ReportChange[] = [];
  for (const reason of Object.values(ReportReason)) {
    let after: string | null = null;
    do {
      const between = { earlier: 1, later: 2 };
      const page: Awaited<ReturnType<typeof comparison.list>> = await comparison.list(report, between, reason, {
        ...{ first: 50, after },
      });
      found.push(...page.edges.map(({ node }) => node));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
  }
  return found;
}

/** The cells that a plain loop finds where only these events and corrections are known. */
function expectFigures(
  figures: ReportFigures,
  filter: ParticipationFilter,
  state: Pick<CountedTerm, 'events' | 'corrections'>,
): void {
  const known = { ...term, ...state };
  const keyOf = { school: term.schoolOf, course: term.courseOf, category: term.categoryOf };
  for (const audience of audiences) {
    expect(figures.total[audience]).toMatchObject(expectedCell(known, filter, audience, () => true));
    for (const group of ['school', 'course', 'category'] as const)
      for (const row of figures.rows[group]) {
        const belongs = (event: TermEvent) => keyOf[group](event) === row.key;
        expect(row[audience]).toMatchObject(expectedCell(known, filter, audience, belongs));
      }
  }
}

describe.each([0, 1, 2, 3, 4, 5, 6])('report %d of the seven', (index) => {
  it('had in its first edition what was known then', async () => {
    const { figures } = await reader.edition(issued[index]!.id, 1);
    expectFigures(figures, filters()[index]!, { events: knownThen, corrections: correctedThen });
  });

  it('has in its second edition what was known then and the changes that are listed', async () => {
    const report = issued[index]!;
    const changes = await listed(report);
    const known = new Set(knownThen.map(({ id }) => id));
    const named = new Set(changes.flatMap(({ eventId }) => eventId ?? []));
    const events = term.events.filter(({ id }) => known.has(id) || named.has(id));
    const told = new Set(changes.map(({ eventId, knownAt }) => [eventId, knownAt.getTime()].join()));
    const later = term.corrections.filter(({ eventId, recordedAt }) => told.has([eventId, recordedAt].join()));
    const { figures } = await reader.edition(report.id, 2);
    for (const reason of ['late', 'correction', 'transfer'])
      expect(changes.filter((change) => change.reason === reason).length).toBeGreaterThan(0);
    expectFigures(figures, filters()[index]!, { events, corrections: [...correctedThen, ...later] });
  });
});

describe('whom the courses reach', () => {
  const long = { ...period, to: '2020-07-31' } as const;

  it('is told by enrolments and by people who were entered since', async () => {
    const { source } = term.database;
    await source.query("UPDATE course_run SET ends_on = '2020-07-31'");
    const report = await reports.issue(administrator, { id: newId(), title: '七月', termId: null, filter: long });
    term.clock.advance(day);
    const [enrolled, entered] = [await addPerson('来自选课'), await addPerson('来自名册')];
    await enrol(enrolled);
    await enter(entered);
    term.clock.advance(day);
    await reports.issueAgain(administrator, report.id, newId());
    const changes = await listed(report);
    expect(changes).toMatchObject([
      { reason: 'enrolment', enrolment: 'enrolled', personName: '来自选课', courseTitle: 'Course 0' },
      { reason: 'membership', enteredAs: 'teacher', personName: '来自名册' },
    ]);
    const { cells } = await comparison.compare(report, 1, 2);
    expect(cells.find(({ part, audience }) => part === 'total' && audience === 'everyone')).toMatchObject({
      measure: 'coverage',
      after: cells[0]!.before + 2,
    });
  });

  it('is told of those alone who came back after they had left before the period began', async () => {
    const [back, there] = [await addPerson('回来的人'), await addPerson('中途离开的人')];
    const enrolledAt = new Date('2020-02-18T02:00:00Z');
    await enrol(back, { enrolled_at: enrolledAt, withdrawn_at: new Date('2020-02-20T02:00:00Z') });
    await enrol(there, { enrolled_at: enrolledAt, withdrawn_at: new Date('2020-03-20T02:00:00Z') });
    await lookAgain();
    const report = await reports.issue(administrator, { id: newId(), title: '回来', termId: null, filter: long });
    term.clock.advance(day);
    const comeBack =
      'UPDATE enrolment SET left_at = withdrawn_at, returned_at = ?, withdrawn_at = NULL WHERE person_id IN (?)';
    await term.database.source.query(comeBack, [term.clock.now(), [back, there].map(idBytes)]);
    await lookAgain();
    await reports.issueAgain(administrator, report.id, newId());
    expect(await listed(report)).toMatchObject([
      { reason: 'enrolment', enrolment: 'enrolled', personName: '回来的人', knownAt: expect.any(Date) as Date },
    ]);
    const { cells } = await comparison.compare(report, 1, 2);
    expect(cells.find(({ part, audience }) => part === 'total' && audience === 'everyone')).toMatchObject({
      measure: 'coverage',
      after: cells[0]!.before + 1,
    });
  });

  async function lookAgain(): Promise<void> {
    term.clock.advance(3);
    await model.follow();
  }

  const insert = (table: string, row: object) =>
    term.database.source.query('INSERT INTO ?? (??) VALUES ?', [table, Object.keys(row), [Object.values(row)]]);

  /** Ids say when somebody was entered. */
  const idOfNow = () => v7({ msecs: term.clock.now().getTime() });

  async function addPerson(name: string): Promise<string> {
    const id = idOfNow();
    const row = { school_id: idBytes(term.schoolIds[0]!), account_name: id.slice(-12), display_name: name };
    const rest = { pinyin: 'p', initials: 'p', must_change_password: 0, is_test: 0, version: 1 };
    await insert('person', { id: idBytes(id), ...row, ...rest });
    return id;
  }

  async function enrol(personId: string, when: { enrolled_at?: Date; withdrawn_at?: Date } = {}): Promise<void> {
    const membershipId = newId();
    await join(personId, membershipId, { valid_from: '2019-09-01', valid_to: '2019-12-31' });
    const run =
      "SELECT run.id FROM course_run AS run JOIN course ON course.id = run.course_id WHERE course.title = 'Course 0'";
    const [found] = await term.database.source.query<{ id: Buffer }[]>(run);
    const ids = { id: idBytes(newId()), course_run_id: found!.id, person_id: idBytes(personId) };
    const member = { membership_id: idBytes(membershipId), school_id: idBytes(term.schoolIds[0]!), role: 'teacher' };
    const row = { ...ids, ...member, source: 'self', enrolled_at: term.clock.now(), ...when };
    await insert('enrolment', row);
  }

  const enter = (personId: string) => join(personId, idOfNow(), { valid_from: '2020-03-01', valid_to: null });

  async function join(personId: string, id: string, held: { valid_from: string; valid_to: string | null }) {
    const ids = { id: idBytes(id), person_id: idBytes(personId), organisation_id: idBytes(term.schoolIds[0]!) };
    await insert('membership', { ...ids, role: 'teacher', ...held, version: 1 });
  }
});
