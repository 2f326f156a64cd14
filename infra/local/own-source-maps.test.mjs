import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'yunqiao-source-maps-'));
after(() => rmSync(folder, { recursive: true }));

/**
 * @param {string} name of a built file whose map says that all of it comes from `<name>.ts`
 * @returns {string} its path
 */
function built(name) {
  const map = { version: 3, sources: [`${name}.ts`], names: [], mappings: 'AAAA' };
  const mapped = Buffer.from(JSON.stringify(map)).toString('base64');
  const file = join(folder, `${name}.mjs`);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `throw new Error('told');\n//# sourceMappingURL=data:application/json;base64,${mapped}\n`);
  return file;
}

/** @param {string} file */
const traceOf = (file) =>
  spawnSync(process.execPath, ['--import', join(import.meta.dirname, 'own-source-maps.mjs'), file]).stderr.toString();

test('a trace names our own sources', () => {
  assert.match(traceOf(built('own')), /own\.ts:1/);
});

test("packages' source maps are left alone, since they are megabytes in every process", () => {
  const trace = traceOf(built('node_modules/foreign'));
  assert.match(trace, /foreign\.mjs:1/);
  assert.doesNotMatch(trace, /\.ts:/);
});
