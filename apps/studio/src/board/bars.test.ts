import { describe, expect, it } from 'vitest';
import { barsOf, heatOf } from './bars';
import type { BoardRow } from './useBoard';

function row(name: string, teachers: number, students: number): BoardRow {
  const counts = (participants: number) => ({
    ...{ participants, coverage: participants, attested: 0, participations: 0, visits: 0, creditedSeconds: 0 },
  });
  return {
    ...{ key: name, name, category: null, schoolName: null },
    ...{ teachers: counts(teachers), students: counts(students), everyone: counts(teachers + students) },
  };
}

describe('bars', () => {
  it('stand in the order of their participants, without rows of nobody', () => {
    const bars = barsOf([row('a', 1, 4), row('b', 10, 10), row('c', 0, 0)], 'everyone');
    expect(bars.map((bar) => [bar.row.name, bar.total])).toEqual([
      ['b', 20],
      ['a', 5],
    ]);
    expect(bars.map(({ parts }) => parts.map(({ share }) => share))).toEqual([
      [50, 50],
      [20, 5],
    ]);
  });

  it('are of teachers alone when these are looked at', () => {
    const [first] = barsOf([row('a', 1, 40), row('b', 10, 10)], 'teachers');
    expect(first).toMatchObject({ total: 10, parts: [{ audience: 'teachers', share: 100 }] });
  });
});

describe('the heat of a week', () => {
  it('tells nobody from somebody', () => {
    expect([heatOf(0, 50), heatOf(1, 50) > 0, heatOf(50, 50)]).toEqual([0, true, 88]);
  });
});
