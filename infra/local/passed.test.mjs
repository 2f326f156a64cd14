import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { everythingNow, keyOf, Passed } from './passed.mjs';

const folder = () => mkdtempSync(join(tmpdir(), 'yunqiao-passed-'));

/** A checkout with one file. */
function checkout() {
  const place = folder();
  execFileSync('git', ['init', '-q'], { cwd: place });
  writeFileSync(join(place, '.gitignore'), 'dist/\n');
  writeFileSync(join(place, 'a.ts'), 'one');
  return place;
}

/** @param {object} [more] */
const step = (more = {}) => ({
  name: 'unit',
  what: '',
  lanes: 1,
  reuse: { programs: [] },
  run: () => undefined,
  ...more,
});

test('everything changes with a file, a new file and a removed one, and with the installed packages', () => {
  const place = checkout();
  const seen = [everythingNow(place)];
  const look = () => seen.push(everythingNow(place));
  writeFileSync(join(place, 'a.ts'), 'two');
  look();
  writeFileSync(join(place, 'b.ts'), '');
  look();
  rmSync(join(place, 'a.ts'));
  look();
  mkdirSync(join(place, 'node_modules'));
  writeFileSync(join(place, 'node_modules', '.package-lock.json'), '{}');
  look();
  assert.equal(new Set(seen).size, 5);
});

test('whichever Node begins npm test, everything is the same: another one runs the steps', (t) => {
  const place = checkout();
  const before = everythingNow(place);
  t.mock.property(process, 'version', 'v20.19.0');
  assert.equal(everythingNow(place), before);
});

test('what git ignores changes nothing', () => {
  const place = checkout();
  const before = everythingNow(place);
  mkdirSync(join(place, 'dist'));
  writeFileSync(join(place, 'dist', 'main.js'), 'built');
  assert.equal(everythingNow(place), before);
});

test('where git knows nothing, nothing counts as passed', () => {
  assert.equal(everythingNow(folder()), null);
  assert.equal(keyOf(step(), null), null);
});

test('a program that was installed anew changes the key of the steps that use it', () => {
  const program = join(folder(), 'ffmpeg');
  const keys = [1, 2].map((version) => {
    writeFileSync(program, `${'#'.repeat(version)}`);
    chmodSync(program, 0o755);
    return keyOf(step({ reuse: { programs: [program] } }), 'all');
  });
  assert.notEqual(keys[0], keys[1]);
});

test('a step that does not say what it reads always runs', () => {
  assert.equal(keyOf(step({ reuse: undefined }), 'all'), null);
});

test('a pass brings its report back, so that the counts of the last line still add up', () => {
  const place = folder();
  const result = { file: join(place, 'unit.json'), kind: 'jest' };
  const passed = new Passed({ folder: join(place, 'passed') });
  writeFileSync(result.file, 'the report');
  passed.keep(step({ result }), 'key');
  rmSync(result.file);
  assert.notEqual(passed.restore(step({ result }), 'key'), null);
  assert.equal(readFileSync(result.file, 'utf8'), 'the report');
});

test('a pass holds for a day, and for nothing else than what passed', () => {
  const place = folder();
  let now = 1_000;
  const passed = new Passed({ folder: place, now: () => now });
  passed.keep(step(), 'key');
  assert.equal(passed.restore(step(), 'other key'), null);
  assert.equal(passed.restore(step({ name: 'int' }), 'key'), null);
  assert.equal(passed.restore(step(), 'key'), 1_000);
  now += 25 * 3600 * 1000;
  assert.equal(passed.restore(step(), 'key'), null);
});

test('a pass that cannot be read is none', () => {
  const place = folder();
  writeFileSync(join(place, 'unit.pass.json'), '{"key"');
  assert.equal(new Passed({ folder: place }).restore(step(), 'key'), null);
});
