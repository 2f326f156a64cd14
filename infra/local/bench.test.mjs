import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWithin, median, percentile } from './bench.mjs';

test('a limit is the most, or the least where it is a floor; without one all is well', () => {
  assert.deepEqual(
    [
      isWithin({ row: '', unit: '', value: 2, limit: 1 }),
      isWithin({ row: '', unit: '', value: 2, limit: 1, isFloor: true }),
      isWithin({ row: '', unit: '', value: 2 }),
    ],
    [false, true, true],
  );
});

test('percentiles are values that were measured', () => {
  assert.deepEqual([median([3, 1, 2]), percentile([1, 2, 3, 4], 95), percentile([5], 50)], [2, 4, 5]);
});
