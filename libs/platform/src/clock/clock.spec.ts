import { schoolDayOf, startOfSchoolDay } from './clock.js';

describe('a school day', () => {
  it.each([
    ['2020-02-28T15:59:59.999Z', '2020-02-28'],
    ['2020-02-28T16:00:00.000Z', '2020-02-29'],
    ['2019-12-31T16:00:00.000Z', '2020-01-01'],
  ])('begins at midnight in Shanghai: %s lies on %s', (instant, day) => {
    expect(schoolDayOf(new Date(instant))).toBe(day);
  });

  it('holds its first instant, and not the one before it', () => {
    const first = startOfSchoolDay('2020-03-01');
    expect(schoolDayOf(first)).toBe('2020-03-01');
    expect(schoolDayOf(new Date(first.getTime() - 1))).toBe('2020-02-29');
  });
});
