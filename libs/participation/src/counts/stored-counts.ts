import { AppError, idText, type Role } from '@yunqiao/platform';
import { QUALIFYING_MILLISECONDS, QUALIFYING_SESSION_MILLISECONDS } from '../definitions.js';
import { activityOfRow } from '../facts/fact-rows.js';
import { groupBy } from '../facts/group-by.js';
import { factRoles } from '../facts/person-event.js';
import type { ActivityFact } from '../facts/person-facts.js';
import type { ReadModel } from '../log/read-model.js';
import type { ParticipationGroup } from '../participation-filter.js';
import '../participation.errors.js';
import type { Select, SelectedRow } from '../store/fact-store.js';
import { factTables } from '../store/tables.js';
import {
  categoryNames,
  isOfSeveralSchools,
  narrowingOf,
  windowScope,
  type Narrowing,
  type RowKind,
} from './narrowing.js';
import {
  ParticipationCounts,
  type AudienceCounts,
  type CountedPerson,
  type CountedScope,
  type CountsAnswer,
  type CoverageCounts,
  type PeopleAnswer,
  type WeekCounts,
  type WeeksAnswer,
} from './questions.js';
import {
  countAttested,
  countEnrolled,
  countParticipations,
  countPeople,
  countWindows,
  factsOfPeople,
  findParticipants,
  joined,
  sumFacts,
  visitsOfPeople,
  type Whose,
} from './statements.js';
import { Remembered } from './remembered.js';
import { noActivity, Tally } from './tally.js';

type CountedTotal = Pick<CountsAnswer, 'total' | 'coverage'>;
type CountedRows = Pick<CountsAnswer, 'rows' | 'rowCoverage'>;

/** Counts from the facts; answers are remembered until a fact changes. */
export class StoredCounts extends ParticipationCounts {
  private readonly memory = new Remembered<unknown>(500);

  constructor(private readonly model: ReadModel) {
    super();
  }

  async counts(scope: CountedScope, group: ParticipationGroup): Promise<CountsAnswer> {
    const asOf = this.asOf();
    return { asOf, ...(await this.count(scope, group)) };
  }

  async weeks(scope: CountedScope): Promise<WeeksAnswer> {
    const asOf = this.asOf();
    return { asOf, weeks: await this.remember(['weeks', scope], () => this.countWeeks(scope)) };
  }

  async people(scope: CountedScope, after: string | null, first: number): Promise<PeopleAnswer> {
    const asOf = this.asOf();
    const found = await this.model.store.read(async (select) => {
      const narrowing = await this.narrow(select, scope);
      const participants = findParticipants(narrowing, windowScope(narrowing, 'total'));
      const [total] = await select(joined('SELECT COUNT(*) AS total FROM (', participants, ') AS participants'));
      const page = await select(
        joined(...["SELECT number, id FROM numbered_id WHERE kind = 'person' AND number IN (", participants, ')'], {
          sql: 'AND id > ? ORDER BY id LIMIT ?',
          parameters: [after?.replaceAll('-', '') ?? '', first],
        }),
      );
      return { total: Number(total!['total']), people: await this.tell(select, narrowing, page) };
    });
    return { asOf, ...found };
  }

  private asOf(): string {
    const { asOf } = this.model;
    if (!asOf) throw new AppError('REPORTING_PREPARING');
    return asOf.toISOString();
  }

  /** The answer of before as long as no fact has changed since. */
  private remember<Answer>(question: readonly unknown[], make: () => Promise<Answer>): Promise<Answer> {
    const { revision } = this.model;
    return this.memory.get(JSON.stringify(question), String(revision), make) as Promise<Answer>;
  }

  private async narrow(select: Select, scope: CountedScope): Promise<Narrowing> {
    const rows = await select({ sql: 'SELECT course, category FROM course_category', parameters: [] });
    const categories = new Map(rows.map(({ course, category }) => [Number(course), Number(category)]));
    return narrowingOf(scope, this.model.numbers, categories);
  }

  private async count(scope: CountedScope, group: ParticipationGroup): Promise<Omit<CountsAnswer, 'asOf'>> {
    const [{ total, coverage }, { rows, rowCoverage }] = await Promise.all([
      this.remember(['total', scope], () => this.countTotal(scope)),
      this.remember(['rows', group, scope], () => this.countRows(scope, group)),
    ]);
    return { total, rows, coverage, rowCoverage };
  }

  private countTotal(scope: CountedScope): Promise<CountedTotal> {
    return this.model.store.read(async (select) => {
      const narrowing = await this.narrow(select, scope);
      const total = await tally(select, narrowing, 'total');
      const [enrolled] = await select(countEnrolled(narrowing, 'total'));
      return { total: total.entries()[0]?.[1] ?? noActivity(), coverage: coverageOf(enrolled) };
    });
  }

  private countRows(scope: CountedScope, group: ParticipationGroup): Promise<CountedRows> {
    return this.model.store.read(async (select) => {
      const narrowing = await this.narrow(select, scope);
      const counted = await tally(select, narrowing, group);
      const enrolled = await select(countEnrolled(narrowing, group));
      return {
        rows: counted.entries().map(([row, counts]) => [this.keyOf(group, row), counts]),
        rowCoverage: enrolled.map((row) => [this.keyOf(group, Number(row['row_key'])), coverageOf(row)]),
      };
    });
  }

  private keyOf(group: ParticipationGroup, row: number): string {
    if (group === 'category') return categoryNames[row - 1]!;
    return idOfHex(this.model.numbers.textOf(group, row));
  }

  private countWeeks(scope: CountedScope): Promise<WeekCounts[]> {
    return this.model.store.read(async (select) => {
      const narrowing = await this.narrow(select, scope);
      const weeks = await tallyParticipants(select, narrowing, 'week');
      return weeks.entries().map(([week, counts]) => weekOf(week, counts));
    });
  }

  /** What each person of a page did in the scope. */
  private async tell(select: Select, narrowing: Narrowing, page: readonly SelectedRow[]): Promise<CountedPerson[]> {
    if (page.length === 0) return [];
    const people = page.map(({ number }) => Number(number));
    const facts = await select(factsOfPeople(narrowing, people));
    const visits = await select(visitsOfPeople(narrowing, people));
    const visitsOf = new Map(visits.map((row) => [Number(row['person']), Number(row['visits'])]));
    return page.map(({ number, id }) => {
      const mine = facts.filter(({ person }) => person === number).map(factOfSelected);
      return {
        personId: idOfHex(String(id)),
        visits: visitsOf.get(Number(number)) ?? 0,
        ...this.summary(mine),
      };
    });
  }

  private summary(facts: readonly ActivityFact[]): Omit<CountedPerson, 'personId' | 'visits'> {
    const last = facts.reduce((latest, fact) => (fact.lastAt >= latest.lastAt ? fact : latest));
    const { numbers } = this.model;
    const idOf = (kind: 'school' | 'classGroup', number: number) => idOfHex(numbers.textOf(kind, number));
    return {
      participations: participationsIn(facts),
      creditedMilliseconds: facts.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
      firstAt: new Date(Math.min(...facts.map(({ firstAt }) => firstAt))).toISOString(),
      lastAt: new Date(last.lastAt).toISOString(),
      schoolId: idOf('school', last.school),
      classGroupId: last.classGroup === 0 ? null : idOf('classGroup', last.classGroup),
      role: factRoles[last.role - 1]! satisfies Role,
    };
  }
}

/** The facts keep ids as 32 digits. */
function idOfHex(digits: string): string {
  return idText(Buffer.from(digits, 'hex'));
}

/** All figures: people by windows where these are kept for the scope, else person by person; the rest are sums. */
async function tally(select: Select, narrowing: Narrowing, rows: RowKind): Promise<Tally> {
  const counted = await tallyParticipants(select, narrowing, rows, true);
  counted.addFigure('attested', await select(countAttested(narrowing, rows)));
  counted.addFigure('visits', await select(sumFacts('visits', narrowing, rows)));
  counted.addFigure('creditedMilliseconds', await select(sumFacts('milliseconds', narrowing, rows)));
  narrowRole(counted, narrowing);
  return counted;
}

async function tallyParticipants(select: Select, narrowing: Narrowing, rows: RowKind, withAll = false): Promise<Tally> {
  const counted = new Tally();
  const windows = windowScope(narrowing, rows);
  // Of several schools each counts for itself; whoever was in more than one of them is looked at as one person.
  const isMixed = rows !== 'school' && isOfSeveralSchools(narrowing);
  if (windows) {
    const who: Whose = isMixed ? 'settled' : 'everybody';
    const window = (figure: 'participant_window' | 'beneficiary_window') =>
      select(countWindows(figure, narrowing, rows, windows, who));
    counted.addFigure('participants', await window('participant_window'));
    if (withAll) counted.addFigure('beneficiaries', await window('beneficiary_window'));
    if (withAll) counted.addFigure('participations', await select(countParticipations(narrowing, rows, who)));
  }
  if (!windows || isMixed) {
    const who: Whose = windows ? 'transferred' : 'everybody';
    const figures = ['participants', 'participations', 'beneficiaries'] as const;
    counted.addAudiences(figures, await select(countPeople(narrowing, rows, who)));
  }
  if (!withAll) narrowRole(counted, narrowing);
  return counted;
}

function coverageOf(row: SelectedRow | undefined): CoverageCounts {
  const count = (audience: string) => Number(row?.[audience] ?? 0);
  return { everyone: count('everyone'), teachers: count('teachers'), students: count('students') };
}

function narrowRole(counted: Tally, { role }: Narrowing): void {
  if (role !== null) counted.narrowTo(factRoles[role - 1] === 'teacher' ? 'teachers' : 'students');
}

function weekOf(week: number, { teachers, students }: AudienceCounts): WeekCounts {
  return { week, teachers: teachers.participants, students: students.participants };
}

function factOfSelected(row: SelectedRow): ActivityFact {
  return activityOfRow(factTables.activity.columns.map((column) => Number(row[column])));
}

/** Occurrences that count by all that was done in them. */
function participationsIn(facts: readonly ActivityFact[]): number {
  const occurrences = groupBy(facts, ({ occurrence }) => occurrence);
  return [...occurrences.values()].filter((mine) => {
    const milliseconds = mine.reduce((sum, fact) => sum + fact.milliseconds, 0);
    if (mine[0]!.course === 0) return milliseconds >= QUALIFYING_SESSION_MILLISECONDS;
    const isRead = mine.some(({ isCompleted }) => isCompleted) && !mine.some(({ isPlayed }) => isPlayed);
    const isAttested = mine.some(({ attested }) => attested > 0);
    return isAttested || milliseconds >= QUALIFYING_MILLISECONDS || isRead;
  }).length;
}
