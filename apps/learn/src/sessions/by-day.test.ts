import { describe, expect, it } from 'vitest';
import { byDay, dayOf } from './by-day';

describe('sessions by day', () => {
  it('lie on the day that it is in Shanghai', () => {
    expect(dayOf('2020-04-14T15:59:59.999Z')).toBe('2020-04-14');
    expect(dayOf('2020-04-14T16:00:00.000Z')).toBe('2020-04-15');
  });

  it('keep their order', () => {
    const at = (startsAt: string) => ({ startsAt });
    const sessions = ['2020-04-14T01:00:00Z', '2020-04-14T08:00:00Z', '2020-04-15T01:00:00Z'].map(at);
    expect(byDay(sessions)).toEqual([
      { day: '2020-04-14', sessions: sessions.slice(0, 2) },
      { day: '2020-04-15', sessions: sessions.slice(2) },
    ]);
    expect(byDay([])).toEqual([]);
  });
});
