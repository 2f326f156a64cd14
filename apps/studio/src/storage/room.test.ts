import { describe, expect, it } from 'vitest';
import { bytesOfGigabytes, gigabytesOf, roomLeft } from './room';

const use = (bytes: number) => ({ originalBytes: bytes / 2, madeBytes: bytes / 2, binBytes: 0, files: 1 });

describe('the room of a school', () => {
  it('is scarce from nine tenths on, and over at the quota; without a quota there is enough', () => {
    expect([
      roomLeft(use(89), 100),
      roomLeft(use(90), 100),
      roomLeft(use(100), 100),
      roomLeft(use(1e12), null),
    ]).toEqual(['enough', 'scarce', 'over', 'enough']);
  });
});

describe('a quota as somebody types it', () => {
  it.each([
    ['50', 50e9],
    ['0.5', 5e8],
    ['0,5', 5e8],
    [' 120 ', 120e9],
  ])('%s GB', (typed, bytes) => {
    expect(bytesOfGigabytes(typed)).toBe(bytes);
  });

  it.each(['', '0', '-1', 'fifty', '1e9', '1.2345', '12345678'])('"%s" is no size', (typed) => {
    expect(bytesOfGigabytes(typed)).toBeNull();
  });

  it('comes back as it was typed', () => {
    expect(['50', '0.5', '1.25'].map((typed) => gigabytesOf(bytesOfGigabytes(typed)!))).toEqual(['50', '0.5', '1.25']);
  });
});
