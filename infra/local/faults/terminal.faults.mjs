/**
 * An empty product asks for its first administrator, at a real terminal.
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { askDatabase } from '../ask-database.mjs';
import { freePort } from '../ports.mjs';
import { processesOf } from '../processes.mjs';
import { administrator, greeting, newFolder, Running, schoolOfAdministrator, until } from './running.mjs';

const { YUNQIAO_ADMIN_NAME: name, YUNQIAO_ADMIN_NUMBER: number, YUNQIAO_ADMIN_PASSWORD: password } = administrator;

/** @param {import('node:test').TestContext} t */
async function startAsking(t) {
  const data = newFolder('asking');
  const port = await freePort();
  const env = { PORT: String(port), YUNQIAO_DATA: data, YUNQIAO_ADMIN_NAME: undefined };
  const running = new Running({ env, words: ['--empty'], isTyped: true });
  t.after(async () => {
    if (!running.isOver) running.type('\x03');
    await running.ended;
    rmSync(data, { recursive: true, force: true });
  });
  await running.says(/Who is the first one\?/);
  return { data, port, running };
}

/**
 * @param {Running} running
 * @param {string[]} passwords as they are typed
 */
async function answer(running, [first, second]) {
  const from = running.output.length;
  running.type(`${name}\r`);
  await running.says(/Number \(to sign in with\): /, from);
  running.type(`${number}\r`);
  await running.says(/not shown\): /, from);
  running.type(`${first}\r`);
  await running.says(/The same password again: /, from);
  running.type(`${second}\r`);
}

test('what is typed wrongly is asked again, what is typed well signs in, and no password is shown', async (t) => {
  const { data, port, running } = await startAsking(t);
  await running.says(/Name: /);
  await answer(running, ['short', 'short']);
  await running.says(/The password needs at least 12 characters\.[^]*Name: /);
  await answer(running, [password, `${password}!`]);
  await running.says(/The two passwords differ\.[^]*Name: /);
  await answer(running, [`${password}!\x7f`, password]);
  await running.says(/Yunqiao is ready at http/);
  assert.ok(!running.output.includes(password));
  assert.equal(await greeting(port, await schoolOfAdministrator(data)), name);

  running.type('\x03');
  await running.ended;
  await until('no process is left', () => processesOf(data).length === 0);
});

test('Ctrl-C instead of an answer ends everything, and nothing was begun that cannot be begun again', async (t) => {
  const { data, running } = await startAsking(t);
  await running.says(/Name: /);
  running.type('\x03');
  await running.ended;
  await until('no process is left', () => processesOf(data).length === 0);
  const again = new Running({
    env: { PORT: String(await freePort()), YUNQIAO_DATA: data, ...administrator },
    words: ['--empty'],
  });
  await again.isReady();
  const [{ people }] = await askDatabase(data, 'SELECT COUNT(*) AS people FROM person');
  assert.equal(Number(people), 1);
  assert.equal(await again.pressControlC(), 0);
});
