import type { CourseCategory } from '@yunqiao/courses';
import { schoolDayOf, startOfSchoolDay } from '@yunqiao/platform';
import type { ActivityCounts, AudienceCounts, CountsAnswer, CoverageCounts, WeekCounts } from '../counts/questions.js';
import { noActivity } from '../counts/tally.js';
import type { CountScope, ParticipationGroup } from '../participation-filter.js';
import type { CountedNames } from './catalogue.js';

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
  /** School id, course id or category. */
  readonly key: string;
  readonly name: string;
  readonly category: CourseCategory | null;
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
  const weeks = Math.ceil((scope.until.getTime() - monday) / weekMilliseconds);
  const byWeek = new Map(counted.map((one) => [one.week, one]));
  return Array.from({ length: weeks }, (_, week) => ({
    startsOn: schoolDayOf(new Date(monday + week * weekMilliseconds)),
    teachers: byWeek.get(week)?.teachers ?? 0,
    students: byWeek.get(week)?.students ?? 0,
  }));
}

/** One row for each school, course or category in which somebody is enrolled or did something; sessions belong to schools only. */
export function boardRows(
  names: CountedNames,
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

function nameOf(names: CountedNames, group: ParticipationGroup, key: string): Pick<BoardRow, 'name' | 'category'> {
  if (group === 'school') return { name: names.schools.get(key) ?? key, category: null };
  if (group === 'category') return { name: key, category: key as CourseCategory };
  const course = names.courses.get(key);
  return { name: course?.title ?? key, category: course?.category ?? null };
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
