import { CourseCategory } from '@yunqiao/courses';
import { schoolDayOf, startOfSchoolDay } from '@yunqiao/platform';
import type { LogState } from '../log/log-reader.js';
import type { CountScope, ParticipationGroup } from '../participation-filter.js';
import type { CountedNames } from './catalogue.js';
import { countRows, noActivity, ScopeTest, type ActivityCounts, type AudienceCounts, type RowOf } from './counts.js';
import type { CoverageCounts } from './coverage.js';

/** The figures of a cell. */
export interface Counts {
  readonly coverage: number;
  readonly participants: number;
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

/** The whole scope as one row. */
export function countTotal(
  log: LogState,
  names: CountedNames,
  scope: CountScope,
  coverage: CoverageCounts,
): CountsByAudience {
  const rows = countRows(log, new ScopeTest(scope, log.copy, names.categories), () => 0);
  return figuresOf(rows.get(0), coverage);
}

/** Participants week by week; weeks without any stand there with 0. */
export function countWeeks(log: LogState, names: CountedNames, scope: CountScope): BoardWeek[] {
  const monday = mondayOf(scope.from);
  const weekOf: RowOf = (_event, at) => Math.floor((at - monday) / weekMilliseconds);
  const rows = countRows(log, new ScopeTest(scope, log.copy, names.categories), weekOf);
  const weeks = Math.ceil((scope.until.getTime() - monday) / weekMilliseconds);
  return Array.from({ length: weeks }, (_, week) => ({
    startsOn: schoolDayOf(new Date(monday + week * weekMilliseconds)),
    teachers: rows.get(week)?.[1].participants ?? 0,
    students: rows.get(week)?.[2].participants ?? 0,
  }));
}

/** One row for each school, course or category in which somebody is enrolled or did something; sessions belong to schools only. */
export function countBoardRows(
  log: LogState,
  names: CountedNames,
  scope: CountScope,
  group: ParticipationGroup,
  coverage: ReadonlyMap<string, CoverageCounts>,
): BoardRow[] {
  const categories = Object.values(CourseCategory);
  const ofCourse = log.copy.courses.texts.map((id) =>
    categories.indexOf(names.categories.get(id) ?? 'publicFoundation'),
  );
  const rowOf: Record<ParticipationGroup, RowOf> = {
    school: (event) => event.school,
    course: (event) => event.course,
    category: (event) => (event.course === null ? null : ofCourse[event.course]!),
  };
  const texts = { school: log.copy.schools.texts, course: log.copy.courses.texts, category: categories }[group];
  const rows = countRows(log, new ScopeTest(scope, log.copy, names.categories), rowOf[group]);
  const activity = new Map([...rows].map(([row, counts]) => [texts[row]!, counts]));
  return [...new Set([...coverage.keys(), ...activity.keys()])]
    .map((key) => ({
      key,
      ...nameOf(names, group, key),
      ...figuresOf(activity.get(key), coverage.get(key) ?? noCoverage),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.key < b.key ? -1 : 1));
}

function nameOf(names: CountedNames, group: ParticipationGroup, key: string): Pick<BoardRow, 'name' | 'category'> {
  if (group === 'school') return { name: names.schools.get(key) ?? key, category: null };
  if (group === 'category') return { name: key, category: key as CourseCategory };
  const course = names.courses.get(key);
  return { name: course?.title ?? key, category: course?.category ?? null };
}

function figuresOf(counts: AudienceCounts | undefined, coverage: CoverageCounts): CountsByAudience {
  const cell = (activity: ActivityCounts = noActivity(), covered: number): Counts => ({
    coverage: covered,
    participants: activity.participants,
    participations: activity.participations,
    visits: activity.visits,
    beneficiaries: activity.beneficiaries,
    creditedSeconds: activity.creditedMilliseconds / 1000,
  });
  return {
    everyone: cell(counts?.[0], coverage.everyone),
    teachers: cell(counts?.[1], coverage.teachers),
    students: cell(counts?.[2], coverage.students),
  };
}

/** The first instant of the week in which a school day lies. */
function mondayOf(day: string): number {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return startOfSchoolDay(day).getTime() - weekday * 86_400_000;
}
