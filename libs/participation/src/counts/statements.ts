import { BENEFIT_MILLISECONDS, QUALIFYING_MILLISECONDS, QUALIFYING_SESSION_MILLISECONDS } from '../definitions.js';
import { roleNumber } from '../facts/person-event.js';
import type { Statement } from '../store/fact-store.js';
import { isOfSeveralSchools, type Narrowing, type RowKind, type WindowScope } from './narrowing.js';

/** Pieces of SQL, put together with a space, and their parameters in the same order. */
type Piece = string | Statement;

const teacher = roleNumber('teacher');
const student = roleNumber('student');

/** Whose facts are taken: everybody's, or of those alone who did something in one school, or in several. */
export type Whose = 'everybody' | 'settled' | 'transferred';

const whose: Readonly<Record<Whose, string>> = {
  everybody: '',
  settled: 'AND person NOT IN (SELECT person FROM transferred)',
  transferred: 'AND person IN (SELECT person FROM transferred)',
};

const distinctByRole = [
  `COUNT(DISTINCT CASE WHEN role = ${teacher} THEN person END) AS teachers,`,
  `COUNT(DISTINCT CASE WHEN role = ${student} THEN person END) AS students`,
].join(' ');

const weekOf = (monday: number): Statement => ({ sql: 'CAST(FLOOR((day - ?) / 7) AS INTEGER)', parameters: [monday] });

/** The week-day of a school day, Monday being 0; day 0 was a Thursday. */
export function mondayOf(day: number): number {
  return day - ((((day + 3) % 7) + 7) % 7);
}

/**
 * Participants or beneficiaries row by row: the windows that cover the period, each of another person. One scan.
 * Schools that are asked for, or that make the rows, take the windows of the school.
 */
export function countWindows(
  figure: 'participant_window' | 'beneficiary_window',
  narrowing: Narrowing,
  rows: RowKind,
  { scope, keys }: WindowScope,
  who: Whose,
): Statement {
  const ofSchool = narrowing.schools !== null || rows === 'school';
  const row: Record<RowKind, Piece> = {
    ...{ total: '0', school: 'school', course: 'scope_key', category: 'scope_key' },
    week: weekOf(mondayOf(narrowing.from)),
  };
  return joined(
    ...['SELECT', row[rows], 'AS row_key,', audienceSums(ofSchool), 'FROM', figure],
    { sql: 'WHERE scope = ?', parameters: [scope] },
    keys === null ? '' : oneOf('AND scope_key', keys),
    ...[coverPeriod(narrowing, rows), ofOneSchool(rows), schoolsIn(narrowing), whose[who]],
    'GROUP BY row_key',
  );
}

/** Participations row by row. A lesson or session has one course, so that any courses are one scan, too. */
export function countParticipations(narrowing: Narrowing, rows: RowKind, who: Whose): Statement {
  const ofSchool = narrowing.schools !== null || rows === 'school';
  return joined(
    ...['SELECT', factRow(rows, narrowing), 'AS row_key,', audienceSums(ofSchool), 'FROM participation_window'],
    ...[coursesOfRows(rows), 'WHERE TRUE', coverPeriod(narrowing, rows), ofOneSchool(rows), schoolsIn(narrowing)],
    ...[coursesIn(narrowing, rows), whose[who], 'GROUP BY row_key'],
  );
}

/** Visits and credited time row by row: plain sums. */
export function sumFacts(figure: 'visits' | 'milliseconds', narrowing: Narrowing, rows: RowKind): Statement {
  const table = figure === 'visits' ? 'visit_fact' : 'activity_fact';
  const sums = [
    ['SUM(', figure, ') AS everyone,'],
    ['SUM(CASE WHEN role = ', String(teacher), ' THEN ', figure, ' ELSE 0 END) AS teachers,'],
    ['SUM(CASE WHEN role = ', String(student), ' THEN ', figure, ' ELSE 0 END) AS students'],
  ].map((parts) => parts.join(''));
  return joined(
    ...['SELECT', factRow(rows, narrowing), 'AS row_key,', ...sums, 'FROM', table, coursesOfRows(rows), 'WHERE'],
    ...[inPeriod(narrowing), schoolsIn(narrowing), coursesIn(narrowing, rows)],
    ...[figure === 'milliseconds' ? attestedIn(narrowing) : '', 'GROUP BY row_key'],
  );
}

/** Participants of whom something is attested, row by row; an attestation alone makes a participant. */
export function countAttested(narrowing: Narrowing, rows: RowKind): Statement {
  return joined(
    ...['SELECT', factRow(rows, narrowing), 'AS row_key, COUNT(DISTINCT person) AS everyone,', distinctByRole],
    ...['FROM activity_fact', coursesOfRows(rows), 'WHERE attested > 0 AND', inPeriod(narrowing), schoolsIn(narrowing)],
    ...[coursesIn(narrowing, rows), roleIn(narrowing), attestedIn(narrowing), 'GROUP BY row_key'],
  );
}

/** People enrolled in runs that overlap the period, row by row. */
export function countEnrolled(narrowing: Narrowing, rows: RowKind): Statement {
  return joined(
    ...['SELECT', factRow(rows, narrowing), 'AS row_key, COUNT(DISTINCT person) AS everyone,', distinctByRole],
    'FROM enrolment_fact',
    ...[
      coursesOfRows(rows),
      { sql: 'WHERE first_day <= ? AND last_day >= ?', parameters: [narrowing.to, narrowing.from] },
    ],
    ...[schoolsIn(narrowing), coursesIn(narrowing, rows), roleIn(narrowing), 'GROUP BY row_key'],
  );
}

/**
 * Participants, participations and beneficiaries of any scope whatever, by going through the facts person by person:
 * exact as the windows are, only slower. `audience` 0 is everyone.
 */
export function countPeople(narrowing: Narrowing, rows: RowKind, who: Whose): Statement {
  return joined(
    ...['WITH', audiences, ',', lessonsOf(narrowing, rows, who), ',', peopleOfLessons],
    'SELECT audience, row_key, SUM(CASE WHEN participations > 0 THEN 1 ELSE 0 END) AS participants,',
    'SUM(participations) AS participations,',
    { sql: 'SUM(CASE WHEN milliseconds >= ? OR completed = 1', parameters: [BENEFIT_MILLISECONDS] },
    'THEN 1 ELSE 0 END) AS beneficiaries FROM people GROUP BY audience, row_key',
  );
}

/** Numbers of the participants of a scope, each once. */
export function findParticipants(narrowing: Narrowing, windows: WindowScope | null): Statement {
  if (windows === null) return participantsOneByOne(narrowing, 'everybody');
  if (!isOfSeveralSchools(narrowing)) return participantsByWindow(narrowing, windows, 'everybody');
  return joined(
    participantsByWindow(narrowing, windows, 'settled'),
    'UNION ALL SELECT person FROM (',
    ...[participantsOneByOne(narrowing, 'transferred'), ') AS moved'],
  );
}

function participantsByWindow(narrowing: Narrowing, { scope, keys }: WindowScope, who: Whose): Statement {
  const ofSchool = narrowing.schools !== null;
  const byRole = ofSchool ? 'of_both' : 'of_role';
  return joined(
    { sql: 'SELECT person FROM participant_window WHERE scope = ?', parameters: [scope] },
    keys === null ? '' : oneOf('AND scope_key', keys),
    ...[coverPeriod(narrowing, 'total'), schoolsIn(narrowing), whose[who]],
    narrowing.role === null ? `AND ${ofSchool ? 'of_school' : 'of_all'} = 1` : `AND ${byRole} = 1`,
    roleIn(narrowing),
  );
}

function participantsOneByOne(narrowing: Narrowing, who: Whose): Statement {
  return joined(
    ...['WITH', audiences, ',', lessonsOf(narrowing, 'total', who), ',', peopleOfLessons],
    'SELECT person FROM people WHERE participations > 0',
    { sql: 'AND audience = ?', parameters: [narrowing.role ?? 0] },
  );
}

/** Everything of some people in a scope, to be told person by person. */
export function factsOfPeople(narrowing: Narrowing, people: readonly number[]): Statement {
  return joined(
    'SELECT person, day, occurrence, course, school, role, milliseconds, played, completed, first_ms, last_ms, class_group, attested',
    ...['FROM activity_fact WHERE', inPeriod(narrowing), schoolsIn(narrowing), coursesIn(narrowing, 'total')],
    ...[roleIn(narrowing), attestedIn(narrowing), oneOf('AND person', people)],
  );
}

export function visitsOfPeople(narrowing: Narrowing, people: readonly number[]): Statement {
  return joined(
    ...['SELECT person, SUM(visits) AS visits FROM visit_fact WHERE', inPeriod(narrowing), schoolsIn(narrowing)],
    ...[coursesIn(narrowing, 'total'), roleIn(narrowing), oneOf('AND person', people), 'GROUP BY person'],
  );
}

/** Pieces in a row, parameters as they come. */
export function joined(...pieces: readonly Piece[]): Statement {
  const statements = pieces.map((piece) => (typeof piece === 'string' ? { sql: piece, parameters: [] } : piece));
  return {
    sql: statements.map(({ sql }) => sql).join(' '),
    parameters: statements.flatMap(({ parameters }) => parameters),
  };
}

const audiences = [
  'audience AS (SELECT 0 AS audience, 0 AS role',
  ...[teacher, student].map((role) => ['UNION ALL SELECT', role, ',', role].join(' ')),
  ')',
].join(' ');

/** What each person did in each lesson or session, for everyone and for the role. */
function lessonsOf(narrowing: Narrowing, rows: RowKind, who: Whose): Statement {
  const row = factRow(rows, narrowing);
  return joined(
    ...['lessons AS (SELECT audience.audience AS audience,', row, 'AS row_key, person, occurrence,'],
    'MIN(course) AS course, SUM(milliseconds) AS milliseconds, MAX(played) AS played, MAX(completed) AS completed,',
    'MAX(attested) AS attested',
    'FROM (SELECT activity_fact.* FROM activity_fact WHERE',
    ...[inPeriod(narrowing), schoolsIn(narrowing), coursesIn(narrowing, rows), roleIn(narrowing)],
    ...[attestedIn(narrowing), whose[who]],
    ') AS fact JOIN audience ON audience.role = 0 OR audience.role = fact.role',
    ...[coursesOfRows(rows), 'GROUP BY audience.audience, row_key, person, occurrence)'],
  );
}

const peopleOfLessons: Statement = {
  sql: `people AS (SELECT audience, row_key, person, SUM(milliseconds) AS milliseconds, MAX(completed) AS completed,
    SUM(CASE WHEN course = 0 AND milliseconds >= ? THEN 1
      WHEN course > 0 AND (attested > 0 OR milliseconds >= ? OR (completed = 1 AND played = 0)) THEN 1 ELSE 0 END) AS participations
    FROM lessons GROUP BY audience, row_key, person)`,
  parameters: [QUALIFYING_SESSION_MILLISECONDS, QUALIFYING_MILLISECONDS],
};

function audienceSums(ofSchool: boolean): string {
  const [all, byRole] = ofSchool ? ['of_school', 'of_both'] : ['of_all', 'of_role'];
  return [
    `SUM(${all}) AS everyone, SUM(CASE WHEN role = ${teacher} THEN ${byRole} ELSE 0 END) AS teachers,`,
    `SUM(CASE WHEN role = ${student} THEN ${byRole} ELSE 0 END) AS students`,
  ].join(' ');
}

/** Windows that cover the period; by weeks, each week's part of it. What covers a period always has its day in it. */
function coverPeriod({ from, to }: Narrowing, rows: RowKind): Statement {
  const inside: Statement = { sql: 'AND day >= ? AND day <= ?', parameters: [from, to] };
  if (rows !== 'week')
    return joined(inside, {
      sql: 'AND previous_day < ? AND reached_day <= ? AND lost_day > ?',
      parameters: [from, to, to],
    });
  const monday = mondayOf(from);
  const first = joined({ sql: '? + 7 *', parameters: [monday] }, weekOf(monday));
  const last = joined({ sql: '? + 7 *', parameters: [monday + 6] }, weekOf(monday));
  return joined(
    ...[inside, { sql: 'AND previous_day < GREATEST(?,', parameters: [from] }, first, ')'],
    ...[{ sql: 'AND reached_day <= LEAST(?,', parameters: [to] }, last, ')'],
    ...[{ sql: 'AND lost_day > LEAST(?,', parameters: [to] }, last, ')'],
  );
}

function inPeriod({ from, to }: Narrowing): Statement {
  return { sql: 'day >= ? AND day <= ?', parameters: [from, to] };
}

function schoolsIn({ schools }: Narrowing): Piece {
  return schools === null ? '' : oneOf('AND school', schools);
}

/** Sessions stand in no row of a course or category. */
function coursesIn({ courses }: Narrowing, rows: RowKind): Piece {
  if (courses !== null) return oneOf('AND course', courses);
  return rows === 'course' || rows === 'category' ? 'AND course > 0' : '';
}

/** A window of several schools stands in none of their rows. */
function ofOneSchool(rows: RowKind): string {
  return rows === 'school' ? 'AND school > 0' : '';
}

function roleIn({ role }: Narrowing): Piece {
  return role === null ? '' : { sql: 'AND role = ?', parameters: [role] };
}

function attestedIn({ withoutAttested }: Narrowing): Piece {
  return withoutAttested ? 'AND attested = 0' : '';
}

function factRow(rows: RowKind, { from }: Narrowing): Piece {
  if (rows === 'week') return weekOf(mondayOf(from));
  return { total: '0', school: 'school', course: 'course', category: 'category.category' }[rows];
}

function coursesOfRows(rows: RowKind): string {
  return rows === 'category'
    ? 'JOIN (SELECT course AS of_course, category FROM course_category) AS category ON category.of_course = course'
    : '';
}

/** Nothing is one of none. */
function oneOf(column: string, values: readonly number[]): Statement {
  if (values.length === 0) return { sql: 'AND FALSE', parameters: [] };
  return { sql: `${column} IN (${values.map(() => '?').join(', ')})`, parameters: values };
}
