import { newId } from '@yunqiao/platform';
import { PlanLine } from './plan-line.js';
import type { OrganisationFacts, RosterPlan, RosterRow, RosterStep } from './roster-plan.js';
import type { KnownOrganisation, RosterState } from './roster-state.js';
import { fold, readRegion } from './roster-values.js';

/** What a sheet of schools would do: make those that are not there, and change short names, regions and what is above. */
export function planSchools(rows: Iterable<RosterRow>, state: RosterState, scopeId: string): RosterPlan {
  const plan = new SchoolPlan(state.organisations, scopeId);
  const lines = Array.from(rows, (row) => {
    const line = new PlanLine(row);
    plan.take(line);
    return line.plan();
  });
  return { lines, proposals: [], steps: plan.steps };
}

class SchoolPlan {
  readonly steps: RosterStep[] = [];
  private readonly known: ReadonlyMap<string, KnownOrganisation>;
  private readonly above: ReadonlyMap<string, KnownOrganisation>;
  private readonly scope: KnownOrganisation | undefined;
  private readonly seen = new Map<string, number>();

  constructor(organisations: readonly KnownOrganisation[], scopeId: string) {
    const named = (of: readonly KnownOrganisation[]) => new Map(of.map((one) => [fold(one.name), one]));
    const above = organisations.filter(({ kind, isClosed }) => kind !== 'school' && !isClosed);
    this.known = named(organisations.filter(({ kind }) => kind === 'school'));
    this.above = new Map([...above.map((one) => [fold(one.shortName), one] as const), ...named(above)]);
    this.scope = above.find(({ id }) => id === scopeId);
  }

  take(line: PlanLine): void {
    const name = (line.name = line.required('school', 120));
    const shortName = (line.note = line.limited('shortName', 40));
    const region = line.text('region');
    const parent = this.readParent(line);
    if (region !== '' && !readRegion(region)) line.miss('region', 'ROSTER_REGION_UNKNOWN');
    const before = this.seen.get(fold(name));
    if (before !== undefined) line.miss('school', 'ROSTER_DOUBLED', { row: before });
    if (line.isWrong) return;
    this.seen.set(fold(name), line.number);
    const given = { shortName, region: readRegion(region), parentId: parent?.id ?? null };
    const known = this.known.get(fold(name));
    if (known?.isClosed) line.miss('school', 'ROSTER_SCHOOL_CLOSED');
    else if (known) this.change(line, known, given);
    else this.create(line, name, given, parent);
  }

  private readParent(line: PlanLine): KnownOrganisation | null {
    const text = line.text('parent');
    if (text === '') return null;
    const found = this.above.get(fold(text));
    if (!found) line.miss('parent', 'ROSTER_PARENT_UNKNOWN');
    return found ?? null;
  }

  private create(line: PlanLine, name: string, given: OrganisationFacts, parent: KnownOrganisation | null): void {
    const above = parent ?? this.scope;
    if (!above) return void line.miss('parent', 'ROSTER_MISSING');
    line.effects.add('newSchool');
    const facts = {
      shortName: given.shortName || [...name].slice(0, 40).join(''),
      region: given.region ?? above.region,
      parentId: above.id,
    };
    this.steps.push({ kind: 'createOrganisation', organisationKind: 'school', id: newId(), name, ...facts });
  }

  /** What the sheet leaves empty stays. */
  private change(line: PlanLine, known: KnownOrganisation, given: OrganisationFacts): void {
    const before = { shortName: known.shortName, region: known.region, parentId: known.parentId };
    const after = {
      shortName: given.shortName || before.shortName,
      region: given.region ?? before.region,
      parentId: given.parentId ?? before.parentId,
    };
    const keys = ['shortName', 'region', 'parentId'] as const;
    if (keys.every((key) => before[key] === after[key])) return;
    line.effects.add('newNames');
    this.steps.push({ kind: 'changeOrganisation', id: known.id, name: known.name, before, after });
  }
}
