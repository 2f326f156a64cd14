import { BENEFIT_MILLISECONDS } from '../definitions.js';
import { joined } from '../statement.js';
import type { FactStatement } from '../store/fact-store.js';
import { isOfSeveralSchools, type Narrowing, type WindowScope } from './narrowing.js';
import {
  attestedIn,
  coursesIn,
  coverPeriod,
  inPeriod,
  marksOf,
  oneOf,
  placesIn,
  roleIn,
  type Whose,
} from './pieces.js';
import type { CountedFigure } from './questions.js';
import { peopleOf, type PeopleWindow } from './statements.js';

/** Numbers of the people behind a figure, each once. */
export function findPeople(figure: CountedFigure, narrowing: Narrowing, windows: WindowScope | null): FactStatement {
  if (figure === 'attested') return peopleWithFacts('activity_fact', narrowing, 'AND attested > 0');
  if (figure === 'visits') return peopleWithFacts('visit_fact', narrowing);
  const table = figure === 'beneficiaries' ? 'beneficiary_window' : 'participant_window';
  if (windows === null) return oneByOne(table, narrowing, 'everybody');
  if (!isOfSeveralSchools(narrowing)) return byWindow(table, narrowing, windows, 'everybody');
  return joined(
    byWindow(table, narrowing, windows, 'settled'),
    'UNION ALL SELECT person FROM (',
    ...[oneByOne(table, narrowing, 'transferred'), ') AS moved'],
  );
}

function byWindow(table: PeopleWindow, narrowing: Narrowing, { scope, keys }: WindowScope, who: Whose): FactStatement {
  const [all, byRole] = marksOf(narrowing, 'total');
  return joined(
    ...['SELECT person FROM', table, { sql: 'WHERE scope = ?', parameters: [scope] }],
    keys === null ? '' : oneOf('AND scope_key', keys),
    ...[coverPeriod(narrowing, 'total'), placesIn(narrowing, 'total', who)],
    ...[`AND ${narrowing.role === null ? all : byRole} = 1`, roleIn(narrowing)],
  );
}

function oneByOne(table: PeopleWindow, narrowing: Narrowing, who: Whose): FactStatement {
  const reached: FactStatement =
    table === 'participant_window'
      ? { sql: 'participations > 0', parameters: [] }
      : { sql: '(milliseconds >= ? OR completed = 1)', parameters: [BENEFIT_MILLISECONDS] };
  return joined(...['WITH', peopleOf(narrowing, 'total', who), 'SELECT person FROM people WHERE', reached], {
    sql: 'AND audience = ?',
    parameters: [narrowing.role ?? 0],
  });
}

function peopleWithFacts(table: 'activity_fact' | 'visit_fact', narrowing: Narrowing, more = ''): FactStatement {
  return joined(
    ...['SELECT DISTINCT person FROM', table, 'WHERE', inPeriod(narrowing), placesIn(narrowing, 'total')],
    ...[coursesIn(narrowing, 'total'), roleIn(narrowing), more],
    table === 'activity_fact' ? attestedIn(narrowing) : '',
  );
}

/** Everything of some people in a scope, to be told person by person. */
export function factsOfPeople(narrowing: Narrowing, people: readonly number[]): FactStatement {
  return joined(
    'SELECT person, day, occurrence, course, school, role, milliseconds, played, completed, first_ms, last_ms, class_group, attested',
    ...['FROM activity_fact WHERE', inPeriod(narrowing), placesIn(narrowing, 'total')],
    ...[coursesIn(narrowing, 'total'), roleIn(narrowing), attestedIn(narrowing), oneOf('AND person', people)],
  );
}

export function visitsOfPeople(narrowing: Narrowing, people: readonly number[]): FactStatement {
  return joined(
    'SELECT person, SUM(visits) AS visits, MAX(school) AS school, MAX(role) AS role, MAX(class_group) AS class_group',
    ...['FROM visit_fact WHERE', inPeriod(narrowing), placesIn(narrowing, 'total'), coursesIn(narrowing, 'total')],
    ...[roleIn(narrowing), oneOf('AND person', people), 'GROUP BY person'],
  );
}
