/**
 * `npm run chaos -- meetings [--rounds N] [--seed N]`: research sessions in which parts are killed at random moments. In each
 * round a session is held and recorded, two parts die, and afterwards the attendance is within one sign of life of what
 * the devices lived through, and the replay goes to the end and shows its gaps: none but where a part died, and none that
 * begins more than one segment before.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../../libs/platform/src/testing/seeded-random.ts';
import { LiveSession } from '../benches/parts/live-session.mjs';
import { startDemoProduct } from '../demo-data.mjs';
import { statusOf, until } from '../faults/running.mjs';
import { requireLivekit } from '../livekit.mjs';
import { run, say } from '../say.mjs';
import { attendedSeconds, playThrough, published, recorded, recordedAfter } from './parts/after-session.mjs';
import { Attendant, beatSeconds } from './parts/attendants.mjs';
import { kill, partNames } from './parts/kills.mjs';
import { Voice } from './parts/voice.mjs';
import { roundsAndSeed } from './parts/words.mjs';

/** Once it is being recorded, both parts die within this time, in milliseconds. */
const deadline = 8_000;
/** The first guest of a round goes within this time after the last death. */
const stays = 6_000;
/** What the recorder writes at a time, and what its clock may differ. */
const segment = 4_000;
const slack = 1_500;
/** A part that is killed is back, and everything goes on, within this time even on a busy machine. */
const patience = 120_000;

/**
 * @param {{ url: string, data: string, port: number }} product
 * @param {import('../../../libs/platform/src/testing/seeded-random.ts').SeededRandom} random
 * @param {import('../processes.mjs').PartName[]} victims
 * @returns {Promise<string[]>} what is wrong
 */
async function round(product, random, victims) {
  const live = await LiveSession.begin(product, { teachers: 3, isRecorded: true });
  const people = [live.host, ...live.teachers].map((somebody) => new Attendant(live, somebody));
  for (const { somebody } of people) await live.enter(somebody);
  for (const person of people) person.arrive();
  const voice = new Voice(live);
  await recordedAfter(product.data, live, 0, patience);
  const died = await Promise.all(
    victims.map(async (victim) => {
      await pause(random.between(0, deadline));
      return kill(product.data, victim);
    }),
  );
  const [first, ...others] = people.toReversed();
  await pause(random.between(0, stays));
  await first.leave();
  await until('the product is ready', async () => (await statusOf(product.port)) === 200);
  await recordedAfter(product.data, live, Math.max(...died.map(({ at }) => at)), patience);
  await Promise.all(others.map((person) => person.leave()));
  await live.end();
  await voice.stop();
  const wrong = [...(await checkAttendance(live, people)), ...(await checkReplay(live, died))];
  if (wrong.length > 0) await tellWhen(product.data, live, died);
  return wrong;
}

/**
 * @param {LiveSession} live
 * @param {Attendant[]} people
 * @returns {Promise<string[]>}
 */
async function checkAttendance(live, people) {
  const kept = await attendedSeconds(live);
  return people.flatMap(({ somebody, seconds }, index) => {
    const found = kept.get(somebody.personId) ?? 0;
    say(`  person ${index + 1}: ${seconds.toFixed(1)} s there, ${found.toFixed(1)} s kept`);
    return Math.abs(found - seconds) <= beatSeconds
      ? []
      : [`person ${index + 1} was there ${seconds} s, kept are ${found} s`];
  });
}

/**
 * @param {LiveSession} live
 * @param {{ name: string, at: number }[]} died
 * @returns {Promise<string[]>}
 */
async function checkReplay(live, died) {
  const { replay, startedAt, endedAt } = await published(live, patience);
  const seconds = await playThrough(live.url, live.host.cookie, replay);
  say(
    `  replay: begins after ${((replay.startsAt - startedAt) / 1000).toFixed(1)} s, ${replay.seconds.toFixed(1)} s, ${replay.gaps.length} gaps of ${replay.gaps.map(lengthOf).join(', ') || '0'} s`,
  );
  const wrong = replay.gaps
    .filter((gap) => !died.some(({ at }) => Math.abs(gap.startsAt - at) <= segment + slack))
    .map((gap) => `a gap of ${lengthOf(gap)} s begins where nothing died`);
  if (Math.abs(seconds - replay.seconds) > 0.5)
    wrong.push(`the playlist has ${seconds} s, the page says ${replay.seconds}`);
  if (replay.endsAt < endedAt - segment - slack)
    wrong.push(`the replay stops ${lengthOf({ startsAt: replay.endsAt, endsAt: endedAt })} s before the session did`);
  return wrong;
}

/**
 * For who looks for the cause.
 * @param {string} data
 * @param {LiveSession} live
 * @param {{ name: string, at: number }[]} died
 */
async function tellWhen(data, live, died) {
  for (const { name, at } of died) say(`  ${name} died at ${new Date(at).toISOString()}`);
  for (const { number, startedAt, endedAt, segments } of await recorded(data, live)) {
    const end = endedAt === null ? 'has not ended' : `ended at ${new Date(endedAt).toISOString()}`;
    say(`  recorder ${number} began at ${new Date(startedAt).toISOString()}, ${end}, ${segments} segments`);
  }
}

/** @param {{ startsAt: number, endsAt: number }} gap */
function lengthOf({ startsAt, endsAt }) {
  return ((endsAt - startsAt) / 1000).toFixed(1);
}

/**
 * @param {string[]} words
 * @returns {Promise<number>}
 */
async function main(words) {
  const { rounds, seed } = roundsAndSeed(words, 20);
  await requireLivekit();
  const random = seededRandom(seed);
  const product = await startDemoProduct({ onLine: say });
  let failed = 0;
  /** @type {import('../processes.mjs').PartName[]} */
  let queue = [];
  try {
    for (let number = 1; number <= rounds; number += 1) {
      if (queue.length < 2) queue = random.shuffle(partNames);
      const victims = queue.splice(0, 2);
      say(`Round ${number} of ${rounds}, seed ${seed}: ${victims.join(' and ')}`);
      const wrong = await round(product, random, victims).catch((error) => [String(error.stack)]);
      for (const line of wrong) say(`  ✗ ${line}`);
      failed += wrong.length > 0 ? 1 : 0;
    }
  } finally {
    await product.stop();
    if (failed > 0) say(`What it left, with all logs: ${product.data}`);
    else product.remove();
  }
  const report = { chaos: 'meetings', rounds, seed, failed, ok: failed === 0 };
  say(JSON.stringify(report));
  return failed === 0 ? 0 : 1;
}

await run(() => main(process.argv.slice(2)));
process.exit();
