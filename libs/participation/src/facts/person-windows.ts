import { BENEFIT_MILLISECONDS, QUALIFYING_MILLISECONDS, QUALIFYING_SESSION_MILLISECONDS } from '../definitions.js';
import { groupBy } from './group-by.js';
import type { ActivityFact } from './person-facts.js';
import { unionOf, windowsOf, type Window } from './windows.js';

/** For what a figure of people is kept ready: everything, each category, each course. */
export const FactScope = { everything: 0, category: 1, course: 2 } as const;

/**
 * Facts that are counted together: those of a school, of a role, of both, of a class, or all. Most people have one school, one
 * role and at most one class, for whom these are the same facts: then one cell stands for several.
 */
interface Cell {
  readonly facts: readonly ActivityFact[];
  /** 0 when the facts are of several. */
  readonly school: number;
  readonly role: number;
  /** 0 also when the facts are of none. */
  readonly classGroup: number;
  ofAll: boolean;
  ofRole: boolean;
  ofSchool: boolean;
  ofBoth: boolean;
  ofClass: boolean;
}

/** A window with the cell and the scope to which it belongs. */
export interface CellWindow extends Window {
  readonly cell: Omit<Cell, 'facts'>;
}

export interface ParticipationWindow extends CellWindow {
  readonly occurrence: number;
  readonly course: number;
}

export interface ScopeWindow extends CellWindow {
  readonly scope: number;
  /** Number of the category or course; 0 for everything. */
  readonly scopeKey: number;
}

export interface PersonWindows {
  readonly participations: ParticipationWindow[];
  readonly participants: ScopeWindow[];
  readonly beneficiaries: ScopeWindow[];
}

/** In which periods a person participated and benefited; `categoryOf` gives 0 for a course of none. */
export function personWindows(facts: readonly ActivityFact[], categoryOf: (course: number) => number): PersonWindows {
  const participations = [...groupBy(facts, ({ occurrence }) => occurrence)].flatMap(([occurrence, mine]) =>
    cellsOf(mine).flatMap(({ facts: counted, ...cell }) =>
      participationsIn(counted).map((window) => ({ ...window, cell, occurrence, course: counted[0]!.course })),
    ),
  );
  const scopes = scopesOf(facts, categoryOf).flatMap(({ scope, scopeKey, facts: mine }) =>
    cellsOf(mine).map(({ facts: counted, ...cell }) => ({ scope, scopeKey, cell, counted })),
  );
  return {
    participations,
    participants: scopes.flatMap(({ counted, ...rest }) =>
      participantIn(counted).map((window) => ({ ...window, ...rest })),
    ),
    beneficiaries: scopes.flatMap(({ counted, ...rest }) =>
      beneficiaryIn(counted).map((window) => ({ ...window, ...rest })),
    ),
  };
}

function scopesOf(facts: readonly ActivityFact[], categoryOf: (course: number) => number) {
  if (facts.length === 0) return [];
  const lessons = facts.filter(({ course }) => course !== 0);
  const courses = [...groupBy(lessons, ({ course }) => course)];
  const categories = [...groupBy(lessons, ({ course }) => categoryOf(course))].filter(([category]) => category !== 0);
  return [
    { scope: FactScope.everything, scopeKey: 0, facts },
    ...categories.map(([scopeKey, mine]) => ({ scope: FactScope.category, scopeKey, facts: mine })),
    ...courses.map(([scopeKey, mine]) => ({ scope: FactScope.course, scopeKey, facts: mine })),
  ];
}

/**
 * All facts, those of each role, of each school, of each role in each school, of each class; what is the same stands there once.
 * Only students are in classes.
 */
function cellsOf(facts: readonly ActivityFact[]): Cell[] {
  const cells = new Map<string, Cell>();
  const add = (mine: readonly ActivityFact[], kind: keyof typeof nothingOf) => {
    const school = commonOf(mine, (fact) => fact.school);
    const role = commonOf(mine, (fact) => fact.role);
    const classGroup = commonOf(mine, (fact) => fact.classGroup);
    const key = [school, role, classGroup].join();
    const known = cells.get(key);
    if (known) known[kind] = true;
    else {
      const common = { school: school ?? 0, role: role ?? 0, classGroup: classGroup ?? 0 };
      cells.set(key, { facts: mine, ...common, ...nothingOf, [kind]: true });
    }
  };
  add(facts, 'ofAll');
  for (const [, mine] of groupBy(facts, ({ role }) => role)) add(mine, 'ofRole');
  for (const [, mine] of groupBy(facts, ({ school }) => school)) {
    add(mine, 'ofSchool');
    for (const [, both] of groupBy(mine, ({ role }) => role)) add(both, 'ofBoth');
  }
  const inClasses = facts.filter(({ classGroup }) => classGroup !== 0);
  for (const [, mine] of groupBy(inClasses, ({ classGroup }) => classGroup)) add(mine, 'ofClass');
  return [...cells.values()];
}

const nothingOf = { ofAll: false, ofRole: false, ofSchool: false, ofBoth: false, ofClass: false };

/** What all facts have in common; null when they differ. */
function commonOf(facts: readonly ActivityFact[], of: (fact: ActivityFact) => number): number | null {
  const first = of(facts[0]!);
  return facts.every((fact) => of(fact) === first) ? first : null;
}

/** Running sums over a person's days, so that any stretch of days is a difference. */
class Days {
  readonly days: number[] = [];
  readonly neverLess: boolean;
  private readonly milliseconds: number[] = [0];
  private readonly played: number[] = [0];
  private readonly completed: number[] = [0];
  private readonly attested: number[] = [0];

  constructor(facts: readonly ActivityFact[]) {
    this.neverLess = facts.every(({ milliseconds }) => milliseconds >= 0);
    for (const fact of [...facts].sort((a, b) => a.day - b.day)) {
      if (this.days.at(-1) !== fact.day) this.open(fact.day);
      const at = this.days.length;
      this.milliseconds[at]! += fact.milliseconds;
      this.played[at]! += Number(fact.isPlayed);
      this.completed[at]! += Number(fact.isCompleted);
      this.attested[at]! += fact.attested;
    }
  }

  credited(first: number, last: number): number {
    return this.milliseconds[last + 1]! - this.milliseconds[first]!;
  }

  hasPlayed(first: number, last: number): boolean {
    return this.played[last + 1]! > this.played[first]!;
  }

  hasCompleted(first: number, last: number): boolean {
    return this.completed[last + 1]! > this.completed[first]!;
  }

  isAttested(first: number, last: number): boolean {
    return this.attested[last + 1]! > this.attested[first]!;
  }

  /** Whether on one day it was completed without playing, and on another it was played. */
  get hasReadAndPlayed(): boolean {
    const last = this.days.length - 1;
    return this.hasPlayed(0, last) && this.days.some((_, at) => this.hasCompleted(at, at) && !this.hasPlayed(at, at));
  }

  private open(day: number): void {
    this.days.push(day);
    for (const sums of [this.milliseconds, this.played, this.completed, this.attested]) sums.push(sums.at(-1)!);
  }
}

/** Facts of one occurrence: a session counts by its time, a lesson also when it was finished without playing, or attested. */
function participationsIn(facts: readonly ActivityFact[]): Window[] {
  const days = new Days(facts);
  return windowsOf(days.days, isSession(facts) ? attended(days) : studied(days), staysReached(facts, days));
}

function participantIn(facts: readonly ActivityFact[]): Window[] {
  const occurrences = [...groupBy(facts, ({ occurrence }) => occurrence).values()];
  const allStay = occurrences.every((mine) => staysReached(mine, new Days(mine)));
  return unionOf(occurrences.flatMap(participationsIn), allStay);
}

function isSession([first]: readonly ActivityFact[]): boolean {
  return first!.course === 0;
}

function attended(days: Days) {
  return (first: number, last: number) => days.credited(first, last) >= QUALIFYING_SESSION_MILLISECONDS;
}

function studied(days: Days) {
  return (first: number, last: number) =>
    days.isAttested(first, last) ||
    days.credited(first, last) >= QUALIFYING_MILLISECONDS ||
    (days.hasCompleted(first, last) && !days.hasPlayed(first, last));
}

/** A longer period loses something when time was taken back, or when what was read on a day was played on another. */
function staysReached(facts: readonly ActivityFact[], days: Days): boolean {
  return days.neverLess && (isSession(facts) || !days.hasReadAndPlayed);
}

function beneficiaryIn(facts: readonly ActivityFact[]): Window[] {
  const days = new Days(facts);
  const hasBenefited = (first: number, last: number) =>
    days.credited(first, last) >= BENEFIT_MILLISECONDS || days.hasCompleted(first, last);
  return windowsOf(days.days, hasBenefited, days.neverLess);
}
