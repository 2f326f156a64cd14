import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cells, seconds, table } from './say.mjs';

test('a Chinese character takes two cells', () => {
  assert.equal(cells('a云桥'), 5);
});

test('columns are aligned, Chinese and Latin alike', () => {
  const lines = table([
    ['name', 'school'],
    ['王芳', '遵义市第四中学'],
    ['Li', 'x'],
  ]).split('\n');
  assert.deepEqual(lines, ['name  school', '────  ──────────────', '王芳  遵义市第四中学', 'Li    x']);
});

test('durations read naturally', () => {
  assert.deepEqual([400, 12_000, 185_000].map(seconds), ['0.4 s', '12 s', '3 min 5 s']);
});
