/**
 * What the delivery of private segments costs, by nginx with the configuration of infra/nginx and by the api.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isNginxThere, TestNginx } from '../../../../libs/media/src/test-room/nginx.ts';
import { runCommand } from '../../command.mjs';
import { root } from '../../places.mjs';
import { say } from '../../say.mjs';
import { Load } from './load.mjs';
import { cpuMilliseconds, pidOf } from './processes.mjs';

const segmentBytes = 128 * 1024;
const segments = 50;
const requests = 5_000;
const viewer = 'viewer-of-the-benchmark';

/**
 * @param {{ url: string, data: string }} product
 * @returns {Promise<import('../../bench.mjs').Row[]>}
 */
export async function measureDelivery({ url, data }) {
  const settings = await settingsOf(data);
  const paths = writeSegments(data, settings);
  const byApi = await costOf(url, pidOf(data, 'the api'), paths);
  const rows = [{ row: 'CPU for 1,000 private segments: api', value: byApi, unit: 's', limit: 0.4 }];
  if (!isNginxThere) {
    say('nginx is not installed: the delivery by nginx was not measured.');
    return rows;
  }
  const nginx = await TestNginx.start('folder', () => settings);
  try {
    const byNginx = await costOf(nginx.address, nginx.pid, paths);
    return [...rows, { row: 'CPU for 1,000 private segments: nginx', value: byNginx, unit: 's', limit: 0.1 }];
  } finally {
    await nginx.stop();
  }
}

/** @param {string} data folder of the product */
async function settingsOf(data) {
  const { code, output } = await runCommand(process.execPath, [join(root, 'infra', 'local', 'yunqiao.mjs'), 'nginx'], {
    cwd: root,
    env: { ...process.env, YUNQIAO_DATA: data },
  });
  if (code !== 0) throw new Error(`The settings for nginx were not printed: ${output}`);
  return output;
}

/**
 * Puts a video of noise into the object store, as the worker would.
 * @param {string} data
 * @param {string} settings
 * @returns {string[]} signed paths
 */
function writeSegments(data, settings) {
  const [, secret] = /\$yunqiao_media_secret \{\s+default "(\w+)"/.exec(settings) ?? [];
  const id = randomUUID();
  const expiry = Math.floor(Date.now() / 1000) + 600;
  const signature = createHash('md5').update(`${expiry} ${id} ${viewer} ${secret}`).digest('base64url');
  return Array.from({ length: segments }, (_, index) => {
    const file = `720p.1/${String(index).padStart(5, '0')}.m4s`;
    const facts = JSON.stringify({ contentType: 'video/mp4', etag: randomUUID() });
    for (const [kind, content] of /** @type {const} */ ([
      ['objects', randomBytes(segmentBytes)],
      ['facts', facts],
    ])) {
      const path = join(data, 'objects', kind, 'media', id, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
    return `/v/${expiry}/${signature}/${id}/${file}`;
  });
}

/**
 * @param {string} url
 * @param {number} pid of who delivers
 * @param {string[]} paths
 * @returns {Promise<number>} CPU seconds of a thousand, after a warm-up
 */
async function costOf(url, pid, paths) {
  const load = new Load(url);
  const request = (/** @type {number} */ index) =>
    /** @type {const} */ ({ method: 'GET', path: paths[index % paths.length], cookie: `yq_viewer=${viewer}` });
  await load.run(1_000, request);
  const before = cpuMilliseconds(pid);
  await load.run(requests, request);
  return (cpuMilliseconds(pid) - before) / requests;
}
