import fc from 'fast-check';
import type { ActivityFact } from './person-facts.js';
import { FactScope, personWindows, type CellWindow } from './person-windows.js';
import { covers } from './windows.js';

const minute = 60_000;
const days = [1, 2, 3, 4, 5];
const periods = days.flatMap((from) => days.filter((to) => to >= from).map((to) => [from, to] as const));
const student = 2;
const categoryOf = (course: number) => (course === 3 ? 0 : (course % 2) + 1);

/** Odd occurrences are lessons of one of three courses, even ones sessions, from which time can be taken back. */
const fact = fc
  .record({
    ...{ day: fc.constantFrom(...days), occurrence: fc.integer({ min: 1, max: 5 }) },
    ...{ school: fc.constantFrom(1, 1, 1, 2), role: fc.constantFrom(1, 2, 2, 3) },
    ...{ minutes: fc.constantFrom(-4, 0, 0.5, 1, 5, 20), isPlayed: fc.boolean(), isCompleted: fc.boolean() },
    ...{ attested: fc.constantFrom(0, 0, 0, 1, 2), place: fc.constantFrom(1, 1, 2) },
  })
  .map(({ minutes, attested: times, place, ...one }): ActivityFact => {
    const isSession = one.occurrence % 2 === 0;
    const attested = isSession ? 0 : times;
    const isAlone = !isSession && attested === 0;
    return {
      ...one,
      ...{
        course: isSession ? 0 : (one.occurrence + 1) / 2,
        milliseconds: (isSession ? minutes : Math.abs(minutes)) * minute,
      },
      ...{ attested, isPlayed: isAlone && one.isPlayed, isCompleted: isAlone && one.isCompleted && minutes === 0 },
      ...{ firstAt: 0, lastAt: 0, classGroup: one.role === student ? 10 * one.school + place : 0 },
    };
  });
const facts = fc.uniqueArray(fact, {
  selector: ({ day, occurrence, school, role, classGroup, attested }) =>
    [day, occurrence, school, role, classGroup, attested > 0].join(),
  maxLength: 14,
});

interface Asked {
  readonly school: number | null;
  readonly role: number | null;
  readonly classGroup: number | null;
}

const cells: Asked[] = [
  ...[null, 1, 2].flatMap((school) => [null, 1, 2].map((role) => ({ school, role, classGroup: null }))),
  ...[11, 12, 21].map((classGroup) => ({ school: null, role: null, classGroup })),
];

/** The windows that stand for a cell: at most one of them covers a period. */
function ofCell<Kind extends CellWindow>(windows: readonly Kind[], { school, role, classGroup }: Asked): Kind[] {
  return windows.filter(({ cell }) => {
    if (classGroup !== null) return cell.ofClass && cell.classGroup === classGroup;
    if (school === null) return role === null ? cell.ofAll : cell.ofRole && cell.role === role;
    return cell.school === school && (role === null ? cell.ofSchool : cell.ofBoth && cell.role === role);
  });
}

function inCell(
  all: readonly ActivityFact[],
  { school, role, classGroup }: Asked,
  from: number,
  to: number,
): ActivityFact[] {
  return all.filter(
    (one) =>
      (school === null || one.school === school) &&
      (role === null || one.role === role) &&
      (classGroup === null || one.classGroup === classGroup) &&
      one.day >= from &&
      one.day <= to,
  );
}

function creditOf(all: readonly ActivityFact[]): number {
  return all.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}

/** Plain loops over the facts of a period. */
function occurrencesThatCount(all: readonly ActivityFact[]): number[] {
  return [...new Set(all.map(({ occurrence }) => occurrence))].filter((occurrence) => {
    const mine = all.filter((one) => one.occurrence === occurrence);
    if (mine[0]!.course === 0) return creditOf(mine) >= 5 * minute;
    const isRead = mine.some(({ isCompleted }) => isCompleted) && mine.every(({ isPlayed }) => !isPlayed);
    return creditOf(mine) >= minute || isRead || mine.some(({ attested }) => attested > 0);
  });
}

/** How often each period is covered. */
function counts(windows: readonly CellWindow[]): number[] {
  return periods.map(([from, to]) => windows.filter((window) => covers(window, from, to)).length);
}

describe('in any period, school, role and class, the windows of a person', () => {
  it('count the lessons and sessions in which they took part', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const { participations } = personWindows(all, categoryOf);
        for (const cell of cells)
          expect(counts(ofCell(participations, cell))).toEqual(
            periods.map(([from, to]) => occurrencesThatCount(inCell(all, cell, from, to)).length),
          );
      }),
    );
  });

  it.each([
    ['everything', FactScope.everything, 0, () => true],
    ['a category', FactScope.category, 1, (one: ActivityFact) => one.course !== 0 && categoryOf(one.course) === 1],
    ['a course', FactScope.course, 3, (one: ActivityFact) => one.course === 3],
  ] as const)('count them once as participant and as beneficiary of %s', (_name, scope, scopeKey, belongs) => {
    fc.assert(
      fc.property(facts, (all) => {
        const { participants, beneficiaries } = personWindows(all, categoryOf);
        const asked = (windows: typeof participants) =>
          windows.filter((window) => window.scope === scope && window.scopeKey === scopeKey);
        for (const cell of cells) {
          const mine = periods.map(([from, to]) => inCell(all.filter(belongs), cell, from, to));
          expect(counts(ofCell(asked(participants), cell))).toEqual(
            mine.map((some) => Number(occurrencesThatCount(some).length > 0)),
          );
          expect(counts(ofCell(asked(beneficiaries), cell))).toEqual(
            mine.map((some) => Number(creditOf(some) >= 30 * minute || some.some(({ isCompleted }) => isCompleted))),
          );
        }
      }),
    );
  });
});
