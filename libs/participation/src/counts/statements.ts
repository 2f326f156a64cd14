import { BENEFIT_MILLISECONDS, QUALIFYING_MILLISECONDS, QUALIFYING_SESSION_MILLISECONDS } from '../definitions.js';
import type { Statement } from '../store/fact-store.js';
import type { Narrowing, RowKind, WindowScope } from './narrowing.js';
import {
  attestedIn,
  coursesIn,
  coursesOfRows,
  coverPeriod,
  factRow,
  inPeriod,
  joined,
  marksOf,
  placesIn,
  roleIn,
  student,
  teacher,
  type Piece,
  type Whose,
  oneOf,
} from './pieces.js';

/** Tables of windows of people. */
export type PeopleWindow = 'participant_window' | 'beneficiary_window';

const audienceNames = ['everyone', 'teachers', 'students'] as const;

/** What holds for a row, by audience: everybody, teachers, students. */
type ByAudience = readonly [everyone: string, teachers: string, students: string];

/** Columns of a figure, one for each audience. */
function figure(name: string, sums: ByAudience): string {
  return audienceNames.map((audience, index) => `${sums[index]!} AS ${name}_${audience}`).join(', ');
}

function ofRoles(of: (role: number | null) => string): ByAudience {
  return [of(null), of(teacher), of(student)];
}

/** The windows' marks added up; with the total beside the rows of schools, each by its own marks. */
function windowSums(narrowing: Narrowing, rows: RowKind, withTotal: boolean): ByAudience {
  const sum = (kind: RowKind) =>
    ofRoles((role) => {
      const [all, byRole] = marksOf(narrowing, kind);
      return role === null ? `SUM(${all})` : `SUM(CASE WHEN role = ${role} THEN ${byRole} ELSE 0 END)`;
    });
  if (!withTotal) return sum(rows);
  const [total, row] = [sum('total'), sum(rows)];
  const either = (index: 0 | 1 | 2) => `CASE WHEN GROUPING(school) = 1 THEN ${total[index]} ELSE ${row[index]} END`;
  return [either(0), either(1), either(2)];
}

/** The key of a row; the total's is null where it is counted with the rows of schools in one scan. */
function keyed(narrowing: Narrowing, rows: RowKind, windowScopeKey: string | null): Piece {
  const isOfScope = windowScopeKey !== null && (rows === 'course' || rows === 'category');
  return isOfScope ? windowScopeKey : factRow(rows, narrowing);
}

function grouped(withTotal: boolean): string {
  return withTotal ? 'GROUP BY GROUPING SETS ((), (school))' : 'GROUP BY row_key';
}

/** Rows that are wanted; with the total, what stands in no row is in the scan, too. */
function rowsOf(rows: RowKind, withTotal: boolean): RowKind {
  return withTotal ? 'total' : rows;
}

/**
 * Participants or beneficiaries row by row: the windows that cover the period, each of another person. One scan.
 * Schools that are asked for, or that make the rows, take the windows of the school.
 * @param withTotal of rows by school: the total in the same scan, with the key null
 */
export function countWindows(
  table: PeopleWindow,
  narrowing: Narrowing,
  rows: RowKind,
  { scope, keys }: WindowScope,
  who: Whose,
  withTotal = false,
): Statement {
  const name = table === 'participant_window' ? 'participants' : 'beneficiaries';
  return joined(
    ...['SELECT', keyed(narrowing, rows, 'scope_key'), 'AS row_key,'],
    ...[figure(name, windowSums(narrowing, rows, withTotal)), 'FROM', table],
    { sql: 'WHERE scope = ?', parameters: [scope] },
    keys === null ? '' : oneOf('AND scope_key', keys),
    ...[coverPeriod(narrowing, rows), placesIn(narrowing, rowsOf(rows, withTotal), who), grouped(withTotal)],
  );
}

/** Participations row by row. A lesson or session has one course, so that any courses are one scan, too. */
export function countParticipations(narrowing: Narrowing, rows: RowKind, who: Whose, withTotal = false): Statement {
  return joined(
    ...['SELECT', keyed(narrowing, rows, null), 'AS row_key,'],
    ...[figure('participations', windowSums(narrowing, rows, withTotal)), 'FROM participation_window'],
    ...[coursesOfRows(rows), 'WHERE TRUE', coverPeriod(narrowing, rows)],
    ...[placesIn(narrowing, rowsOf(rows, withTotal), who), coursesIn(narrowing, rows), grouped(withTotal)],
  );
}

/** Visits row by row: plain sums. */
export function sumVisits(narrowing: Narrowing, rows: RowKind, withTotal = false): Statement {
  const sums = ofRoles((role) => (role === null ? 'SUM(visits)' : sumOfRole(role, 'visits')));
  return sumFacts('visit_fact', narrowing, rows, withTotal, [figure('visits', sums)]);
}

/**
 * Credited time row by row, a plain sum, and participants of whom something is attested; an attestation alone makes a
 * participant.
 */
export function sumActivity(narrowing: Narrowing, rows: RowKind, withTotal = false): Statement {
  const credited = ofRoles((role) => (role === null ? 'SUM(milliseconds)' : sumOfRole(role, 'milliseconds')));
  const attested = ofRoles((role) => {
    const whose = role === null ? 'attested > 0' : `attested > 0 AND role = ${role}`;
    return `COUNT(DISTINCT person) FILTER (WHERE ${whose})`;
  });
  const figures = [figure('creditedMilliseconds', credited), figure('attested', attested)];
  return sumFacts('activity_fact', narrowing, rows, withTotal, figures, attestedIn(narrowing));
}

function sumOfRole(role: number, column: string): string {
  return `SUM(CASE WHEN role = ${role} THEN ${column} ELSE 0 END)`;
}

function sumFacts(
  table: 'visit_fact' | 'activity_fact',
  narrowing: Narrowing,
  rows: RowKind,
  withTotal: boolean,
  figures: readonly string[],
  more: Piece = '',
): Statement {
  return joined(
    ...['SELECT', factRow(rows, narrowing), 'AS row_key,', figures.join(', '), 'FROM', table, coursesOfRows(rows)],
    ...['WHERE', inPeriod(narrowing), placesIn(narrowing, rowsOf(rows, withTotal)), coursesIn(narrowing, rows), more],
    grouped(withTotal),
  );
}

/**
 * Participants, participations and beneficiaries of any scope whatever, by going through the facts person by person:
 * exact as the windows are, only slower. `audience` 0 is everyone.
 */
export function countPeople(narrowing: Narrowing, rows: RowKind, who: Whose): Statement {
  return joined(
    ...['WITH', peopleOf(narrowing, rows, who)],
    'SELECT audience, row_key, SUM(CASE WHEN participations > 0 THEN 1 ELSE 0 END) AS participants,',
    'SUM(participations) AS participations,',
    { sql: 'SUM(CASE WHEN milliseconds >= ? OR completed = 1', parameters: [BENEFIT_MILLISECONDS] },
    'THEN 1 ELSE 0 END) AS beneficiaries FROM people GROUP BY audience, row_key',
  );
}

const audiences = [
  'audience AS (SELECT 0 AS audience, 0 AS role',
  ...[teacher, student].map((role) => ['UNION ALL SELECT', role, ',', role].join(' ')),
  ')',
].join(' ');

/** Tables for a WITH, the last of them `people`: what each did, row by row, for everyone (audience 0) and for the role. */
export function peopleOf(narrowing: Narrowing, rows: RowKind, who: Whose): Statement {
  return joined(audiences, ',', lessonsOf(narrowing, rows, who), ',', peopleOfLessons);
}

/** What each person did in each lesson or session, for everyone and for the role. */
function lessonsOf(narrowing: Narrowing, rows: RowKind, who: Whose): Statement {
  return joined(
    ...[
      'lessons AS (SELECT audience.audience AS audience,',
      factRow(rows, narrowing),
      'AS row_key, person, occurrence,',
    ],
    'MIN(course) AS course, SUM(milliseconds) AS milliseconds, MAX(played) AS played, MAX(completed) AS completed,',
    'MAX(attested) AS attested',
    'FROM (SELECT activity_fact.* FROM activity_fact WHERE',
    ...[inPeriod(narrowing), placesIn(narrowing, rows, who), coursesIn(narrowing, rows), roleIn(narrowing)],
    attestedIn(narrowing),
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
