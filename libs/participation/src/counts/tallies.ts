import { factRoles } from '../facts/person-event.js';
import type { ParticipationGroup } from '../participation-filter.js';
import type { Select, FactStatement } from '../store/fact-store.js';
import {
  isOfOnePlace,
  isOfSeveralSchools,
  windowScope,
  type Narrowing,
  type RowKind,
  type WindowScope,
} from './narrowing.js';
import type { Whose } from './pieces.js';
import type { ActivityCounts, AudienceCounts } from './questions.js';
import { countAttested, countParticipations, countPeople, countWindows, sumCredited, sumVisits } from './statements.js';
import { Tally } from './tally.js';

/** Rows by their numbers. */
export type Counted = readonly (readonly [row: number, counts: AudienceCounts])[];

/** The whole scope, and by schools. */
export interface CountedTotal {
  readonly total: AudienceCounts | null;
  readonly schools: Counted;
}

/** The number under which the total stands beside the rows of schools, which have numbers of their own. */
const totalRow = 0;

/** Of the whole scope and by schools, in one scan of each table where the windows of both are the same ones. */
export async function tallyTotal(select: Select, narrowing: Narrowing): Promise<CountedTotal> {
  const windows = windowScope(narrowing, 'school');
  if (windows === null || isOfSeveralSchools(narrowing)) {
    const total = await tally(select, narrowing, 'total');
    return { total: total.get(totalRow), schools: await tallyRows(select, narrowing, 'school') };
  }
  const [total, schools] = [new Tally(), new Tally()];
  const statements = [
    ...windowStatements(narrowing, 'school', windows, 'everybody', everyFigure, true),
    ...sumStatements(narrowing, 'school', true),
  ];
  for (const [figure, statement] of statements) {
    const rows = await select(statement);
    total.addTotal(figure, rows, totalRow);
    schools.addRoles(figure, rows);
  }
  await addAttested(total, select, narrowing, 'total');
  await addAttested(schools, select, narrowing, 'school');
  for (const tally of [total, schools]) narrowRole(tally, narrowing);
  const ofSchools = schools.entries().filter(([row, counts]) => row !== totalRow && hasActivity(counts));
  return { total: total.get(totalRow), schools: ofSchools };
}

/** Row by row. */
export async function tallyRows(select: Select, narrowing: Narrowing, group: ParticipationGroup): Promise<Counted> {
  return (await tally(select, narrowing, group)).entries();
}

/** Participants row by row. */
export async function tallyParticipants(select: Select, narrowing: Narrowing, rows: RowKind): Promise<Tally> {
  const counted = await tallyPeople(select, narrowing, rows, ['participants']);
  narrowRole(counted, narrowing);
  return counted;
}

/** All figures: people by windows where these are kept for the scope, else person by person; the rest are sums. */
async function tally(select: Select, narrowing: Narrowing, rows: RowKind): Promise<Tally> {
  const counted = await tallyPeople(select, narrowing, rows, everyFigure);
  for (const [figure, statement] of sumStatements(narrowing, rows)) counted.addRoles(figure, await select(statement));
  await addAttested(counted, select, narrowing, rows);
  narrowRole(counted, narrowing);
  return counted;
}

const everyFigure = ['participants', 'participations', 'beneficiaries'] as const;
type PeopleFigure = (typeof everyFigure)[number];

async function tallyPeople(
  select: Select,
  narrowing: Narrowing,
  rows: RowKind,
  figures: readonly PeopleFigure[],
): Promise<Tally> {
  const windows = windowScope(narrowing, rows);
  // Of several schools each counts for itself; whoever was in more than one of them is looked at as one person.
  const isMixed = !isOfOnePlace(rows) && isOfSeveralSchools(narrowing);
  const who: Whose = isMixed ? 'settled' : 'everybody';
  const counted = new Tally();
  const statements = windows ? windowStatements(narrowing, rows, windows, who, figures) : [];
  for (const [figure, statement] of statements) counted.addRoles(figure, await select(statement));
  if (!windows || isMixed) {
    const others: Whose = windows ? 'transferred' : 'everybody';
    counted.addAudiences(figures, await select(countPeople(narrowing, rows, others)));
  }
  return counted;
}

type FigureStatement = readonly [figure: keyof ActivityCounts, statement: FactStatement];

function windowStatements(
  narrowing: Narrowing,
  rows: RowKind,
  windows: WindowScope,
  who: Whose,
  figures: readonly PeopleFigure[],
  withTotal = false,
): FigureStatement[] {
  return figures.map((figure) => {
    if (figure === 'participations') return [figure, countParticipations(narrowing, rows, who, withTotal)];
    const table = figure === 'beneficiaries' ? 'beneficiary_window' : 'participant_window';
    return [figure, countWindows(table, narrowing, rows, windows, who, withTotal)];
  });
}

function sumStatements(narrowing: Narrowing, rows: RowKind, withTotal = false): FigureStatement[] {
  return [
    ['visits', sumVisits(narrowing, rows, withTotal)],
    ['creditedMilliseconds', sumCredited(narrowing, rows, withTotal)],
  ];
}

async function addAttested(counted: Tally, select: Select, narrowing: Narrowing, rows: RowKind): Promise<void> {
  counted.addFigure('attested', await select(countAttested(narrowing, rows)));
}

function narrowRole(counted: Tally, { role }: Narrowing): void {
  if (role !== null) counted.narrowTo(factRoles[role - 1] === 'teacher' ? 'teachers' : 'students');
}

function hasActivity({ everyone }: AudienceCounts): boolean {
  return Object.values(everyone).some((figure) => figure !== 0);
}
