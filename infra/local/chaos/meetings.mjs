/**
 * `npm run chaos -- meetings [--rounds N] [--seed N]`: research sessions in which parts are killed at random moments. In each
 * round a session is held and recorded, two parts die, and afterwards the attendance is within one sign of life of what
 * the devices lived through, and the replay shows its gaps, of which none begins more than one segment before a death.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../../libs/platform/src/testing/seeded-random.ts';
import { LiveSession } from '../benches/parts/live-session.mjs';
import { copyDemoData } from '../demo-data.mjs';
import { findInstallation } from '../installation.mjs';
import { makeLivekit } from '../livekit.mjs';
import { startProduct } from '../product.mjs';
import { CannotGoOn, run, say } from '../say.mjs';
import { attendedSeconds, playThrough, published } from './parts/after-session.mjs';
import { Attendant, beatSeconds } from './parts/attendants.mjs';
import { kill, partNames, untilReady } from './parts/kills.mjs';
import { Voice } from './parts/voice.mjs';
import { roundsAndSeed } from './parts/words.mjs';

/** How long a session lasts, and between which moments parts die; in milliseconds. */
const session = { lasts: 30_000, firstDeath: 8_000, lastDeath: 20_000 };
/** What the recorder writes at a time, and what its clock may differ. */
const segment = 4_000;
const slack = 1_500;
/** A recorder that died with its worker is replaced when the lease has run out and the worker stands again. */
const longestGap = 45_000;

/**
 * @param {{ url: string, data: string }} product
 * @param {import('../../../libs/platform/src/testing/seeded-random.ts').SeededRandom} random
 * @param {import('./parts/kills.mjs').PartName[]} victims
 * @returns {Promise<string[]>} what is wrong
 */
async function round(product, random, victims) {
  const live = await LiveSession.begin(product, { teachers: 3, isRecorded: true });
  const people = [live.host, ...live.teachers].map((somebody) => new Attendant(live, somebody));
  for (const { somebody } of people) await live.enter(somebody);
  for (const person of people) person.arrive();
  const server = `ws://127.0.0.1:${findInstallation(product.data)?.livekitPort}`;
  const voice = new Voice(live, server);
  const [early, ...others] = people;
  const deaths = victims.map(async (victim) => {
    await pause(random.between(session.firstDeath, session.lastDeath));
    return kill(product.data, victim);
  });
  const leaving = others.map(async (person) => {
    await pause(random.between(session.lastDeath, session.lasts));
    await person.leave();
  });
  await pause(session.lasts);
  const died = await Promise.all(deaths);
  await Promise.all([...leaving, early.leave()]);
  await untilReady(product.url);
  await live.end();
  await voice.stop();
  return [...(await checkAttendance(live, people)), ...(await checkReplay(live, died))];
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
  const { replay, startedAt, endedAt } = await published(live, 90_000);
  const seconds = await playThrough(live.url, live.host.cookie, replay);
  say(
    `  replay: begins after ${((replay.startsAt - startedAt) / 1000).toFixed(1)} s, ${replay.seconds.toFixed(1)} s, ${replay.gaps.length} gaps of ${replay.gaps.map(lengthOf).join(', ') || '0'} s`,
  );
  const wrong = replay.gaps.flatMap((gap) => {
    const belongs = died.some(({ at }) => gap.startsAt >= at - segment - slack && gap.startsAt <= at + longestGap);
    if (!belongs) return [`a gap of ${lengthOf(gap)} s belongs to no death`];
    return gap.endsAt - gap.startsAt <= longestGap ? [] : [`a gap lasts ${lengthOf(gap)} s`];
  });
  if (Math.abs(seconds - replay.seconds) > 0.5)
    wrong.push(`the playlist has ${seconds} s, the page says ${replay.seconds}`);
  if (replay.endsAt < endedAt - segment - slack && !died.some(({ at }) => at > replay.endsAt - segment - slack))
    wrong.push(`the replay stops ${(endedAt - replay.endsAt) / 1000} s before the session did`);
  return wrong;
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
  if ((await makeLivekit()) !== 'ready')
    throw new CannotGoOn('There is no conference server: install livekit-server, or Go.');
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'yunqiao-chaos-'));
  const data = join(folder, 'data');
  await copyDemoData(data, { onLine: say });
  const product = await startProduct({ data });
  let failed = 0;
  /** @type {import('./parts/kills.mjs').PartName[]} */
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
    if (failed > 0) say(`What it left, with all logs: ${data}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  const report = { chaos: 'meetings', rounds, seed, failed, ok: failed === 0 };
  say(JSON.stringify(report));
  return failed === 0 ? 0 : 1;
}

await run(() => main(process.argv.slice(2)));
process.exit();
