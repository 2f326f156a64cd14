import { accountLimit, afterTry, narrowLimit, tryWindow, waitFor, withoutTries, type Tries } from './try-limits.js';

/** Waits in seconds after each of `count` tries, each made as soon as it may be. */
function waits(limit: typeof narrowLimit, count: number): number[] {
  let tries: Tries | null = null;
  let now = 0;
  return Array.from({ length: count }, () => {
    now += waitFor(tries, now);
    tries = afterTry(tries, limit, now);
    return waitFor(tries, now) / 1000;
  });
}

describe('wrong passwords', () => {
  it('from one address cost nothing at first, then ever more, and after ten the rest of the quarter of an hour', () => {
    const seconds = waits(narrowLimit, 10);
    expect(seconds.slice(0, 9)).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16]);
    expect(seconds[9]).toBeGreaterThan(800);
  });

  it('from everywhere slow an account down, but never for longer than five minutes at once', () => {
    const seconds = waits(accountLimit, 40);
    expect(seconds.slice(0, 19).every((wait) => wait === 0)).toBe(true);
    expect(Math.max(...seconds)).toBeLessThanOrEqual(300);
  });

  it('are forgotten after a quarter of an hour', () => {
    let tries = afterTry(null, narrowLimit, 0);
    for (let count = 0; count < 20; count += 1) tries = afterTry(tries, narrowLimit, 0);
    expect(waitFor(tries, tryWindow - 1)).toBe(1);
    expect(waitFor(tries, tryWindow)).toBe(0);
    expect(afterTry(tries, narrowLimit, tryWindow)).toMatchObject({ count: 1, windowBegan: tryWindow });
  });

  it('of others still count after the right one', () => {
    const hammered = { count: 30, windowBegan: 0, waitUntil: 1000 };
    expect(withoutTries(hammered, 2, accountLimit)).toEqual({ count: 28, windowBegan: 0, waitUntil: 1000 });
    expect(withoutTries({ ...hammered, count: 3 }, 3, accountLimit)).toEqual({
      count: 0,
      windowBegan: 0,
      waitUntil: 0,
    });
  });
});
