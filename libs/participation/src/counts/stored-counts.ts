import { AppError, type Role } from '@yunqiao/platform';
import type { CoveredCounts, CoveredPerson } from '../coverage/coverage.js';
import { factRoles } from '../facts/person-event.js';
import type { ReadModel } from '../log/read-model.js';
import type { ParticipationGroup } from '../participation-filter.js';
import '../participation.errors.js';
import type { Select } from '../store/fact-store.js';
import { charsOfId, hexOfId, idOfHex } from './fact-ids.js';
import { categoryNames, narrowingOf, type Narrowing } from './narrowing.js';
import { schoolsOfWeek } from './pieces.js';
import {
  ParticipationCounts,
  type AudienceCounts,
  type CountedFigure,
  type CountedScope,
  type CountsAnswer,
  type CoveredAnswer,
  type CoveredMember,
  type CutAnswer,
  type PeopleAnswer,
  type PeoplePage,
  type SchoolWeekCounts,
  type SchoolWeeksAnswer,
  type WeekCounts,
  type WeeksAnswer,
} from './questions.js';
import { Remembered } from './remembered.js';
import { StoredPeople } from './stored-people.js';
import { tallyParticipants, tallyRows, tallyTotal, type Counted } from './tallies.js';
import { noActivity } from './tally.js';

type Covered = ReadonlyMap<number, CoveredCounts>;

const nobody: CoveredCounts = { everyone: 0, teachers: 0, students: 0 };

/** Counts from the facts; answers are remembered until a fact changes, and coverage until others are reached. */
export class StoredCounts extends ParticipationCounts {
  private readonly memory = new Remembered<unknown>(500);
  private readonly reached = new Remembered<Covered>(500);

  constructor(private readonly model: ReadModel) {
    super();
  }

  async counts(scope: CountedScope, group: ParticipationGroup): Promise<CountsAnswer> {
    const asOf = this.asOf();
    const [{ total, schools }, rows] = await Promise.all([
      this.remember(['total', scope], () => this.read(scope, tallyTotal)),
      group === 'school'
        ? null
        : this.remember(['rows', group, scope], () =>
            this.read(scope, (select, narrowing) => tallyRows(select, narrowing, group)),
          ),
    ]);
    const [covered, rowsCovered] = await Promise.all([this.covers(scope, 'total'), this.covers(scope, group)]);
    return {
      asOf,
      ...{ total: total ?? noActivity(), coverage: covered.get(0) ?? nobody },
      rows: (rows ?? schools).map(([row, counts]) => [this.keyOf(group, row), counts]),
      rowCoverage: [...rowsCovered].map(([row, counts]) => [this.keyOf(group, row), counts]),
    };
  }

  async weeks(scope: CountedScope): Promise<WeeksAnswer> {
    const asOf = this.asOf();
    const rows = await this.countParticipants(scope, 'week');
    return { asOf, weeks: rows.map(([week, counts]) => weekOf(week, counts)) };
  }

  async schoolWeeks(scope: CountedScope): Promise<SchoolWeeksAnswer> {
    const asOf = this.asOf();
    const rows = await this.countParticipants(scope, 'schoolWeek');
    return { asOf, weeks: rows.map(([row, counts]) => this.schoolWeekOf(row, counts)) };
  }

  async people(scope: CountedScope, figure: CountedFigure, page: PeoplePage): Promise<PeopleAnswer> {
    const asOf = this.asOf();
    const people = new StoredPeople(this.model.numbers);
    return { asOf, ...(await this.read(scope, (select, narrowing) => people.list(select, narrowing, figure, page))) };
  }

  covered(scope: CountedScope, { among, after, first }: PeoplePage): Promise<CoveredAnswer> {
    const asOf = this.asOf();
    const { numbers, coverage } = this.model;
    const wanted = among && new Set(among.flatMap((id) => numbers.find('person', charsOfId(id)) ?? []));
    const { total, people } = coverage.list(this.narrow(scope), {
      ...{ among: wanted, after: after && hexOfId(after), first },
    });
    return Promise.resolve({ asOf, total, people: people.map((one) => this.memberOf(one)) });
  }

  cut(scope: CountedScope): Promise<CutAnswer> {
    return this.model.cut(async () => {
      const [bySchool, byCourse, byCategory] = [
        await this.counts(scope, 'school'),
        await this.counts(scope, 'course'),
        await this.counts(scope, 'category'),
      ];
      const rows = { school: bySchool, course: byCourse, category: byCategory };
      return { ...(await this.weeks(scope)), total: bySchool.total, coverage: bySchool.coverage, rows };
    });
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

  private narrow(scope: CountedScope): Narrowing {
    return narrowingOf(scope, this.model.numbers, this.model.categories);
  }

  private read<Answer>(
    scope: CountedScope,
    work: (select: Select, narrowing: Narrowing) => Promise<Answer>,
  ): Promise<Answer> {
    return this.model.store.read((select) => work(select, this.narrow(scope)));
  }

  private countParticipants(scope: CountedScope, rows: 'week' | 'schoolWeek'): Promise<Counted> {
    return this.remember([rows, scope], () =>
      this.read(scope, async (select, narrowing) => (await tallyParticipants(select, narrowing, rows)).entries()),
    );
  }

  /** Whom the courses reach; the answer of before as long as these are the same. */
  private covers(scope: CountedScope, rows: 'total' | ParticipationGroup): Promise<Covered> {
    const { coverage, coverageRevision, categories } = this.model;
    return this.reached.get(JSON.stringify([rows, scope]), String(coverageRevision), () =>
      Promise.resolve(coverage.count(this.narrow(scope), rows, (course) => categories.get(course) ?? 0)),
    );
  }

  private keyOf(group: ParticipationGroup, row: number): string {
    if (group === 'category') return categoryNames[row - 1]!;
    return idOfHex(this.model.numbers.textOf(group, row));
  }

  private schoolWeekOf(row: number, { everyone }: AudienceCounts): SchoolWeekCounts {
    const [week, school] = [Math.floor(row / schoolsOfWeek), row % schoolsOfWeek];
    return { schoolId: this.keyOf('school', school), week, everyone: everyone.participants };
  }

  private memberOf({ person, school, classGroup, role, enrolled, offered }: CoveredPerson): CoveredMember {
    const { numbers } = this.model;
    return {
      personId: idOfHex(numbers.textOf('person', person)),
      ...{ enrolledCourses: enrolled, offeredCourses: offered },
      schoolId: idOfHex(numbers.textOf('school', school)),
      classGroupId: classGroup === 0 ? null : idOfHex(numbers.textOf('classGroup', classGroup)),
      role: factRoles[role - 1]! satisfies Role,
    };
  }
}

function weekOf(week: number, { teachers, students }: AudienceCounts): WeekCounts {
  return { week, teachers: teachers.participants, students: students.participants };
}
