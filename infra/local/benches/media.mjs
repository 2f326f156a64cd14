/**
 * `npm run bench -- media [--share N]`: what transcoding costs and gives beside one quality after the other; how soon after its
 * last byte a video can be played, from its beginning and whole; the worker's memory over three hours of video; the delivery of
 * private segments by nginx and by the api; and an upload of a gigabyte. With
 * `--share 20` all films have a twentieth of their length: to see that it works, not to measure.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { median, report } from '../bench.mjs';
import { administrator } from '../faults/running.mjs';
import { startProduct } from '../product.mjs';
import { say } from '../say.mjs';
import { make, makeFilm, makeLecture } from './parts/bench-films.mjs';
import { openAdministratorSession } from './parts/demo-sessions.mjs';
import { encodeOneByOne, encodeOurs, likeness } from './parts/encoding.mjs';
import { measureLargeUpload } from './parts/large-upload.mjs';
import { measureDelivery } from './parts/private-segments.mjs';
import { pidOf, residentMegabytes } from './parts/processes.mjs';
import { bringIn, lookAt } from './parts/uploads.mjs';

const { values } = parseArgs({ options: { share: { type: 'string', default: '1' } } });
const share = Number(values.share);
const rounds = share === 1 ? 3 : 1;
const folder = mkdtempSync(join(tmpdir(), 'yunqiao-bench-media-'));

/**
 * @param {string} name
 * @param {string} film
 * @param {number} seconds
 * @param {{ cpu?: number, bits: number }} limits
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measureRecipe(name, film, seconds, limits) {
  const [ours, others] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const places = ['ours', 'others'].map((each) => join(folder, `${name}-${each}-${round}`));
    for (const place of places) mkdirSync(place);
    ours.push(await encodeOurs(film, places[0]));
    others.push(await encodeOneByOne(film, places[1]));
  }
  const perMinute = (/** @type {{ cpuSeconds: number }[]} */ made) =>
    median(made.map(({ cpuSeconds }) => cpuSeconds / (seconds / 60)));
  const kilobits = (/** @type {{ bytes: number }[]} */ made) => (made[0].bytes * 8) / seconds / 1000;
  const [like, otherLike] = [await likeness(ours[0].best, film), await likeness(others[0].best, film)];
  return [
    { row: `${name}: CPU per minute`, value: perMinute(ours), unit: 's', ...(limits.cpu && { limit: limits.cpu }) },
    { row: `${name}: the same, one quality after the other`, value: perMinute(others), unit: 's' },
    { row: `${name}: share of it`, value: perMinute(ours) / perMinute(others), unit: '', limit: 0.65 },
    { row: `${name}: all qualities`, value: kilobits(ours), unit: 'kbit/s' },
    {
      row: `${name}: share of the others' bits`,
      value: kilobits(ours) / kilobits(others),
      unit: '',
      limit: limits.bits,
    },
    { row: `${name}: SSIM of 720p`, value: like, unit: '', limit: otherLike, isFloor: true },
  ];
}

/**
 * @param {{ url: string, data: string }} product
 * @param {string} cookie
 * @param {string} name
 * @param {string} file
 * @param {{ first: number, whole?: number }} limits
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measureUpload({ url }, cookie, name, file, limits) {
  const [first, whole] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const { id, sentAt } = await bringIn({ url, cookie, file });
    const seen = await until({ url, cookie }, id, ({ state, renditions }) => {
      const source = renditions.find((/** @type {{ name: string }} */ each) => each.name === 'source');
      return state === 'ready' || source?.state === 'ready';
    });
    whole.push((Date.now() - sentAt) / 1000);
    first.push((Date.parse(seen.playableAt) - sentAt) / 1000);
    await until({ url, cookie }, id, ({ state }) => state === 'ready');
  }
  return [
    { row: `${name}: last byte to first 12 s`, value: median(first), unit: 's', limit: limits.first },
    {
      row: `${name}: last byte to whole`,
      value: median(whole),
      unit: 's',
      ...(limits.whole && { limit: limits.whole }),
    },
  ];
}

/**
 * @param {{ url: string, cookie: string }} product
 * @param {string} id
 * @param {(media: any) => boolean} isSo
 */
async function until(product, id, isSo) {
  for (;;) {
    const media = await lookAt(product, id);
    if (media.errorCode) throw new Error(`The upload failed: ${media.errorCode}`);
    if (isSo(media)) return media;
    await pause(50);
  }
}

/**
 * @param {{ url: string, data: string }} product
 * @param {string} cookie
 * @param {string} file
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measureMemory({ url, data }, cookie, file) {
  const worker = pidOf(data, 'the worker');
  const held = [];
  const timer = setInterval(() => held.push(residentMegabytes(worker)), 500);
  const { id } = await bringIn({ url, cookie, file });
  await until({ url, cookie }, id, ({ state }) => state === 'ready');
  clearInterval(timer);
  const [early, late] = [held.slice(0, Math.ceil(held.length / 4)), held.slice(-Math.ceil(held.length / 4))];
  return [
    { row: 'worker: most memory', value: Math.max(...held), unit: 'MB', limit: 200 },
    { row: 'worker: last quarter beside the first', value: median(late) / median(early), unit: '', limit: 1.15 },
  ];
}

try {
  say('Making the films…');
  const lecture = await makeLecture(folder, 120 / share);
  const film = await makeFilm(folder, 60 / share);
  const hours = await make(join(folder, 'hours.mp4'), [
    '-f',
    'lavfi',
    '-i',
    'testsrc2=size=320x180:rate=5',
    '-f',
    'lavfi',
    '-i',
    'sine=frequency=330',
    '-t',
    String(10_800 / share),
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    '-c:a',
    'aac',
  ]);
  const minutes = 30 / share;
  const long = await make(join(folder, 'long.mp4'), [
    '-stream_loop',
    String(Math.ceil((minutes * share) / 2) - 1),
    '-i',
    lecture,
    '-c',
    'copy',
  ]);
  const rows = [
    ...(await measureRecipe('lecture', lecture, 120 / share, { cpu: 21, bits: 0.55 })),
    ...(await measureRecipe('film', film, 60 / share, { bits: 1 })),
  ];
  const product = await startProduct({ empty: true, env: administrator, onLine: say });
  try {
    const cookie = await openAdministratorSession(product.data);
    rows.push(
      ...(await measureUpload(product, cookie, `H.264, ${minutes} min`, long, { first: 3, whole: 3 + 0.1 * minutes })),
    );
    const small = ['-t', '60', '-vf', 'scale=1280:720'];
    for (const [name, ending, codec] of /** @type {const} */ ([
      ['VP9', 'webm', ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus']],
      ['HEVC', 'mp4', ['-c:v', 'libx265', '-preset', 'ultrafast', '-c:a', 'aac']],
      ['MPEG-2', 'mpg', ['-c:v', 'mpeg2video', '-q:v', '4', '-c:a', 'mp2']],
    ])) {
      const other = await make(join(folder, `other.${ending}`), ['-i', lecture, ...small, ...codec]);
      rows.push(...(await measureUpload(product, cookie, name, other, { first: 10 })));
    }
    rows.push(...(await measureMemory(product, cookie, hours)));
    rows.push(...(await measureDelivery(product)));
    rows.push(...(await measureLargeUpload(product, cookie, folder, 1024 / share)));
  } finally {
    await product.stop();
  }
  report('media', rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
