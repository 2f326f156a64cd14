import { Pace } from './pace.js';

describe('the pace of a recording', () => {
  it('gives as many frames as the clock wants, and makes up for a stall', () => {
    const pace = new Pace(50, 1000);
    expect([1019, 1020, 1045, 3000, 3000].map((now) => pace.due(now))).toEqual([0, 1, 1, 98, 0]);
  });

  it('never loses a fraction, in three hours neither', () => {
    const pace = new Pace(15, 0);
    let given = 0;
    for (let now = 0; now <= 3 * 3600 * 1000; now += 37) given += pace.due(now);
    expect(Math.abs(given - 3 * 3600 * 15)).toBeLessThanOrEqual(1);
  });
});
