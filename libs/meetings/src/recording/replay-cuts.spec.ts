import { between, touching } from './replay-cuts.js';

const began = Date.parse('2020-04-15T02:00:00.000Z');
/** Three segments of four seconds, then after a break another one. */
const segments = [0, 4, 8, 60].map((second, number) => ({
  ...{ epochNumber: second < 60 ? 1 : 2, number, durationMs: 4000, startsAt: new Date(began + second * 1000) },
}));
const numbers = (found: readonly { number: number }[]) => found.map(({ number }) => number);

describe('a cut', () => {
  it.each([
    [0, 4, [0]],
    [3.9, 4.1, [0, 1]],
    [5, 6, [1]],
    [11, 13, [2, 3]],
    [16, 20, []],
    [6, 5, []],
    [5, 5, []],
  ])('from second %d to second %d of what plays takes whole segments', (from, to, expected) => {
    expect(numbers(between(segments, from, to))).toEqual(expected);
  });

  it('takes of the sound what was heard at that time of day', () => {
    expect(numbers(touching(segments, new Date(began + 5000), new Date(began + 9000)))).toEqual([1, 2]);
    expect(numbers(touching(segments, new Date(began + 12_000), new Date(began + 60_000)))).toEqual([]);
  });
});
