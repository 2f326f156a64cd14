import { describe, expect, it } from 'vitest';
import { barsOf } from './bars';
import { barData, barsHeight, shortened, trendData } from './charts';
import { rowOf } from './rowOf.fixture';

const words = {
  locale: 'zh-CN',
  audience: (audience: string) => audience,
  number: String,
  date: String,
  shortDay: (day: string) => day.slice(5),
};

describe('the picture of weeks', () => {
  it('has a line for each that is looked at', () => {
    const weeks = [
      { startsOn: '2020-02-10', teachers: 2, students: 40 },
      { startsOn: '2020-02-17', teachers: 3, students: 0 },
    ];
    const { labels, datasets } = trendData(weeks, ['students', 'teachers'], words);
    expect(labels).toEqual(['02-10', '02-17']);
    expect(datasets.map(({ label, data }) => [label, data])).toEqual([
      ['students', [40, 0]],
      ['teachers', [2, 3]],
    ]);
  });
});

describe('the picture of bars', () => {
  it('has the parts of each row in its order', () => {
    const bars = barsOf([rowOf('a', 1, 4), rowOf('b', 10, 20)], 'everyone');
    const { labels, datasets } = barData(bars, ['students', 'teachers'], words);
    expect(labels).toEqual(['b', 'a']);
    expect(datasets.map(({ data }) => data)).toEqual([
      [20, 4],
      [10, 1],
    ]);
  });

  it('grows with its rows', () => {
    expect(barsHeight(10) - barsHeight(9)).toBe(28);
  });
});

describe('a long name', () => {
  it('is cut where it would take the place of its bar, Chinese characters counting twice', () => {
    expect(shortened('遵义市第四初级中学', 18)).toBe('遵义市第四初级中学');
    expect(shortened('遵义市第四初级中学', 10)).toBe('遵义市第四…');
    expect(shortened('Zunyi No. 4 School', 10)).toBe('Zunyi No.…');
  });
});
