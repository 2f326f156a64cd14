import type { CourseCategory } from '@yunqiao/courses';
import { schoolDayOf, startOfSchoolDay } from '@yunqiao/platform';
import type {
  ActivityCounts,
  AudienceCounts,
  CountsAnswer,
  CoverageCounts,
  SchoolWeekCounts,
  WeekCounts,
} from '../counts/questions.js';
import { noActivity } from '../counts/tally.js';
import type { CountScope, ParticipationGroup } from '../participation-filter.js';
import { groupBy } from '../facts/group-by.js';
import type { ClassName, CountedNames } from './catalogue.js';

/** The figures of a cell. */
export interface Counts {
  readonly coverage: number;
  readonly participants: number;
  /** Of the participants, those of whom a teacher attested that they were there. */
  readonly attested: number;
  readonly participations: number;
  readonly visits: number;
  readonly beneficiaries: number;
  readonly creditedSeconds: number;
}

/** Everybody, teachers and students apart. */
export interface CountsByAudience {
  readonly everyone: Counts;
  readonly teachers: Counts;
  readonly students: Counts;
}

export interface BoardRow extends CountsByAudience {
  /** Id of school, class or course, or category. */
  readonly key: string;
  readonly name: string;
  readonly category: CourseCategory | null;
  /** Of a class: the school in which it is. */
  readonly schoolName: string | null;
}

/** Participants of a week that begins on a Monday, within the period. */
export interface BoardWeek {
  readonly startsOn: string;
  readonly teachers: number;
  readonly students: number;
}

const weekMilliseconds = 7 * 86_400_000;
const noCoverage: CoverageCounts = { everyone: 0, teachers: 0, students: 0 };

/** Participants week by week; weeks without any stand there with 0. */
export function boardWeeks(scope: CountScope, counted: readonly WeekCounts[]): BoardWeek[] {
  const monday = mondayOf(scope.from);
  const byWeek = new Map(counted.map((one) => [one.week, one]));
  return Array.from({ length: weeksIn(scope) }, (_, week) => ({
    startsOn: schoolDayOf(new Date(monday + week * weekMilliseconds)),
    teachers: byWeek.get(week)?.teachers ?? 0,
    students: byWeek.get(week)?.students ?? 0,
  }));
}

/** Participants of each week in one school, as many weeks as the board has. */
export interface SchoolWeeks {
  readonly schoolId: string;
  readonly name: string;
  readonly participants: readonly number[];
}

/** Schools in which somebody took part, by name, each with its weeks. */
export function boardSchoolWeeks(
  names: CountedNames,
  weeks: number,
  counted: readonly SchoolWeekCounts[],
): SchoolWeeks[] {
  return [...groupBy(counted, ({ schoolId }) => schoolId)]
    .map(([schoolId, mine]) => {
      const participants = Array.from({ length: weeks }, () => 0);
      for (const { week, everyone } of mine) participants[week] = everyone;
      return { schoolId, name: names.schools.get(schoolId) ?? schoolId, participants };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Weeks that begin on a Monday and have a day in the period. */
export function weeksIn({ from, until }: Pick<CountScope, 'from' | 'until'>): number {
  return Math.ceil((until.getTime() - mondayOf(from)) / weekMilliseconds);
}

/** One row for each school, class, course or category in which somebody is covered or did something; sessions belong to places only. */
export function boardRows(
  names: CountedNames & { classes: ReadonlyMap<string, ClassName> },
  group: ParticipationGroup,
  counted: CountsAnswer['rows'],
  coverage: ReadonlyMap<string, CoverageCounts>,
): BoardRow[] {
  const activity = new Map(counted);
  return [...new Set([...coverage.keys(), ...activity.keys()])]
    .map((key) => ({
      key,
      ...nameOf(names, group, key),
      ...figuresOf(activity.get(key) ?? noActivity(), coverage.get(key) ?? noCoverage),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.key < b.key ? -1 : 1));
}

function nameOf(
  names: CountedNames & { classes: ReadonlyMap<string, ClassName> },
  group: ParticipationGroup,
  key: string,
): Pick<BoardRow, 'name' | 'category' | 'schoolName'> {
  const none = { category: null, schoolName: null };
  if (group === 'school') return { ...none, name: names.schools.get(key) ?? key };
  if (group === 'category') return { ...none, name: key, category: key as CourseCategory };
  if (group === 'classGroup') {
    const own = names.classes.get(key);
    return { ...none, name: own?.name ?? key, schoolName: (own && names.schools.get(own.schoolId)) ?? null };
  }
  const course = names.courses.get(key);
  return { ...none, name: course?.title ?? key, category: course?.category ?? null };
}

/** Everybody, teachers and students, each with whom the courses reach. */
export function figuresOf(counts: AudienceCounts, coverage: CoverageCounts): CountsByAudience {
  const cell = ({ creditedMilliseconds, ...figures }: ActivityCounts, covered: number): Counts => ({
    ...{ coverage: covered, ...figures, creditedSeconds: creditedMilliseconds / 1000 },
  });
  return {
    everyone: cell(counts.everyone, coverage.everyone),
    teachers: cell(counts.teachers, coverage.teachers),
    students: cell(counts.students, coverage.students),
  };
}

/** The first instant of the week in which a school day lies. */
function mondayOf(day: string): number {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return startOfSchoolDay(day).getTime() - weekday * 86_400_000;
}
