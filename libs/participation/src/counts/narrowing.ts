import { CourseCategory } from '@yunqiao/courses';
import { dayNumber, roleNumber } from '../facts/person-event.js';
import { FactScope } from '../facts/person-windows.js';
import type { Numbers } from '../log/numbers.js';
import { roleOf } from '../participation-filter.js';
import { charsOfId } from './fact-ids.js';
import type { CountedScope } from './questions.js';

/** By what rows are made; `total` makes one of everything, `schoolWeek` one of each week of each school. */
export type RowKind = 'total' | 'school' | 'classGroup' | 'course' | 'category' | 'week' | 'schoolWeek';

/** A scope in the numbers of the facts; null stands for everything. */
export interface Narrowing {
  readonly from: number;
  readonly to: number;
  readonly schools: readonly number[] | null;
  readonly classGroups: readonly number[] | null;
  /** Also by the categories that were asked for. Sessions, which belong to no course, are then left out. */
  readonly courses: readonly number[] | null;
  /** The one category that alone narrows the courses. */
  readonly onlyCategory: number | null;
  readonly role: number | null;
  /** Only what people did alone. */
  readonly withoutAttested: boolean;
}

/** The numbers behind a scope; what no fact knows narrows to nothing. */
export function narrowingOf(scope: CountedScope, numbers: Numbers, categories: ReadonlyMap<number, number>): Narrowing {
  const role = roleOf(scope.audience);
  const schools = scope.schoolIds && found(numbers, 'school', scope.schoolIds);
  const isEverySchool = schools !== null && new Set(schools).size === numbers.countOf('school');
  return {
    ...{ from: dayNumber(scope.from), to: dayNumber(scope.to) },
    schools: isEverySchool ? null : schools,
    classGroups: scope.classGroupIds && found(numbers, 'classGroup', scope.classGroupIds),
    courses: coursesOf(scope, numbers, categories),
    onlyCategory: !scope.courseIds && scope.categories?.length === 1 ? categoryNumber(scope.categories[0]!) : null,
    role: role && roleNumber(role),
    withoutAttested: scope.attested === 'without',
  };
}

/** The number by which the facts know a category; 0 is none. */
export function categoryNumber(category: string): number {
  return categoryNames.findIndex((one) => one === category) + 1;
}

/** Names of the categories; that of number 1 stands first. */
export const categoryNames = Object.values(CourseCategory);

function coursesOf(
  { courseIds, categories: wanted }: CountedScope,
  numbers: Numbers,
  categories: ReadonlyMap<number, number>,
): number[] | null {
  if (!courseIds && !wanted) return null;
  const courses = courseIds ? found(numbers, 'course', courseIds) : [...categories.keys()];
  const kinds = wanted?.map(categoryNumber);
  return courses.filter((course) => kinds?.includes(categories.get(course) ?? 0) ?? true);
}

function found(numbers: Numbers, kind: 'school' | 'course' | 'classGroup', ids: readonly string[]): number[] {
  const numbered = ids.map((id) => numbers.find(kind, charsOfId(id)));
  return [...new Set(numbered.filter((number) => number !== undefined))];
}

/** Whether people are asked for in several schools together, so that whoever was in more than one may stand in two windows. */
export function isOfSeveralSchools({ schools, classGroups }: Narrowing): boolean {
  return schools !== null && schools.length > 1 && classGroups === null;
}

/** Whether each row is of one school or class, and counts for itself. */
export function isOfOnePlace(rows: RowKind): boolean {
  return rows === 'school' || rows === 'classGroup' || rows === 'schoolWeek';
}

/** Which windows of people hold the answer: those of a scope, perhaps of some of its keys. */
export interface WindowScope {
  readonly scope: number;
  readonly keys: readonly number[] | null;
}

/** The windows that answer for these rows; null when only counting the people themselves does. They hold what was attested, too. */
export function windowScope(narrowing: Narrowing, rows: RowKind): WindowScope | null {
  const { courses, classGroups, onlyCategory, withoutAttested } = narrowing;
  if (withoutAttested) return null;
  if (classGroups !== null && classGroups.length !== 1 && rows !== 'classGroup') return null;
  if (rows === 'course') return { scope: FactScope.course, keys: courses };
  if (rows === 'category' && courses === null) return { scope: FactScope.category, keys: null };
  if (onlyCategory !== null) return { scope: FactScope.category, keys: [onlyCategory] };
  if (courses === null) return { scope: FactScope.everything, keys: null };
  return courses.length === 1 && rows !== 'category' ? { scope: FactScope.course, keys: courses } : null;
}
