import { describe, expect, it } from 'vitest';
import { momentAt, secondAt, type ReplayTimes } from './replay-clock';

const day = '2020-04-15T';
/** A break of a minute after 60 seconds, and a cut of ten seconds after 100. */
const times: ReplayTimes = {
  ...{ startsAt: `${day}02:00:00.000Z`, seconds: 180, fills: [] },
  gaps: [
    { atSeconds: 60, startsAt: `${day}02:01:00.000Z`, endsAt: `${day}02:02:00.000Z` },
    { atSeconds: 100, startsAt: `${day}02:02:40.000Z`, endsAt: `${day}02:02:50.000Z` },
  ],
};
const moment = (time: string) => Date.parse(`${day}${time}.000Z`);

describe('the clock of a replay', () => {
  it.each([
    [0, '02:00:00'],
    [59, '02:00:59'],
    [60, '02:02:00'],
    [99, '02:02:39'],
    [100, '02:02:50'],
    [180, '02:04:10'],
  ])('shows at second %i what happened at %s', (second, time) => {
    expect(momentAt(times, second)).toBe(moment(time));
    expect(secondAt(times, moment(time))).toBe(second);
  });

  it('shows what happened in a gap behind it', () => {
    expect(secondAt(times, moment('02:01:30'))).toBe(60);
    expect(secondAt(times, moment('02:02:45'))).toBe(100);
  });

  it('shows what happened before and after the recording at its ends', () => {
    expect(secondAt(times, moment('01:50:00'))).toBe(0);
    expect(secondAt(times, moment('02:30:00'))).toBe(180);
  });
});
