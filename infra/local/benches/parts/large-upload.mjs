/**
 * An upload of a gigabyte over loopback, as the studio sends it: in pieces of 5 MiB.
 */
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pidOf, residentMegabytes } from './processes.mjs';
import { bringIn } from './uploads.mjs';

/**
 * @param {{ url: string, data: string }} product
 * @param {string} cookie
 * @param {string} folder for the file
 * @param {number} mebibytes
 * @returns {Promise<import('../../bench.mjs').Row[]>}
 */
export async function measureLargeUpload({ url, data }, cookie, folder, mebibytes) {
  const file = join(folder, 'large.mp4');
  writeFileSync(file, '');
  truncateSync(file, mebibytes * 1024 ** 2);
  const api = pidOf(data, 'the api');
  const before = residentMegabytes(api);
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, residentMegabytes(api))), 100);
  const begin = performance.now();
  await bringIn({ url, cookie, file });
  const seconds = (performance.now() - begin) / 1000;
  clearInterval(timer);
  return [
    {
      row: `upload of ${mebibytes} MiB`,
      value: (mebibytes * 1024 ** 2) / 1e6 / seconds,
      unit: 'MB/s',
      limit: 150,
      isFloor: true,
    },
    { row: 'upload: growth of the memory of the api', value: most - before, unit: 'MB', limit: 100 },
  ];
}
