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

/** @param {Running} running */
async function introduce(running) {
  await running.says(/Name: /);
  running.type('\r');
  await running.says(/Name: [^]*Name: /);
  running.type(`${name}\r`);
  await running.says(/Number \(to sign in with\): /);
  running.type(`${number}\r`);
  await running.says(/not shown\): /);
}

test('what is typed wrongly is asked again, what is typed well signs in, and no password is shown', async (t) => {
  const { data, port, running } = await startAsking(t);
  await introduce(running);
  running.type('short\r');
  await running.says(/The password needs at least 12 characters\.[^]*not shown\): /);
  running.type(`${password}\r`);
  await running.says(/The same password again: /);
  running.type(`${password}!\r`);
  await running.says(/The two passwords differ\.[^]*not shown\): /);
  const from = running.output.length;
  running.type(`${password}!\x7f\r`);
  await running.says(/The same password again: /, from);
  running.type(`${password}\r`);
  await running.says(/Yunqiao is ready at http/);
  await running.says(
    new RegExp(`${name} signs in at http://localhost:${port}/studio/ with the school 云桥联盟, the number ${number} `),
  );
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
