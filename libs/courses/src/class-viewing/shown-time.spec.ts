import { keptStretches, shownPieces, type ShownStretch } from './shown-time.js';

/** From second to second of the clock, showing the video from a second on, at a rate. */
const shown = (from: number, to: number, fromSecond = from, rate = 1): ShownStretch => ({
  ...{ from: from * 1000, to: to * 1000, fromSecond, toSecond: fromSecond + (to - from) * rate },
});
const piecesOf = (time: [number, number][], stretches: ShownStretch[]) =>
  shownPieces(
    time.map(([from, to]) => ({ from: from * 1000, to: to * 1000 })),
    stretches,
    60_000,
  ).map(({ from, to, secondsFrom, secondsTo }) => [from / 1000, to / 1000, secondsFrom, secondsTo]);

describe('what a class saw of a video', () => {
  it('is what was shown while they were there, in pieces of a minute', () => {
    const told = Array.from({ length: 10 }, (_, index) => shown(index * 10, index * 10 + 10));
    expect(piecesOf([[5, 95]], told)).toEqual([
      [5, 65, 5, 65],
      [65, 95, 65, 95],
    ]);
  });

  it('follows jumps and rates', () => {
    expect(piecesOf([[0, 30]], [shown(0, 10), shown(10, 20, 100), shown(20, 30, 110, 2)])).toEqual([
      [0, 10, 0, 10],
      [10, 20, 100, 110],
      [20, 30, 110, 130],
    ]);
  });

  it('is one place at a time, however many are told', () => {
    expect(piecesOf([[0, 10]], [shown(0, 10), shown(0, 10, 500)])).toEqual([[0, 10, 0, 10]]);
  });

  it('is not known where the device did not tell', () => {
    expect(piecesOf([[0, 20]], [shown(0, 10)])).toEqual([
      [0, 10, 0, 10],
      [10, 20, null, null],
    ]);
  });

  it('is the same told twice and in any order', () => {
    const told = [shown(0, 10), shown(10, 20), shown(20, 30, 90)];
    const kept = keptStretches([], told);
    expect(keptStretches(kept, [...told].reverse())).toEqual(kept);
    expect(keptStretches(keptStretches([], [told[2]!]), [told[1]!, told[0]!])).toEqual(kept);
  });
});
