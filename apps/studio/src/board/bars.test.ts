import { describe, expect, it } from 'vitest';
import { barsOf, heatOf } from './bars';
import { rowOf } from './rowOf.fixture';

describe('bars', () => {
  it('stand in the order of their participants, without rows of nobody', () => {
    const bars = barsOf([rowOf('a', 1, 4), rowOf('b', 10, 10), rowOf('c', 0, 0)], 'everyone');
    expect(bars.map((bar) => [bar.row.name, bar.total])).toEqual([
      ['b', 20],
      ['a', 5],
    ]);
    expect(bars.map(({ parts }) => parts.map(({ value }) => value))).toEqual([
      [10, 10],
      [4, 1],
    ]);
  });

  it('are of teachers alone when these are looked at', () => {
    const [first] = barsOf([rowOf('a', 1, 40), rowOf('b', 10, 10)], 'teachers');
    expect(first).toMatchObject({ total: 10, parts: [{ audience: 'teachers', value: 10 }] });
  });
});

describe('the heat of a week', () => {
  it('tells nobody from somebody', () => {
    expect([heatOf(0, 50), heatOf(1, 50) > 0, heatOf(50, 50)]).toEqual([0, true, 88]);
  });
});
