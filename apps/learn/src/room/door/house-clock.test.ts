import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { houseClock } from './house-clock';

const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

describe('the clock of the house', () => {
  beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
  afterEach(() => vi.useRealTimers());

  it('is that of the device while nobody said otherwise', () => {
    expect(houseClock().now()).toBe(1_000_000);
  });

  it('is what an answer said in the middle of its way, of the quickest one', () => {
    const clock = houseClock();
    clock.hear(iso(1_060_200), 999_600, 1_000_000);
    expect(clock.now()).toBe(1_060_400);
    clock.hear(iso(1_070_000), 990_000, 1_000_000);
    expect(clock.now()).toBe(1_060_400);
    clock.hear(iso(1_060_150), 999_900, 1_000_000);
    expect(clock.now()).toBe(1_060_200);
  });
});
