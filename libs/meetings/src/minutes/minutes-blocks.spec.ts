import { numbersOf, type MinutesBlock } from './minutes-blocks.js';

const block = (kind: MinutesBlock['kind'], level = 0): MinutesBlock => ({ kind, level, runs: [] });

describe('the numbers of a list in minutes', () => {
  it('count on at each depth, and begin anew behind what is no list', () => {
    const blocks = [
      ...[block('number'), block('number', 1), block('number', 1), block('number'), block('number', 1)],
      ...[block('paragraph'), block('number'), block('bullet'), block('number')],
    ];
    expect(numbersOf(blocks)).toEqual([1, 1, 2, 2, 1, 0, 1, 0, 1]);
  });

  it('count on behind points of a list below', () => {
    expect(numbersOf([block('number'), block('bullet', 1), block('number')])).toEqual([1, 0, 2]);
  });
});
