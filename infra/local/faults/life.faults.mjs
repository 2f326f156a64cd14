/**
 * The life of one product in a folder whose name is not easy: beside strangers on the usual ports, through the death
 * of each of its parts, to Ctrl-C.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { freePort, isFree } from '../ports.mjs';
import { findPart, partCommands, processesOf } from '../processes.mjs';
import { administrator, greeting, newFolder, Running, schoolOfAdministrator, statusOf, until } from './running.mjs';
import { Strangers } from './strangers.mjs';

const data = join(newFolder('life'), '云桥 的 数据', 'v 1');
const strangers = new Strangers();
/** @type {Running} */
let running;
let port = 0;
let schoolId = '';
/** Where this product puts what is temporary, and nobody else does. */
const temporary = newFolder('tmp');

before(async () => {
  await strangers.start();
  port = await freePort();
  running = new Running({
    env: { PORT: String(port), YUNQIAO_DATA: data, TMPDIR: temporary, ...administrator },
    words: ['--empty'],
  });
  await running.isReady();
  schoolId = await schoolOfAdministrator(data);
});

after(async () => {
  if (!running.isOver) await running.pressControlC();
  await strangers.stop();
  rmSync(data, { recursive: true, force: true });
});

test('PORT and YUNQIAO_DATA move it, also to a path with spaces and Chinese characters', async () => {
  const statuses = await Promise.all(
    ['/', '/studio/', '/health/live', '/health/ready'].map((path) => statusOf(port, path)),
  );
  assert.deepEqual(statuses, [200, 200, 200, 200]);
  assert.equal(await greeting(port, schoolId), administrator.YUNQIAO_ADMIN_NAME);
  assert.ok(existsSync(join(data, 'mariadb', 'data', 'ibdata1')));
});

test('a second one on the same folder is refused with the address of the first', async () => {
  const second = new Running({ env: { PORT: String(await freePort()), YUNQIAO_DATA: data } });
  assert.equal(await second.ended, 1);
  assert.match(
    second.complaint,
    new RegExp(`^Yunqiao already runs on the data folder .* at http://localhost:${port} .*: stop that one first`),
  );
});

for (const name of /** @type {const} */ (['the api', 'the worker', 'the reporting process', 'MariaDB', 'Redis'])) {
  test(`${name}, killed, is named and started again, and the product answers as before`, async () => {
    const seen = running.output.length;
    const id = findPart(data, name)?.id ?? 0;
    assert.ok(id > 0);
    process.kill(id, 'SIGKILL');
    await running.says(
      new RegExp(
        `^${name.replace(/^the/, 'The')} stopped \\(signal SIGKILL\\); starting it again, log: .*\\.log$`,
        'm',
      ),
      seen,
    );
    await until(`${name} runs again`, () => processesOf(data, partCommands[name]).some((one) => one.id !== id));
    await until('the product is ready', async () => (await statusOf(port)) === 200);
    assert.equal(await greeting(port, schoolId), administrator.YUNQIAO_ADMIN_NAME);
  });
}

test('a MariaDB and a Redis on the usual ports are not asked anything', async (t) => {
  if (!strangers.areThere) return t.skip('something of this machine is on the usual ports, which is not ours to watch');
  assert.deepEqual(await strangers.heard(), { mariadb: 0, redis: 0 });
});

test('Ctrl-C ends everything: no process, no port, no lock, nothing in the folder for temporary files', async () => {
  assert.ok(processesOf(data).length >= 5);
  assert.equal(await running.pressControlC(), 0);
  await until('no process is left', () => processesOf(data).length === 0);
  assert.ok(await isFree(port));
  assert.ok(!existsSync(join(data, 'running.json')));
  assert.deepEqual(readdirSync(temporary), []);
});

test('started again it is as it was left, and ends with npm when that is killed', async () => {
  running = new Running({ env: { PORT: String(port), YUNQIAO_DATA: data } });
  await running.isReady();
  assert.equal(await greeting(port, schoolId), administrator.YUNQIAO_ADMIN_NAME);
  running.child.kill('SIGKILL');
  await until('no process is left', () => processesOf(data).length === 0);
});
