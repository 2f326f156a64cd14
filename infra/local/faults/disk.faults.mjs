/**
 * Disks that fill up: real ones, mounted for the test, which only root may do.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { freePort } from '../ports.mjs';
import { processesOf } from '../processes.mjs';
import { administrator, greeting, mountDisk, Running, schoolOfAdministrator, statusOf, until } from './running.mjs';

const onlyRoot = { skip: process.getuid?.() === 0 ? false : 'only root may do this' };

test(
  'a disk that fills up while it runs loses nothing, and all is well when there is room again',
  onlyRoot,
  async (t) => {
    const [disk, port] = [mountDisk('1200m'), await freePort()];
    const folder = join(disk.folder, 'data');
    const narrow = new Running({
      env: { PORT: String(port), YUNQIAO_DATA: folder, ...administrator },
      words: ['--empty'],
    });
    t.after(async () => {
      if (!narrow.isOver) await narrow.pressControlC();
      disk.remove();
    });
    await narrow.isReady();
    const school = await schoolOfAdministrator(folder);

    fill(join(disk.folder, 'ballast'));
    await narrow.says(
      /^The disk is nearly full: 0 MB are left at .*; free some before uploads and the database stop\.$/m,
    );
    await until('it is not ready, and says so', async () => (await statusOf(port)) === 503);
    assert.equal(await statusOf(port, '/health/live'), 200);

    rmSync(join(disk.folder, 'ballast'));
    await until('it is ready by itself', async () => (await statusOf(port)) === 200);
    assert.equal(await greeting(port, school), administrator.YUNQIAO_ADMIN_NAME);
  },
);

test(
  'a disk that fills up during the first start is told in one sentence, and the next start goes on',
  onlyRoot,
  async (t) => {
    const [disk, port] = [mountDisk('1200m'), await freePort()];
    const env = { PORT: String(port), YUNQIAO_DATA: join(disk.folder, 'data'), ...administrator };
    const starts = [new Running({ env, words: ['--empty'] })];
    t.after(async () => {
      for (const one of starts) if (!one.isOver) await one.pressControlC();
      disk.remove();
    });
    await starts[0].says(/Bringing the database up to date/);
    fill(join(disk.folder, 'ballast'));
    assert.equal(await starts[0].ended, 1);
    assert.match(starts[0].complaint, /the disk is full: free some room, then try again\.$/m);
    await until('no process is left', () => processesOf(env.YUNQIAO_DATA).length === 0);

    rmSync(join(disk.folder, 'ballast'));
    starts.push(new Running({ env, words: ['--empty'] }));
    await starts[1].isReady();
    assert.equal(await greeting(port, await schoolOfAdministrator(env.YUNQIAO_DATA)), administrator.YUNQIAO_ADMIN_NAME);
  },
);

/**
 * Writes until the disk takes no more.
 * @param {string} file
 */
function fill(file) {
  const { status } = spawnSync('dd', ['if=/dev/zero', `of=${file}`, 'bs=1M'], { stdio: 'ignore' });
  assert.equal(status, 1, 'the disk is full at some time');
}
