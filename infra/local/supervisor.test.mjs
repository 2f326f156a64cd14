import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Part } from './process.mjs';
import { Supervisor, lastWords, spoken, waitBeforeRestart } from './supervisor.mjs';

const folder = () => mkdtempSync(join(tmpdir(), 'yunqiao-supervisor-'));

test('the wait doubles with each crash, and ends with the fifth within a minute', () => {
  const now = 1_000_000;
  const crashes = (count) => Array.from({ length: count }, (_, index) => now - index * 1000).reverse();
  assert.deepEqual(
    [1, 2, 3, 4, 5].map((count) => waitBeforeRestart(crashes(count), now)),
    [500, 1000, 2000, 4000, null],
  );
});

test('crashes of more than a minute ago are forgotten', () => {
  assert.equal(waitBeforeRestart([1, 2, 3, 4, 100_000], 100_000), 500);
});

test('a log line in JSON is read out', () => {
  assert.equal(spoken('{"level":50,"msg":"no database","err":{"message":"refused"}}'), 'no database: refused');
  assert.equal(spoken('{half'), '{half');
});

test('the last words are the error, not what Node adds to it', () => {
  const log = [
    '{"level":30,"msg":"up"}',
    'throw new Error()',
    'Error: PORT is missing',
    'at main.js:1:1',
    'Node.js v24.21.0',
  ];
  assert.equal(lastWords(log), 'Error: PORT is missing');
});

test('a part that stops unasked is started again, one that is stopped stays so', async () => {
  const place = folder();
  const log = join(place, 'part.log');
  const script = `echo started >> ${place}/starts; if [ ! -f ${place}/again ]; then touch ${place}/again; exit 3; fi; exec sleep 60`;
  const groups = [];
  const supervisor = new Supervisor((group) => groups.push(group));
  await supervisor.keep(
    'the part',
    async () => new Part({ name: 'the part', program: '/bin/sh', parameters: ['-c', script], log }),
  );
  while (groups.length < 2 || readFileSync(join(place, 'starts'), 'utf8').split('\n').length < 3)
    await new Promise((go) => setTimeout(go, 20));
  await supervisor.stop(['the part']);
  assert.equal(groups.length, 2);
  assert.equal(existsSync(`/proc/${groups[1]}`), false);
});
