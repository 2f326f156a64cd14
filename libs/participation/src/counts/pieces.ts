import { roleNumber } from '../facts/person-event.js';
import { joined } from '../statement.js';
import type { FactStatement } from '../store/fact-store.js';
import type { Narrowing, RowKind } from './narrowing.js';

/** Pieces of SQL, put together with a space, and their parameters in the same order. */
export type FactPiece = string | FactStatement;

export const teacher = roleNumber('teacher');
export const student = roleNumber('student');

/** A row of a week in a school is numbered by the week times this, plus the school. */
export const schoolsOfWeek = 100_000;

/** Whose facts are taken: everybody's, or of those alone who did something in one school, or in several. */
export type Whose = 'everybody' | 'settled' | 'transferred';

const whose: Readonly<Record<Whose, string>> = {
  everybody: '',
  settled: 'AND person NOT IN (SELECT person FROM transferred)',
  transferred: 'AND person IN (SELECT person FROM transferred)',
};

/** Nothing is one of none. */
export function oneOf(column: string, values: readonly number[]): FactStatement {
  if (values.length === 0) return { sql: 'AND FALSE', parameters: [] };
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, parameters: values };
}

/** The Monday on which the week of a school day begins; day 0 was a Thursday. */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/** The week of a row's day, by division of whole numbers; 0 is the one in which the period begins. */
export function weekOf({ from }: Narrowing): FactStatement {
  return { sql: '((day - ?) // 7)', parameters: [mondayOf(from)] };
}

/** What a row of facts belongs to. */
export function factRow(rows: RowKind, narrowing: Narrowing): FactPiece {
  if (rows === 'week') return weekOf(narrowing);
  if (rows === 'schoolWeek') return joined(weekOf(narrowing), ` * ${schoolsOfWeek} + school`);
  const columns = { total: '0', school: 'school', classGroup: 'class_group', course: 'course' } as const;
  return rows === 'category' ? 'category.category' : columns[rows];
}

export function coursesOfRows(rows: RowKind): string {
  return rows === 'category'
    ? 'JOIN (SELECT course AS of_course, category FROM course_category) AS category ON category.of_course = course'
    : '';
}

export function inPeriod({ from, to }: Narrowing): FactStatement {
  return { sql: 'day >= ? AND day <= ?', parameters: [from, to] };
}

/** The schools, classes and people that are asked for; who is of no class, or of several schools, stands in no row of one. */
export function placesIn({ schools, classGroups }: Narrowing, rows: RowKind, who: Whose = 'everybody'): FactStatement {
  return joined(
    ...[schools === null ? '' : oneOf('AND school', schools), rows === 'classGroup' ? 'AND class_group > 0' : ''],
    ...[classGroups === null ? '' : oneOf('AND class_group', classGroups), whose[who]],
    rows === 'school' || rows === 'schoolWeek' ? 'AND school > 0' : '',
  );
}

/** Sessions stand in no row of a course or category. */
export function coursesIn({ courses }: Narrowing, rows: RowKind): FactPiece {
  if (courses !== null) return oneOf('AND course', courses);
  return rows === 'course' || rows === 'category' ? 'AND course > 0' : '';
}

export function roleIn({ role }: Narrowing): FactPiece {
  return role === null ? '' : { sql: 'AND role = ?', parameters: [role] };
}

export function attestedIn({ withoutAttested }: Narrowing): FactPiece {
  return withoutAttested ? 'AND attested = 0' : '';
}

/** Windows that cover the period; by weeks, each week's part of it. What covers a period always has its day in it. */
export function coverPeriod(narrowing: Narrowing, rows: RowKind): FactStatement {
  const { from, to } = narrowing;
  const inside: FactStatement = { sql: 'AND day >= ? AND day <= ?', parameters: [from, to] };
  if (rows !== 'week' && rows !== 'schoolWeek')
    return joined(inside, {
      sql: 'AND previous_day < ? AND reached_day <= ? AND lost_day > ?',
      parameters: [from, to, to],
    });
  const monday = mondayOf(from);
  const first = joined({ sql: '? + 7 *', parameters: [monday] }, weekOf(narrowing));
  const last = joined({ sql: '? + 7 *', parameters: [monday + 6] }, weekOf(narrowing));
  return joined(
    ...[inside, { sql: 'AND previous_day < GREATEST(?,', parameters: [from] }, first, ')'],
    ...[{ sql: 'AND reached_day <= LEAST(?,', parameters: [to] }, last, ')'],
    ...[{ sql: 'AND lost_day > LEAST(?,', parameters: [to] }, last, ')'],
  );
}

/** Which of a window's marks say that it stands for everything, a school or a class; and for one role there. */
export function marksOf({ schools, classGroups }: Narrowing, rows: RowKind): readonly [all: string, ofRole: string] {
  if (classGroups !== null || rows === 'classGroup') return ['of_class', 'of_class'];
  return schools !== null || rows === 'school' || rows === 'schoolWeek'
    ? ['of_school', 'of_both']
    : ['of_all', 'of_role'];
}
