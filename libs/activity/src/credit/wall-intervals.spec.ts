import fc from 'fast-check';
import { unionLength, type WallInterval } from './credit.js';
import { inPieces, united, within, without } from './wall-intervals.js';

const interval = fc
  .record({ from: fc.nat(200), length: fc.nat(40) })
  .map(({ from, length }): WallInterval => ({ from, to: from + length }));
const intervals = fc.array(interval, { maxLength: 12 });
const instants = Array.from({ length: 240 }, (_, at) => at);

const holds = (all: readonly WallInterval[], at: number) => all.some(({ from, to }) => from <= at && at < to);

describe('time as intervals', () => {
  it('is the same, instant by instant, when it is united', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const whole = united(all);
        expect(instants.map((at) => holds(whole, at))).toEqual(instants.map((at) => holds(all, at)));
        expect(whole.every(({ from }, index) => index === 0 || whole[index - 1]!.to < from)).toBe(true);
        expect(whole.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(unionLength(all));
      }),
    );
  });

  it('lies in both, or in the first and not in the second', () => {
    fc.assert(
      fc.property(intervals, intervals, (one, other) => {
        const both = instants.map((at) => holds(one, at) && holds(other, at));
        const only = instants.map((at) => holds(one, at) && !holds(other, at));
        expect(instants.map((at) => holds(within(one, other), at))).toEqual(both);
        expect(instants.map((at) => holds(without(one, other), at))).toEqual(only);
      }),
    );
  });

  it('is the same in pieces, none longer than asked', () => {
    fc.assert(
      fc.property(intervals, fc.integer({ min: 1, max: 30 }), (all, most) => {
        const pieces = inPieces(united(all), most);
        expect(united(pieces)).toEqual(united(all));
        expect(pieces.every(({ from, to }) => to > from && to - from <= most)).toBe(true);
      }),
    );
  });
});
