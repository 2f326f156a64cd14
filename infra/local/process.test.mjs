import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { runCommand } from './command.mjs';
import { Part, lastLines } from './process.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = () => mkdtempSync(join(tmpdir(), 'yunqiao-process-'));

/** A shell that starts a grandchild, says its number in a file, and then waits for both. */
const family = (file) => `sleep 60 & echo $! > ${file}; wait`;

/** @param {() => boolean} isSo */
async function until(isSo) {
  while (!isSo()) await pause(20);
}

test('the end of a part takes its children along', async () => {
  const file = join(folder(), 'child');
  const part = new Part({
    name: 'family',
    program: '/bin/sh',
    parameters: ['-c', family(file)],
    log: join(dirname(file), 'log'),
  });
  await until(() => existsSync(file) && readFileSync(file, 'utf8').trim() !== '');
  await part.stop();
  await until(() => !existsSync(`/proc/${readFileSync(file, 'utf8').trim()}`));
});

test('a part that does not listen is ended all the same', async () => {
  const log = join(folder(), 'log');
  const script = "trap '' TERM; echo ready; while :; do sleep 0.05; done";
  const part = new Part({ name: 'deaf', program: '/bin/sh', parameters: ['-c', script], log, patience: 100 });
  await until(() => lastLines(log).includes('ready'));
  await part.stop();
  assert.equal(part.end, 'signal SIGKILL');
});

test('a program that is not there is an end, not an exception', async () => {
  const part = new Part({ name: 'nothing', program: '/nowhere/program', parameters: [], log: join(folder(), 'log') });
  assert.equal(await part.ended, 'exit code 127');
});

test('nothing outlives this process, not even when it is killed', async () => {
  const place = folder();
  const file = join(place, 'child');
  const script = join(place, 'parent.mjs');
  const part = JSON.stringify({
    name: 'family',
    program: '/bin/sh',
    parameters: ['-c', family(file)],
    log: join(place, 'log'),
  });
  writeFileSync(
    script,
    `import { Part } from ${JSON.stringify(join(here, 'process.mjs'))}; new Part(${part}); setInterval(() => 0, 1000);`,
  );
  const parent = spawn(process.execPath, [script], { stdio: 'ignore' });
  await until(() => existsSync(file) && readFileSync(file, 'utf8').trim() !== '');
  parent.kill('SIGKILL');
  await until(() => !existsSync(`/proc/${readFileSync(file, 'utf8').trim()}`));
});

test('a command that hangs is ended at its limit', async () => {
  const { code } = await runCommand('/bin/sh', ['-c', 'sleep 60; true'], { limit: 100 });
  assert.notEqual(code, 0);
});

test('a command hears its input and is heard line by line', async () => {
  const lines = [];
  const { code, output } = await runCommand('/bin/sh', ['-c', 'cat; echo end >&2; exit 4'], {
    input: '云\n桥\n',
    onLine: (line) => lines.push(line),
  });
  assert.equal(code, 4);
  assert.deepEqual(lines.sort(), ['end', '云', '桥'].sort());
  assert.ok(output.includes('云'));
});
