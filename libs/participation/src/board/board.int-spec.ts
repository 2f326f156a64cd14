import type { Actor } from '@yunqiao/platform';
import { NamesOfPeople } from '../people/names-of-people.js';
import { OffersService } from '../people/offers.service.js';
import { ParticipantService } from '../people/participant.service.js';
import { openCountedTerm, type CountedTerm } from '../testing/counted-term.js';
import { expectedCell, expectedCoverage, expectedCovered, expectedPeople } from '../testing/oracle.js';
import type { ParticipationFilter } from '../participation-filter.js';
import { BoardService } from './board.service.js';
import { CountedCatalogue } from './catalogue.js';
import { StoredCounts } from '../counts/stored-counts.js';
import { openTestReadModel, type TestReadModel } from '../testing/test-read-model.js';

const filters: ParticipationFilter[] = [
  { from: '2020-03-02', to: '2020-03-15', audience: 'everyone', attested: 'with' },
  { from: '2020-03-05', to: '2020-03-05', audience: 'everyone', attested: 'with' },
  { from: '2020-03-04', to: '2020-03-10', audience: 'students', attested: 'with' },
  { from: '2020-03-02', to: '2020-03-15', audience: 'everyone', attested: 'without' },
  { from: '2020-03-04', to: '2020-03-12', audience: 'students', attested: 'without' },
  { from: '2020-03-02', to: '2020-03-15', audience: 'teachers', attested: 'with', categories: ['specialised'] },
  { from: '2020-03-07', to: '2020-03-11', audience: 'everyone', attested: 'with', categories: ['publicFoundation'] },
];
const audiences = ['everyone', 'teachers', 'students'] as const;

let term: CountedTerm;
let model: TestReadModel;
let boards: BoardService;
let people: ParticipantService;
let offers: OffersService;
let administrator: Actor;

beforeAll(async () => {
  term = await openCountedTerm(20_200_302);
  const { source } = term.database;
  model = await openTestReadModel(source, term.clock);
  const counts = new StoredCounts(model);
  boards = new BoardService(counts, new CountedCatalogue(source));
  people = new ParticipantService(counts, new CountedCatalogue(source), new NamesOfPeople(source));
  offers = new OffersService(new CountedCatalogue(source));
  administrator = term.actor('platformAdministrator', term.schoolIds[0]!);
});

afterAll(async () => {
  await model.remove();
  await term.database.close();
});

describe.each(filters)('the board for %j', (filter) => {
  it('has in every cell what a plain loop over the log finds', async () => {
    const board = await boards.board(administrator, filter);
    for (const audience of audiences) {
      const expected = expectedCell(term, filter, audience, () => true);
      expect(board[audience]).toEqual({ ...expected, coverage: expectedCoverage(term, filter, audience, () => true) });
    }
  });

  it.each(['school', 'classGroup', 'course', 'category'] as const)('has it in the rows by %s, too', async (group) => {
    const { basis } = await boards.board(administrator, filter);
    const rows = await boards.rows(basis, group);
    const keyOf = { school: term.schoolOf, classGroup: term.classOf, course: term.courseOf, category: term.categoryOf }[
      group
    ];
    for (const row of rows) {
      for (const audience of audiences) {
        const belongs = (entry: Parameters<typeof keyOf>[0]) => keyOf(entry) === row.key;
        const expected = expectedCell(term, filter, audience, belongs);
        expect(row[audience]).toEqual({ ...expected, coverage: expectedCoverage(term, filter, audience, belongs) });
      }
    }
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each(['participants', 'attested', 'participations', 'visits', 'beneficiaries'] as const)(
    'opens its %s to the people behind them',
    async (figure) => {
      const page = await people.list(administrator, filter, figure, { first: 100 });
      expect(page.edges.map(({ node }) => node.personId)).toEqual(expectedPeople(term, filter)[figure]);
      expect(await page.totalCount()).toBe(expectedPeople(term, filter)[figure].length);
    },
  );

  it('opens its coverage to the people who are covered, each with a reason', async () => {
    const page = await people.covered(administrator, filter, { first: 100 });
    expect(page.edges.map(({ node }) => node.personId)).toEqual(expectedCovered(term, filter, 'everyone', () => true));
    for (const { node } of page.edges) expect(node.enrolledCourses + node.offeredCourses).toBeGreaterThan(0);
  });

  it('says why: enrolled in so many courses, and so many offered', async () => {
    const page = await people.covered(administrator, filter, { first: 100 });
    for (const { node } of page.edges) {
      const courses = [...new Set(term.runs.map(({ courseId }) => courseId))].filter((courseId) =>
        expectedCovered(term, filter, 'everyone', (entry) => entry.courseId === courseId).includes(node.personId),
      );
      expect(Math.max(node.enrolledCourses, node.offeredCourses)).toBeLessThanOrEqual(courses.length);
      expect(node.enrolledCourses + node.offeredCourses).toBeGreaterThanOrEqual(courses.length);
    }
  });
});

describe('what teachers attested', () => {
  it('is told apart, and whoever has both counts once', async () => {
    const whole = (await boards.board(administrator, filters[0]!)).everyone;
    const alone = (await boards.board(administrator, { ...filters[0]!, attested: 'without' })).everyone;
    expect(whole.attested).toBeGreaterThan(0);
    expect(alone.attested).toBe(0);
    expect(alone.participants + whole.attested).toBeGreaterThan(whole.participants);
    expect(alone.participations).toBeLessThan(whole.participations);
    expect(alone.visits).toBe(whole.visits);
  });
});

describe('figures by school', () => {
  it('add up for what belongs to one school only', async () => {
    const { basis, everyone } = await boards.board(administrator, filters[0]!);
    const rows = await boards.rows(basis, 'school');
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
    expect(sum((row) => row.everyone.visits)).toBe(everyone.visits);
    expect(sum((row) => row.everyone.creditedSeconds)).toBeCloseTo(everyone.creditedSeconds, 3);
  });

  it('are those of the own school for its administrator', async () => {
    const own = term.schoolIds[1]!;
    const board = await boards.board(term.actor('schoolAdministrator', own), filters[0]!);
    const rows = await boards.rows(board.basis, 'school');
    expect(rows.map((row) => row.key)).toEqual([own]);
    expect(board.everyone).toEqual(rows[0]!.everyone);
  });
});

describe('one class, or several', () => {
  it('are counted exactly, with the school in which they are', async () => {
    const classes = [...new Set(term.memberships.flatMap(({ classGroupId }) => classGroupId ?? []))];
    for (const classGroupIds of [classes.slice(0, 1), classes.slice(1, 4)]) {
      const filter: ParticipationFilter = { ...filters[0]!, classGroupIds };
      const board = await boards.board(administrator, filter);
      expect(board.everyone).toEqual({
        ...expectedCell(term, filter, 'everyone', () => true),
        coverage: expectedCoverage(term, filter, 'everyone', () => true),
      });
      const rows = await boards.rows(board.basis, 'classGroup');
      expect(rows.map(({ key }) => key).sort()).toEqual([...classGroupIds].sort());
      expect(rows.every(({ schoolName }) => schoolName?.startsWith('=School'))).toBe(true);
    }
  });
});

describe('weeks of schools', () => {
  it('are the participants of the school in the days of the week', async () => {
    const { basis } = await boards.board(administrator, filters[0]!);
    const [first, second] = [
      ['2020-03-02', '2020-03-08'],
      ['2020-03-09', '2020-03-15'],
    ].map(([from, to]) => ({ ...filters[0]!, from: from!, to: to! }));
    for (const { schoolId, participants } of await boards.schoolWeeks(basis))
      expect(participants).toEqual(
        [first!, second!].map(
          (week) => expectedCell(term, week, 'everyone', (event) => event.schoolId === schoolId).participants,
        ),
      );
  });
});

describe('people behind a number', () => {
  it('are found by name, and only among those who stand behind it', async () => {
    const found = await people.list(administrator, filters[2]!, 'participants', { first: 100, search: 'person 1' });
    const named = expectedPeople(term, filters[2]!).participants.length;
    expect(found.edges.length).toBeGreaterThan(0);
    expect(found.edges.length).toBeLessThan(named);
    expect(found.edges.every(({ node }) => node.displayName.startsWith('Person 1'))).toBe(true);
    const covered = await people.covered(administrator, filters[2]!, { first: 100, search: 'n1' });
    expect(covered.edges.every(({ node }) => node.accountName.startsWith('n1'))).toBe(true);
  });

  it('come page by page', async () => {
    const first = await people.covered(administrator, filters[0]!, { first: 5 });
    const second = await people.covered(administrator, filters[0]!, { first: 100, after: first.pageInfo.endCursor });
    expect([...first.edges, ...second.edges].map(({ node }) => node.personId)).toEqual(
      expectedCovered(term, filters[0]!, 'everyone', () => true),
    );
  });
});

describe('courses on offer', () => {
  it('open to as many as the board counts, with their runs', async () => {
    const { courseCount } = await boards.board(administrator, filters[0]!);
    const page = await offers.list(administrator, filters[0]!, { first: 3 });
    const rest = await offers.list(administrator, filters[0]!, { first: 100, after: page.pageInfo.endCursor });
    expect(page.edges.length + rest.edges.length).toBe(courseCount);
    expect(await page.totalCount()).toBe(courseCount);
    expect([...page.edges, ...rest.edges].every(({ node }) => node.runs.length === 1)).toBe(true);
    expect((await offers.list(administrator, filters[0]!, { search: 'course 2' })).edges).toHaveLength(1);
  });
});

describe('a new event', () => {
  it('stands on the board with the next look', async () => {
    const before = await boards.board(administrator, filters[0]!);
    await term.addParticipation('2020-03-06T02:00:00Z');
    term.clock.advance(2_000);
    await model.follow();
    const after = await boards.board(administrator, filters[0]!);
    expect(after.everyone.participations).toBe(before.everyone.participations + 1);
  });
});
