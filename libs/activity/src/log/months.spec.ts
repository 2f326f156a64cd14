import { monthsBetween, monthsFrom, partitionOf } from './months.js';

describe('the months by which the log is parted', () => {
  it('begin with the one after the first event, and reach three months ahead', () => {
    const months = monthsFrom(new Date('2025-11-30T23:59:59.999Z'), new Date('2026-01-15T00:00:00Z'));
    expect(months).toEqual(['2025-12-01', '2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']);
  });

  it('of a term are those of its first and last day, and all between', () => {
    expect(monthsBetween(new Date('2019-12-17'), new Date('2020-02-01'))).toEqual([
      '2019-12-01',
      '2020-01-01',
      '2020-02-01',
    ]);
  });

  it('name a partition', () => {
    expect(partitionOf('2026-04-01')).toBe('from_2026_04');
  });
});
