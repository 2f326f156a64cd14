import { beforeEach, describe, expect, it } from 'vitest';
import { forgetMarkBefore, markKeptSound, mayKeepSound } from './kept-sound-mark';

describe('the mark of a device that keeps sound', () => {
  beforeEach(() => localStorage.clear());

  it('is there from the first piece until nothing can be left', () => {
    expect(mayKeepSound()).toBe(false);
    markKeptSound(1_000);
    forgetMarkBefore(1_000);
    expect(mayKeepSound()).toBe(true);
    forgetMarkBefore(1_001);
    expect(mayKeepSound()).toBe(false);
  });
});
