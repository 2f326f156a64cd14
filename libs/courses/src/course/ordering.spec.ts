import fc from 'fast-check';
import { placedAt, without } from './ordering.js';

const order = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));

describe('arranging chapters and lessons', () => {
  it('puts one where it was dropped and keeps the others in their order', () => {
    expect(placedAt(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b']);
    expect(placedAt(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(placedAt(['a', 'b'], 'x', 9)).toEqual(['a', 'b', 'x']);
  });

  it('neither loses nor doubles anything', () => {
    fc.assert(
      fc.property(order, fc.constantFrom('a', 'b', 'x'), fc.nat({ max: 9 }), (ids, id, index) => {
        const placed = placedAt(ids, id, index);
        expect([...placed].sort()).toEqual([...new Set([...ids, id])].sort());
        expect(without(placed, id)).toEqual(without(ids, id));
        expect(placed.indexOf(id)).toBe(Math.min(index, placed.length - 1));
      }),
    );
  });
});
