import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope } from 'vue';
import { firstTry, longestTry, useStreamWish } from './useStreamWish';

const scope = effectScope();

function make() {
  const [askAgain, onTry] = [vi.fn(), vi.fn()];
  const wish = scope.run(() => useStreamWish(askAgain, onTry))!;
  return { wish, askAgain, onTry };
}

describe('the wish for the stream', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
  });
  afterEach(() => vi.useRealTimers());

  it('that was chosen stays until something else is chosen', () => {
    const { wish, askAgain } = make();
    wish.choose(true);
    vi.advanceTimersByTime(2 * longestTry);
    expect(wish.isWished.value).toBe(true);
    expect(askAgain).toHaveBeenCalledOnce();
    expect(make().wish.isWished.value).toBe(true);
  });

  it('of a line that was too weak ends by itself, and is not remembered', () => {
    const { wish, askAgain, onTry } = make();
    wish.giveUp();
    expect(make().wish.isWished.value).toBe(false);
    vi.advanceTimersByTime(firstTry - 1);
    expect(wish.isWished.value).toBe(true);
    vi.advanceTimersByTime(1);
    expect(wish.isWished.value).toBe(false);
    expect(onTry).toHaveBeenCalledOnce();
    expect(askAgain).toHaveBeenCalledTimes(2);
  });

  it('lasts twice as long each time that the line was still too weak, up to a quarter of an hour', () => {
    const { wish } = make();
    const lasted: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      const since = Date.now();
      wish.giveUp();
      while (wish.isWished.value) vi.advanceTimersByTime(10_000);
      lasted.push(Date.now() - since);
      vi.advanceTimersByTime(5_000);
    }
    expect(lasted).toEqual([1, 2, 4, 8, 8, 8].map((times) => times * firstTry));
  });

  it('is short again after a line that was good for long', () => {
    const { wish } = make();
    wish.giveUp();
    vi.advanceTimersByTime(firstTry + 10 * firstTry);
    wish.giveUp();
    vi.advanceTimersByTime(firstTry);
    expect(wish.isWished.value).toBe(false);
  });

  it('that was chosen meanwhile is kept', () => {
    const { wish } = make();
    wish.giveUp();
    wish.choose(true);
    vi.advanceTimersByTime(longestTry);
    expect(wish.isWished.value).toBe(true);
  });
});
