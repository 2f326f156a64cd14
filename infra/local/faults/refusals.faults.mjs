/**
 * What stops a start, each time with one sentence that says what to do.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { whereIs } from '../debian.mjs';
import { freePort } from '../ports.mjs';
import { processesOf } from '../processes.mjs';
import { mountDisk, newFolder, Running } from './running.mjs';

const isRoot = process.getuid?.() === 0;
const onlyRoot = { skip: isRoot ? false : 'only root may do this' };

/**
 * @param {Running} running
 * @param {RegExp} sentence the whole complaint
 */
async function expectRefusal(running, sentence) {
  const code = await running.ended;
  assert.match(running.complaint.trim(), sentence, running.output);
  assert.equal(running.complaint.trim().split('\n').length, 1, 'one sentence');
  assert.equal(code, 1);
}

test('a port that is taken', async () => {
  const data = newFolder('taken');
  const somebody = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => somebody.once('listening', resolve));
  const { port } = /** @type {import('node:net').AddressInfo} */ (somebody.address());
  const running = new Running({ env: { PORT: String(port), YUNQIAO_DATA: data } });
  await expectRefusal(
    running,
    new RegExp(
      `^Port ${port} is taken: stop the program that uses it, or choose another port with PORT=${port + 1} npm start\\.$`,
    ),
  );
  somebody.close();
  assert.deepEqual(processesOf(data), []);
});

test('a PORT that is none', async () => {
  const running = new Running({ env: { PORT: 'eighty', YUNQIAO_DATA: newFolder('port') } });
  await expectRefusal(running, /^PORT=eighty is no port: give a number from 1 to 65535\.$/);
});

test('a disk that is full: a real one, of 20 MB', onlyRoot, async (t) => {
  const disk = mountDisk('20m');
  t.after(() => disk.remove());
  const running = new Running({ env: { PORT: String(await freePort()), YUNQIAO_DATA: join(disk.folder, '数据') } });
  await expectRefusal(
    running,
    /^The disk is full: only \d+ MB are free at .* and 1 GB are needed; free some, or put the data elsewhere with YUNQIAO_DATA\.$/,
  );
});

test('a data folder where nobody may write', onlyRoot, async () => {
  const place = newFolder('closed');
  chmodSync(place, 0o555);
  const running = new Running({
    env: { PORT: String(await freePort()), YUNQIAO_DATA: join(place, 'data'), HOME: '/nonexistent' },
    before: asNobody(),
  });
  await expectRefusal(running, /^The data folder .* cannot be made \(EACCES.*\): choose another with YUNQIAO_DATA\.$/);
});

test('a missing package on a machine without root', onlyRoot, async (t) => {
  const data = newFolder('nobody');
  chmodSync(data, 0o777);
  const hide = `mount -t tmpfs none /usr/share/fonts/truetype && exec "$@"`;
  if (!mayHide()) return t.skip('this machine allows no mounts of its own');
  const running = new Running({
    env: { PORT: String(await freePort()), YUNQIAO_DATA: data, HOME: '/nonexistent' },
    before: ['unshare', '--mount', 'sh', '-c', hide, 'sh', ...asNobody()],
  });
  await expectRefusal(
    running,
    /^Some Debian packages are missing: run "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends fonts-wqy-microhei'" once, then try again\.$/,
  );
});

test('an empty product without a terminal to ask the first administrator at', async () => {
  const running = new Running({
    env: { PORT: String(await freePort()), YUNQIAO_DATA: newFolder('empty'), YUNQIAO_ADMIN_NAME: undefined },
    words: ['--empty'],
  });
  await expectRefusal(
    running,
    /^There is no administrator yet and no terminal to ask at: set YUNQIAO_ADMIN_NAME, .*, then try again\.$/,
  );
});

test('a first administrator with a short password', async () => {
  const env = { YUNQIAO_ADMIN_NAME: '王芳', YUNQIAO_ADMIN_NUMBER: 'A1', YUNQIAO_ADMIN_PASSWORD: 'short' };
  const running = new Running({
    env: { PORT: String(await freePort()), YUNQIAO_DATA: newFolder('short'), ...env },
    words: ['--empty'],
  });
  await expectRefusal(running, /^The first administrator cannot be made: The password needs at least 12 characters\.$/);
});

test('a word that is not known', async () => {
  const running = new Running({ env: { YUNQIAO_DATA: newFolder('word') }, words: ['--demo'] });
  await expectRefusal(running, /^"--demo" is not known here: npm start knows --empty/);
});

/** @returns {string[]} runs what follows as a user who may nothing */
function asNobody() {
  return ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
}

/** @returns {boolean} whether a file system may be laid over a folder, seen by one process alone */
function mayHide() {
  if (!whereIs('unshare') || !existsSync('/usr/share/fonts/truetype')) return false;
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/usr/share/fonts/truetype'], {
      stdio: 'ignore',
    });
    return true;
  } catch (error) {
    if (typeof (/** @type {{ status?: unknown }} */ (error).status) === 'number') return false;
    throw error;
  }
}
