import { factRoles } from '../facts/person-event.js';
import type { ParticipationGroup } from '../participation-filter.js';
import type { Select } from '../store/fact-store.js';
import {
  isOfOnePlace,
  isOfSeveralSchools,
  windowScope,
  type Narrowing,
  type RowKind,
  type WindowScope,
} from './narrowing.js';
import type { Whose } from './pieces.js';
import type { AudienceCounts } from './questions.js';
import { countParticipations, countPeople, countWindows, sumActivity, sumVisits } from './statements.js';
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
  const counted = await tallyWindows(select, narrowing, 'school', windows, 'everybody', true);
  await addSums(counted, select, narrowing, 'school', true);
  narrowRole(counted, narrowing);
  const schools = counted.entries().filter(([row]) => row !== totalRow);
  return { total: counted.get(totalRow), schools: schools.filter(([, counts]) => hasActivity(counts)) };
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
  const counted = await tallyPeople(select, narrowing, rows, ['participants', 'participations', 'beneficiaries']);
  await addSums(counted, select, narrowing, rows, false);
  narrowRole(counted, narrowing);
  return counted;
}

type PeopleFigure = 'participants' | 'participations' | 'beneficiaries';

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
  const counted = windows ? await tallyWindows(select, narrowing, rows, windows, who, false, figures) : new Tally();
  if (!windows || isMixed) {
    const others: Whose = windows ? 'transferred' : 'everybody';
    counted.addAudiences(figures, await select(countPeople(narrowing, rows, others)));
  }
  return counted;
}

async function tallyWindows(
  select: Select,
  narrowing: Narrowing,
  rows: RowKind,
  windows: WindowScope,
  who: Whose,
  withTotal: boolean,
  figures: readonly PeopleFigure[] = ['participants', 'participations', 'beneficiaries'],
): Promise<Tally> {
  const counted = new Tally();
  for (const figure of figures) {
    const table = figure === 'beneficiaries' ? 'beneficiary_window' : 'participant_window';
    const statement =
      figure === 'participations'
        ? countParticipations(narrowing, rows, who, withTotal)
        : countWindows(table, narrowing, rows, windows, who, withTotal);
    counted.addFigures([figure], await select(statement));
  }
  return counted;
}

async function addSums(
  counted: Tally,
  select: Select,
  narrowing: Narrowing,
  rows: RowKind,
  withTotal: boolean,
): Promise<void> {
  counted.addFigures(['visits'], await select(sumVisits(narrowing, rows, withTotal)));
  counted.addFigures(['creditedMilliseconds', 'attested'], await select(sumActivity(narrowing, rows, withTotal)));
}

function narrowRole(counted: Tally, { role }: Narrowing): void {
  if (role !== null) counted.narrowTo(factRoles[role - 1] === 'teacher' ? 'teachers' : 'students');
}

function hasActivity({ everyone }: AudienceCounts): boolean {
  return Object.values(everyone).some((figure) => figure !== 0);
}
