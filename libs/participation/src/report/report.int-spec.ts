import { TermService } from '@yunqiao/courses';
import { AppError, idBytes, newId, type Actor } from '@yunqiao/platform';
import { CountedCatalogue } from '../board/catalogue.js';
import { RemoteCounts } from '../counts/remote-counts.js';
import { StoredCounts } from '../counts/stored-counts.js';
import { DEFINITION_VERSION, definitions } from '../definitions.js';
import { participationEntities } from '../participation.entities.js';
import type { ParticipationFilter } from '../participation-filter.js';
import { openCountedTerm, type CountedTerm } from '../testing/counted-term.js';
import { expectedCell, expectedCoverage } from '../testing/oracle.js';
import { openTestReadModel, type TestReadModel } from '../testing/test-read-model.js';
import { ReportCounter } from './report-counter.js';
import { ReportEdition } from './report-edition.entity.js';
import { ReportReader } from './report-reader.js';
import { Report } from './report.entity.js';
import { ReportService } from './report.service.js';

const filter: ParticipationFilter = { from: '2020-03-02', to: '2020-03-15', audience: 'everyone', attested: 'with' };

let term: CountedTerm;
let model: TestReadModel;
let reports: ReportService;
let reader: ReportReader;
let administrator: Actor;

function serviceOf(counts: ConstructorParameters<typeof ReportCounter>[0]): ReportService {
  const { source } = term.database;
  const catalogue = new CountedCatalogue(source);
  return new ReportService(source, new ReportCounter(counts), reader, catalogue, new TermService(source), term.clock);
}

function actor(role: 'platformAdministrator' | 'schoolAdministrator', schoolId: string): Actor {
  return { ...term.actor(role, schoolId), personId: term.events[0]!.personId };
}

const wanted = (more: object = {}) => ({ id: newId(), title: '三月', termId: null, filter, ...more });

beforeAll(async () => {
  term = await openCountedTerm(20_200_303);
  const { source } = term.database;
  model = await openTestReadModel(source, term.clock);
  reader = new ReportReader(source, new CountedCatalogue(source));
  reports = serviceOf(new StoredCounts(model));
  administrator = actor('platformAdministrator', term.schoolIds[0]!);
});

afterAll(async () => {
  await model.remove();
  await term.database.close();
});

describe('the tables of reports', () => {
  it('are made by the migrations exactly as the entities describe them', async () => {
    const { upQueries } = await term.database.source.driver.createSchemaBuilder().log();
    const ours = participationEntities.map((entity) => term.database.source.getMetadata(entity).tableName);
    const differences = upQueries.filter(({ query }) => ours.some((table) => query.includes('`' + table + '`')));
    expect(differences.map(({ query }) => query)).toEqual([]);
  });
});

describe('a report that was issued', () => {
  it('says in every cell what a plain loop over the log finds', async () => {
    const { id } = await reports.issue(administrator, wanted());
    const { figures } = await reader.edition(id, null);
    const keyOf = { school: term.schoolOf, course: term.courseOf, category: term.categoryOf };
    for (const audience of ['everyone', 'teachers', 'students'] as const) {
      const whole = { ...expectedCell(term, filter, audience, () => true) };
      expect(figures.total[audience]).toEqual({
        ...whole,
        coverage: expectedCoverage(term, filter, audience, () => true),
      });
      for (const group of ['school', 'course', 'category'] as const)
        for (const row of figures.rows[group]) {
          const belongs = (entry: Parameters<typeof term.schoolOf>[0]) => keyOf[group](entry) === row.key;
          const cell = expectedCell(term, filter, audience, belongs);
          expect(row[audience]).toEqual({ ...cell, coverage: expectedCoverage(term, filter, audience, belongs) });
        }
    }
    expect(figures.schoolCount).toBe(3);
    expect(figures.courseCountByCategory.reduce((sum, { count }) => sum + count, 0)).toBe(figures.courseCount);
  });

  it('keeps its numbers, its words and until when it counted, whatever comes later', async () => {
    const report = await reports.issue(administrator, wanted());
    const issuedAt = term.clock.now();
    const before = await reader.edition(report.id, 1);
    term.clock.advance(60_000);
    await term.addParticipation('2020-03-06T02:00:00Z');
    expect(await reader.edition(report.id, 1)).toEqual(before);
    expect(before).toMatchObject({ number: 1, dataAsOf: issuedAt, issuedAt, issuedBy: administrator.personId });
    expect(before).toMatchObject({ definitionVersion: DEFINITION_VERSION, definitions });
  });

  it('cannot be written anew: neither its subject nor an edition', async () => {
    const report = await reports.issue(administrator, wanted());
    const { manager } = term.database.source;
    const edition = await reader.edition(report.id, 1);
    await expect(manager.update(Report, { id: report.id }, { title: '改' })).rejects.toThrow();
    await expect(manager.update(ReportEdition, { id: edition.id }, { dataAsOf: new Date() })).rejects.toThrow();
    await manager.save(Report, Object.assign(new Report(), report, { title: '改' }));
    await manager.save(ReportEdition, Object.assign(new ReportEdition(), edition, { number: 9, figures: {} }));
    expect(await reader.get(administrator, report.id)).toMatchObject({ title: '三月' });
    expect(await reader.edition(report.id, null)).toEqual(edition);
  });

  it('is issued once for one id, also at the same moment; another wish is refused', async () => {
    const wish = wanted();
    const issued = await Promise.all([1, 2].map(() => reports.issue(administrator, wish)));
    expect(issued[0]).toEqual(issued[1]);
    expect(await reader.editionsOf([wish.id])).toHaveLength(1);
    await expect(reports.issue(administrator, { ...wish, title: '四月' })).rejects.toThrow('REPORT_ID_TAKEN');
  });

  it('has the days of its term', async () => {
    const spring = (await new TermService(term.database.source).findAll()).find(({ code }) => code === '2020-spring')!;
    const { id } = await reports.issue(administrator, wanted({ termId: spring.id }));
    expect(await reader.get(administrator, id)).toMatchObject({ periodFrom: '2020-02-01', periodTo: '2020-08-31' });
  });

  it('counts exactly what was received until then, also what is written while it counts', async () => {
    const asOf = term.clock.now();
    const event = { ...term.events[0]!, id: newId(), runId: newId(), lessonId: newId(), sessionId: null };
    const read = {
      ...event,
      courseId: term.courseOf(term.events.find(({ courseId }) => courseId)!),
      creditedFrom: null,
    };
    const completed = { ...read, personId: term.events.at(-1)!.personId, kind: 'lesson.completed' };
    const before = (await reader.edition((await reports.issue(administrator, wanted())).id, 1)).figures.total.everyone;
    await term.append({ ...completed, id: newId() });
    await term.append({ ...completed, id: newId(), lessonId: newId() }, 1);
    const { id } = await reports.issue(administrator, wanted());
    const cut = await reader.edition(id, 1);
    expect(cut.dataAsOf).toEqual(asOf);
    expect(cut.figures.total.everyone.participations).toBe(before.participations + 1);
    term.clock.advance(2_000);
    await reports.issueAgain(administrator, id, newId());
    expect((await reader.edition(id, 2)).figures.total.everyone.participations).toBe(before.participations + 2);
  });
});

describe('a report that is issued again', () => {
  it('is the next edition, once for one id', async () => {
    const { id } = await reports.issue(administrator, wanted());
    const edition = newId();
    await Promise.all([1, 2].map(() => reports.issueAgain(administrator, id, edition)));
    await reports.issueAgain(administrator, id, newId());
    expect((await reader.editionsOf([id])).map(({ number }) => number)).toEqual([1, 2, 3]);
    const other = await reports.issue(administrator, wanted());
    await expect(reports.issueAgain(administrator, other.id, edition)).rejects.toThrow('REPORT_ID_TAKEN');
  });
});

describe('while nobody counts', () => {
  it('nothing is kept, and the same wish is fulfilled later', async () => {
    const away = serviceOf({
      cut: () => Promise.reject(new AppError('REPORTING_AWAY')),
    } as unknown as RemoteCounts);
    const wish = wanted();
    await expect(away.issue(administrator, wish)).rejects.toThrow('REPORTING_AWAY');
    const rows = await term.database.source.query<object[]>('SELECT 1 FROM participation_report WHERE id = ?', [
      idBytes(wish.id),
    ]);
    expect(rows).toEqual([]);
    await reports.issue(administrator, wish);
    await expect(away.issueAgain(administrator, wish.id, newId())).rejects.toThrow('REPORTING_AWAY');
    expect(await reader.editionsOf([wish.id])).toHaveLength(1);
  });
});

describe('whose report it is', () => {
  it('administrators of a school see and issue those of their school only', async () => {
    const [own, other] = [term.schoolIds[1]!, term.schoolIds[2]!];
    const head = actor('schoolAdministrator', own);
    const mine = await reports.issue(head, wanted());
    expect(mine.schoolIds).toEqual([own]);
    const everybodys = await reports.issue(administrator, wanted());
    const others = await reports.issue(administrator, wanted({ filter: { ...filter, schoolIds: [own, other] } }));
    const seen = await reader.list(head, {}, { first: 100 });
    expect(seen.edges.map(({ node }) => node.id)).toEqual([mine.id]);
    for (const { id } of [everybodys, others]) {
      await expect(reader.get(head, id)).rejects.toThrow('REPORT_NOT_FOUND');
      await expect(reports.issueAgain(head, id, newId())).rejects.toThrow('REPORT_NOT_FOUND');
    }
    await expect(reports.issue(head, wanted({ filter: { ...filter, schoolIds: [other] } }))).rejects.toThrow(
      'SCHOOL_NOT_FOUND',
    );
    expect(await (await reader.list(administrator, { search: '三' }, {})).totalCount()).toBeGreaterThan(3);
    expect((await reader.list(administrator, { search: '_' }, {})).edges).toEqual([]);
  });
});
