import fc from 'fast-check';
import { covers, NEVER, NO_DAY, unionOf, windowsOf, type Window } from './windows.js';

const days = Array.from({ length: 12 }, (_, index) => index + 1);
const periods = days.flatMap((from) => days.filter((to) => to >= from).map((to) => [from, to] as const));

/** Amounts on some days; what is taken back is below 0. */
const amounts = (least: number) =>
  fc
    .uniqueArray(fc.record({ day: fc.integer({ min: 2, max: 11 }), amount: fc.integer({ min: least, max: 5 }) }), {
      selector: ({ day }) => day,
      maxLength: 8,
    })
    .map((list) => list.sort((a, b) => a.day - b.day));

function reached(list: readonly { day: number; amount: number }[], from: number, to: number): boolean {
  const inside = list.filter(({ day }) => from <= day && day <= to);
  return inside.length > 0 && inside.reduce((sum, { amount }) => sum + amount, 0) >= 6;
}

function windowsFor(list: readonly { day: number; amount: number }[]): Window[] {
  const between = (first: number, last: number) => reached(list, list[first]!.day, list[last]!.day);
  return windowsOf(
    list.map(({ day }) => day),
    between,
    list.every(({ amount }) => amount >= 0),
  );
}

function covering(windows: readonly Window[], [from, to]: readonly [number, number]): number {
  return windows.filter((window) => covers(window, from, to)).length;
}

describe('windows of a sum that reaches a threshold', () => {
  it.each([0, -5])('cover exactly the periods in which it does, each once; amounts from %d', (least) => {
    fc.assert(
      fc.property(amounts(least), (list) => {
        const windows = windowsFor(list);
        expect(periods.map((period) => covering(windows, period))).toEqual(
          periods.map(([from, to]) => Number(reached(list, from, to))),
        );
      }),
    );
  });

  it('have their day in every period that they cover', () => {
    fc.assert(
      fc.property(amounts(-5), (list) => {
        for (const { previousDay, day, reachedDay, lostDay } of windowsFor(list)) {
          expect(previousDay < day && day <= reachedDay && reachedDay < lostDay).toBe(true);
        }
      }),
    );
  });

  it('is one for a single day, whose previous day is none', () => {
    expect(windowsFor([{ day: 5, amount: 6 }])).toEqual([
      { previousDay: NO_DAY, day: 5, reachedDay: 5, lostDay: NEVER },
    ]);
  });
});

describe('the union of several sums', () => {
  it.each([0, -5])('is covered once wherever at least one reaches its threshold; amounts from %d', (least) => {
    fc.assert(
      fc.property(fc.array(amounts(least), { maxLength: 4 }), (lists) => {
        const isPositive = lists.flat().every(({ amount }) => amount >= 0);
        const union = unionOf(lists.flatMap(windowsFor), isPositive);
        expect(periods.map((period) => covering(union, period))).toEqual(
          periods.map(([from, to]) => Number(lists.some((list) => reached(list, from, to)))),
        );
      }),
    );
  });
});
