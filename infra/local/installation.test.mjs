import assert from 'node:assert/strict';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { administratorFrom, objection } from './administrator.mjs';
import { productEnvironment } from './environment.mjs';
import { findInstallation, keepInstallation, newInstallation } from './installation.mjs';
import { findOwner, takeLock } from './lock.mjs';
import { addressOf, socketOf } from './mariadb.mjs';
import { readPort } from './ports.mjs';

const folder = () => mkdtempSync(join(tmpdir(), 'yunqiao-installation-'));

test('the secrets are kept for this user alone', () => {
  const data = folder();
  const installation = newInstallation('demo');
  keepInstallation(data, installation);
  assert.deepEqual(findInstallation(data), installation);
  assert.equal(statSync(join(data, 'installation.json')).mode & 0o777, 0o600);
  assert.match(installation.secretKey, /^[0-9a-f]{64}$/);
});

test('a damaged installation file is told, not overwritten', () => {
  const data = folder();
  writeFileSync(join(data, 'installation.json'), '{');
  assert.throws(() => findInstallation(data), /cannot be read/);
});

test('a second Yunqiao on the same data folder is refused with the address of the first', async () => {
  const data = folder();
  const lock = await takeLock(data, 18080);
  await assert.rejects(takeLock(data, 18081), /already runs .* http:\/\/localhost:18080/);
  lock.release();
  assert.equal(findOwner(data), null);
});

test('a lock whose owner is dead is taken over, also when its number went to another process', async () => {
  const data = folder();
  writeFileSync(
    join(data, 'running.json'),
    JSON.stringify({ process: process.pid, born: 'long ago', port: 1, groups: [] }),
  );
  assert.equal(findOwner(data), null);
  (await takeLock(data, 18080)).release();
});

test('servers of the surroundings are not used', () => {
  process.env.DATABASE_URL = 'mysql://somebody:else@example.org/theirs';
  const env = productEnvironment({
    data: '/d',
    port: 8080,
    installation: { ...newInstallation('demo'), databasePort: 1, redisPort: 2 },
  });
  delete process.env.DATABASE_URL;
  assert.match(
    env.DATABASE_URL ?? '',
    /^mysql:\/\/yunqiao:[0-9a-f]+@127\.0\.0\.1:1\/yunqiao\?socketPath=%2Fd%2Fmariadb%2Fsocket$/,
  );
});

test('a data folder whose path is too long for a socket is served over TCP', () => {
  const server = { port: 1, password: 'p' };
  const fits = `/${'d'.repeat(99)}`;
  assert.equal(socketOf(fits), `${fits}/socket`);
  assert.equal(socketOf(`${fits}+`), null);
  assert.equal(addressOf({ ...server, folder: `${fits}+` }, 'yunqiao'), 'mysql://yunqiao:p@127.0.0.1:1/yunqiao');
});

test('PORT is a number from 1 to 65535', () => {
  assert.deepEqual(
    [undefined, '', '9000', '0', '70000', 'http'].map((text) => readPort(text, 8080)),
    [8080, 8080, 9000, null, null, null],
  );
});

test('the first administrator is taken from the environment only if it is complete', () => {
  const environment = {
    YUNQIAO_ADMIN_NAME: '王芳',
    YUNQIAO_ADMIN_NUMBER: 'A1',
    YUNQIAO_ADMIN_PASSWORD: 'correct horse',
  };
  assert.deepEqual(administratorFrom(environment), {
    displayName: '王芳',
    accountName: 'A1',
    password: 'correct horse',
  });
  assert.equal(administratorFrom({ ...environment, YUNQIAO_ADMIN_NUMBER: undefined }), null);
  assert.equal(
    objection({ displayName: '王芳', accountName: 'A1', password: 'short' }),
    'The password needs at least 12 characters.',
  );
});
