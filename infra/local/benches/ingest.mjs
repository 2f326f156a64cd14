/**
 * `npm run bench -- ingest [--seconds N]`: 4,000 phones hand in what was learned without a line, in batches of ten events through
 * the public API, for 5 minutes: events a second, none lost, what each of the parts needs for it, and how far the board's
 * figures stay behind meanwhile.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { percentile, report } from '../bench.mjs';
import { startDemoProduct } from '../demo-data.mjs';
import { CannotGoOn, run, say } from '../say.mjs';
import { ask } from './parts/ask.mjs';
import { dayFromNow } from './parts/days.mjs';
import { withDatabase } from './parts/demo-database.mjs';
import { openAdministratorSession, openSessions } from './parts/demo-sessions.mjs';
import { countTaken } from './parts/taken-events.mjs';
import { Phones } from './parts/phones.mjs';
import { cpuMilliseconds, pidOf, residentMegabytes } from './parts/processes.mjs';

const people = 4_000;
/** Until the just-in-time compiler of the api has seen enough. */
const warmUpSeconds = 10;
const lookEvery = 2_000;
const dataAsOf = 'query AsOf($filter: ParticipationFilterInput!) { participationBoard(filter: $filter) { dataAsOf } }';
const parts = /** @type {const} */ (['the api', 'the reporting process', 'MariaDB', 'Redis']);

/**
 * Looks at how far the board's figures are behind, until it is told to stop.
 * @param {{ url: string, data: string }} product
 * @param {AbortSignal} signal
 * @returns {Promise<number>} the most seconds seen
 */
async function watchFreshness({ url, data }, signal) {
  const cookie = await openAdministratorSession(data);
  let worst = 0;
  while (!signal.aborted) {
    const answer = await ask(url, cookie, dataAsOf, { filter: { from: dayFromNow(-2), to: dayFromNow(1) } });
    worst = Math.max(worst, (Date.now() - Date.parse(answer.participationBoard.dataAsOf)) / 1000);
    await pause(lookEvery, undefined, { signal }).catch(() => undefined);
  }
  return worst;
}

/**
 * @param {{ url: string, data: string }} product
 * @param {number} seconds
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measure(product, seconds) {
  const phones = new Phones(product.url, await openSessions(product.data, people));
  await phones.handIn(warmUpSeconds);
  const before = phones.acknowledged.length;
  phones.latencies.length = 0;
  const pids = parts.map((name) => pidOf(product.data, name));
  const cpuBefore = pids.map(cpuMilliseconds);
  const watching = new AbortController();
  const freshness = watchFreshness(product, watching.signal);
  const took = await phones.handIn(seconds);
  const cpu = pids.map((pid, index) => (cpuMilliseconds(pid) - cpuBefore[index]) / (took * 10));
  watching.abort();
  const events = phones.acknowledged.length - before;
  const { once, never } = await withDatabase(product.data, (database) => countTaken(database, phones.acknowledged));
  return [
    { row: 'events acknowledged', value: events / took, unit: 'events/s', limit: 3_000, isFloor: true },
    { row: 'for', value: took, unit: 's' },
    { row: 'a batch of ten, p50', value: percentile(phones.latencies, 50), unit: 'ms' },
    { row: 'a batch of ten, p95', value: percentile(phones.latencies, 95), unit: 'ms' },
    { row: 'acknowledged and not in the log', value: never, unit: 'events', limit: 0 },
    { row: 'in the log', value: once, unit: 'events' },
    { row: 'batches sent again', value: phones.repeats, unit: '', limit: 0 },
    ...parts.map((name, index) => ({ row: `${name}, CPU`, value: cpu[index], unit: '% of a core' })),
    { row: 'the reporting process, memory', value: residentMegabytes(pids[1]), unit: 'MB', limit: 700 },
    { row: 'the board is behind by, at most', value: await freshness, unit: 's', limit: 5 },
  ];
}

await run(async () => {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '300' } } });
  const seconds = Number(values.seconds);
  if (!(seconds >= 1)) throw new CannotGoOn('Use: npm run bench -- ingest [--seconds <number>]');
  const product = await startDemoProduct({ onLine: say });
  try {
    report('ingest', await measure(product, seconds));
  } finally {
    await product.stop();
    product.remove();
  }
});
