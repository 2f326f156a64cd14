import { BENEFIT_MILLISECONDS, QUALIFYING_MILLISECONDS, QUALIFYING_SESSION_MILLISECONDS } from '../definitions.js';
import { joined } from '../statement.js';
import type { FactStatement } from '../store/fact-store.js';
import type { Narrowing, RowKind, WindowScope } from './narrowing.js';
import {
  attestedIn,
  coursesIn,
  coursesOfRows,
  coverPeriod,
  factRow,
  inPeriod,
  marksOf,
  placesIn,
  roleIn,
  student,
  teacher,
  type Whose,
  oneOf,
} from './pieces.js';

/** Tables of windows of people. */
export type PeopleWindow = 'participant_window' | 'beneficiary_window';

/** Sums over the rows of one role: what counts for everyone, and what counts for the audience of that role. */
function sums(everyone: string, ofItsRole: string, prefix = ''): string {
  return `SUM(${everyone}) AS ${prefix}everyone, SUM(${ofItsRole}) AS ${prefix}of_its_role`;
}

/** The windows' marks added up; with the total, by its own marks, as `total_` beside. */
function windowSums(narrowing: Narrowing, rows: RowKind, withTotal: boolean): string {
  const ofRows = sums(...marksOf(narrowing, rows));
  return withTotal ? [ofRows, sums(...marksOf(narrowing, 'total'), 'total_')].join(', ') : ofRows;
}

/** Plain sums of a column; the total's are the same. */
function columnSums(column: string, withTotal: boolean): string {
  return withTotal ? [sums(column, column), sums(column, column, 'total_')].join(', ') : sums(column, column);
}

/** Rows that are wanted; with the total, what stands in no row is in the scan, too. */
function rowsOf(rows: RowKind, withTotal: boolean): RowKind {
  return withTotal ? 'total' : rows;
}

// Grouping by the role is what makes these scans fast: a sum for each audience, or rows and total as grouping sets, cost twice
// as much.
const byRowAndRole = 'GROUP BY row_key, role';

/**
 * Participants or beneficiaries by row and role: the windows that cover the period, each of another person. One scan.
 * Schools that are asked for, or that make the rows, take the windows of the school.
 * @param withTotal of rows by school: what each adds to the total, too; the row of school 0 is none
 */
export function countWindows(
  table: PeopleWindow,
  narrowing: Narrowing,
  rows: RowKind,
  { scope, keys }: WindowScope,
  who: Whose,
  withTotal = false,
): FactStatement {
  const key = rows === 'course' || rows === 'category' ? 'scope_key' : factRow(rows, narrowing);
  return joined(
    ...['SELECT', key, 'AS row_key, role,', windowSums(narrowing, rows, withTotal), 'FROM', table],
    { sql: 'WHERE scope = ?', parameters: [scope] },
    keys === null ? '' : oneOf('AND scope_key', keys),
    ...[coverPeriod(narrowing, rows), placesIn(narrowing, rowsOf(rows, withTotal), who), byRowAndRole],
  );
}

/** Participations by row and role. A lesson or session has one course, so that any courses are one scan, too. */
export function countParticipations(narrowing: Narrowing, rows: RowKind, who: Whose, withTotal = false): FactStatement {
  return joined(
    ...['SELECT', factRow(rows, narrowing), 'AS row_key, role,', windowSums(narrowing, rows, withTotal)],
    ...['FROM participation_window', coursesOfRows(rows), 'WHERE TRUE', coverPeriod(narrowing, rows)],
    ...[placesIn(narrowing, rowsOf(rows, withTotal), who), coursesIn(narrowing, rows), byRowAndRole],
  );
}

/** Visits by row and role: plain sums. */
export function sumVisits(narrowing: Narrowing, rows: RowKind, withTotal = false): FactStatement {
  return joined(
    ...['SELECT', factRow(rows, narrowing), 'AS row_key, role,', columnSums('visits', withTotal), 'FROM visit_fact'],
    ...[factsIn(narrowing, rows, rowsOf(rows, withTotal)), byRowAndRole],
  );
}

/** Milliseconds of credited time by row and role: plain sums. */
export function sumCredited(narrowing: Narrowing, rows: RowKind, withTotal = false): FactStatement {
  return joined(
    ...['SELECT', factRow(rows, narrowing), 'AS row_key, role,', columnSums('milliseconds', withTotal)],
    ...['FROM activity_fact', factsIn(narrowing, rows, rowsOf(rows, withTotal)), attestedIn(narrowing), byRowAndRole],
  );
}

/** Participants of whom something is attested, row by row, with a column for each audience; an attestation alone makes a participant. */
export function countAttested(narrowing: Narrowing, rows: RowKind): FactStatement {
  const audience = (name: string, role: number | null) =>
    `COUNT(DISTINCT person) ${role === null ? '' : `FILTER (WHERE role = ${role})`} AS ${name}`;
  const columns = [audience('everyone', null), audience('teachers', teacher), audience('students', student)];
  return joined(
    ...['SELECT', factRow(rows, narrowing), 'AS row_key,', columns.join(', '), 'FROM activity_fact'],
    ...[factsIn(narrowing, rows, rows), 'AND attested > 0', attestedIn(narrowing), 'GROUP BY row_key'],
  );
}

/** Facts of the period, places and courses that are asked for. */
function factsIn(narrowing: Narrowing, rows: RowKind, wanted: RowKind): FactStatement {
  return joined(
    ...[coursesOfRows(rows), 'WHERE', inPeriod(narrowing), placesIn(narrowing, wanted), coursesIn(narrowing, rows)],
  );
}

/**
 * Participants, participations and beneficiaries of any scope whatever, by going through the facts person by person:
 * exact as the windows are, only slower. `audience` 0 is everyone.
 */
export function countPeople(narrowing: Narrowing, rows: RowKind, who: Whose): FactStatement {
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
export function peopleOf(narrowing: Narrowing, rows: RowKind, who: Whose): FactStatement {
  return joined(audiences, ',', lessonsOf(narrowing, rows, who), ',', peopleOfLessons);
}

/** What each person did in each lesson or session, for everyone and for the role. */
function lessonsOf(narrowing: Narrowing, rows: RowKind, who: Whose): FactStatement {
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

const peopleOfLessons: FactStatement = {
  sql: `people AS (SELECT audience, row_key, person, SUM(milliseconds) AS milliseconds, MAX(completed) AS completed,
    SUM(CASE WHEN course = 0 AND milliseconds >= ? THEN 1
      WHEN course > 0 AND (attested > 0 OR milliseconds >= ? OR (completed = 1 AND played = 0)) THEN 1 ELSE 0 END) AS participations
    FROM lessons GROUP BY audience, row_key, person)`,
  parameters: [QUALIFYING_SESSION_MILLISECONDS, QUALIFYING_MILLISECONDS],
};
