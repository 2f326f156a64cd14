import { describe, expect, it } from 'vitest';
import { mostPoints, packStroke, unpackStroke, type InkPoint } from './stroke-codec';

describe('a stroke on its way', () => {
  it('arrives where it was drawn, to less than a hair', () => {
    const drawn: InkPoint[] = [
      [0, 0, 0.5],
      [0.123456, 0.654321, 1],
      [1, 1, 0],
    ];
    unpackStroke(packStroke(drawn)).forEach((point, index) => {
      point.forEach((value, part) => expect(value).toBeCloseTo(drawn[index]![part]!, 4));
    });
  });

  it('stays on the page', () => {
    expect(unpackStroke(packStroke([[-1, 2, 7]]))).toEqual([[0, 1, 1]]);
  });

  it('takes 8 letters a point, for the longest stroke too', () => {
    const longest = Array.from({ length: mostPoints }, () => [0.5, 0.5, 0.5] as const);
    expect(packStroke(longest)).toHaveLength(mostPoints * 8);
  });
});
