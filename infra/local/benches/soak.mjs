/**
 * `npm run bench -- soak [--minutes N]`: a recorded research session of 40 minutes with four who speak, one of them seen:
 * what the recorder and the conference server hold at the end, and by how much it grew over the last half.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { report } from '../bench.mjs';
import { startDemoProduct } from '../demo-data.mjs';
import { requireLivekit } from '../livekit.mjs';
import { CannotGoOn, run, say } from '../say.mjs';
import { LiveSession } from './parts/live-session.mjs';
import { cpuMilliseconds, pidOf, residentMegabytes } from './parts/processes.mjs';
import { seat } from './parts/speakers.mjs';

const sampleMilliseconds = 10_000;
const others = 3;

/**
 * @typedef {object} Sample
 * @property {number} minute since the first one
 * @property {number} megabytes
 */

/**
 * @param {Sample[]} samples
 * @returns {number} MB a minute: the slope of the line that has the least squares of distance to them
 */
function slopeOf(samples) {
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [minute, megabytes] = [mean(samples.map((one) => one.minute)), mean(samples.map((one) => one.megabytes))];
  const spread = samples.reduce((sum, one) => sum + (one.minute - minute) ** 2, 0);
  return samples.reduce((sum, one) => sum + (one.minute - minute) * (one.megabytes - megabytes), 0) / spread;
}

/**
 * Looks at a process until the time is over.
 * @param {string} data folder of the product
 * @param {import('../processes.mjs').PartName} name
 * @param {number} minutes
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function watch(data, name, minutes) {
  const pid = pidOf(data, name);
  const [begin, cpuBefore] = [performance.now(), cpuMilliseconds(pid)];
  /** @type {Sample[]} */
  const samples = [];
  while (performance.now() - begin < minutes * 60_000) {
    const minute = (performance.now() - begin) / 60_000;
    if (pidOf(data, name) !== pid) throw new CannotGoOn(`After ${minute.toFixed(1)} minutes ${name} was another one.`);
    samples.push({ minute, megabytes: residentMegabytes(pid) });
    await pause(sampleMilliseconds);
  }
  const lastHalf = samples.slice(Math.floor(samples.length / 2));
  const busy = ((cpuMilliseconds(pid) - cpuBefore) / (performance.now() - begin)) * 100;
  return [
    { row: `${name}, memory at the end`, value: samples.at(-1)?.megabytes ?? NaN, unit: 'MB' },
    { row: `${name}, growth over the last half`, value: slopeOf(lastHalf), unit: 'MB/min', limit: 0.5 },
    { row: `${name}, CPU`, value: busy, unit: '% of a core' },
  ];
}

/**
 * @param {{ url: string, data: string }} product
 * @param {number} minutes
 */
async function soak(product, minutes) {
  const session = await LiveSession.begin(product, { teachers: others, isRecorded: true });
  const places = [await session.place(session.host, 'picture')];
  for (const teacher of session.teachers) places.push(await session.place(teacher, 'sound'));
  const stage = await seat(places);
  await pause(sampleMilliseconds);
  say(`${minutes} minutes…`);
  const rows = await Promise.all([
    watch(product.data, 'the recorder', minutes),
    watch(product.data, 'the conference server', minutes),
  ]);
  await stage.stop();
  await session.end();
  return rows.flat();
}

await run(async () => {
  const { values } = parseArgs({ options: { minutes: { type: 'string', default: '40' } } });
  const minutes = Number(values.minutes);
  if (!(minutes >= 1)) throw new CannotGoOn('Use: npm run bench -- soak [--minutes <number>]');
  await requireLivekit();
  const product = await startDemoProduct({ onLine: say });
  try {
    report('soak', await soak(product, minutes));
  } catch (error) {
    say(`The logs stay for who looks for the cause: ${product.data}/logs`);
    throw error;
  } finally {
    await product.stop();
  }
  product.remove();
});
