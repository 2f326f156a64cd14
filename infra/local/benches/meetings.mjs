/**
 * `npm run bench -- meetings`: what a research session costs and how soon it reaches people, with the demo data and the real
 * conference server: join to first sound, pages and ink to 50 people, and 50 who speak with one picture. Load and product
 * share this machine's cores, so that CPU per person is the steady figure.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { downloads } from '../../../apps/learn/sizes.mjs';
import { median, percentile, report } from '../bench.mjs';
import { startDemoProduct } from '../demo-data.mjs';
import { requireInstallation } from '../installation.mjs';
import { makeLivekit } from '../livekit.mjs';
import { CannotGoOn, say } from '../say.mjs';
import { measureFirstSound } from './parts/first-sound.mjs';
import { LiveSession } from './parts/live-session.mjs';
import { cpuMilliseconds, pidOf, residentMegabytes } from './parts/processes.mjs';
import { Onlookers, turnPages, write } from './parts/room-news.mjs';
import { seat } from './parts/speakers.mjs';

/** The host among them, who is seen as well. */
const speakers = 50;
const listeners = 2;
const writers = 10;
/** Over which CPU is counted. */
const stretch = 20_000;

/**
 * @param {number} pid
 * @returns {Promise<number>} share of one core, in per cent
 */
async function busyShare(pid) {
  const [before, begin] = [cpuMilliseconds(pid), performance.now()];
  await pause(stretch);
  return ((cpuMilliseconds(pid) - before) / (performance.now() - begin)) * 100;
}

/**
 * @param {LiveSession} session
 * @param {string} server address of the conference server itself: load does not go through the api's relay
 * @param {import('./live-session.mjs').Somebody} somebody
 * @param {'sound' | 'picture' | 'nothing'} publishes
 * @returns {Promise<import('./speakers.mjs').Place>}
 */
async function placeOf(session, server, somebody, publishes) {
  const { liveKit } = await (publishes === 'nothing' ? session.enter(somebody) : session.enterToSpeak(somebody));
  if (!liveKit) throw new Error('Somebody who was to be in the conference got the stream.');
  return { url: server, token: liveKit.token, publishes };
}

/**
 * @param {{ url: string, data: string }} product
 * @param {string} server
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measureSound(product, server) {
  say('First sound…');
  const session = await LiveSession.begin(product, { teachers: 5 });
  const host = await seat([await placeOf(session, server, session.host, 'sound')]);
  const seconds = await measureFirstSound(session, session.teachers);
  await host.stop();
  await session.end();
  return [{ row: 'join to first sound, median of 5', value: median(seconds), unit: 's', limit: 2 }];
}

/**
 * @param {{ url: string, data: string }} product
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measurePages(product) {
  say('Pages and ink…');
  const session = await LiveSession.begin(product, { teachers: speakers });
  for (const somebody of [session.host, ...session.teachers]) await session.enter(somebody);
  for (const writer of session.teachers.slice(0, writers)) await session.enterToSpeak(writer);
  const pages = [await session.addPage(), await session.addPage()];
  const onlookers = await Onlookers.open(session, session.teachers);
  await turnPages(onlookers, pages, 10);
  const turns = await turnPages(onlookers, pages, 40);
  const ink = await write(onlookers, pages[0], session.teachers.slice(0, writers), 30);
  await onlookers.close();
  await session.end();
  return [
    { row: `page turn to ${speakers} people, p95`, value: percentile(turns, 95), unit: 'ms', limit: 300 },
    { row: `ink of ${writers} to ${speakers} people, p95`, value: percentile(ink, 95), unit: 'ms', limit: 200 },
  ];
}

/**
 * @param {{ url: string, data: string }} product
 * @param {string} server
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measureConference(product, server) {
  say(`${speakers} who speak…`);
  const others = speakers - 1;
  const session = await LiveSession.begin(product, { teachers: others + listeners });
  const pid = pidOf(product.data, /livekit-server /);
  const idle = await busyShare(pid);
  const places = [await placeOf(session, server, session.host, 'picture')];
  const [speaking, listening] = [session.teachers.slice(0, others), session.teachers.slice(others)];
  for (const teacher of speaking) places.push(await placeOf(session, server, teacher, 'sound'));
  const stage = await seat(places);
  await pause(5_000);
  const spoken = await busyShare(pid);
  const audience = [];
  for (const teacher of listening) audience.push(await placeOf(session, server, teacher, 'nothing'));
  const ears = await seat(audience);
  await pause(5_000);
  const heard = await busyShare(pid);
  const memory = residentMegabytes(pid);
  await ears.stop();
  await stage.stop();
  await session.end();
  return [
    { row: 'conference server at rest', value: idle, unit: '% of a core' },
    { row: 'conference server, each who speaks', value: (spoken - idle) / speakers, unit: '% of a core' },
    { row: `conference server, each who hears ${speakers}`, value: (heard - spoken) / listeners, unit: '% of a core' },
    { row: 'conference server, memory', value: memory, unit: 'MB' },
  ];
}

if ((await makeLivekit()) !== 'ready')
  throw new CannotGoOn('There is no conference server: install livekit-server, or Go.');
const product = await startDemoProduct({ onLine: say });
try {
  const server = `ws://127.0.0.1:${requireInstallation(product.data).livekitPort}`;
  const room = downloads().find(({ name }) => name.startsWith('the meeting room'));
  if (!room) throw new Error('The room was not weighed.');
  report('meetings', [
    { row: 'code of the meeting room, gzip', value: room.total / 1024, unit: 'KB', limit: room.budget / 1024 },
    ...(await measureSound(product, server)),
    ...(await measurePages(product)),
    ...(await measureConference(product, server)),
  ]);
} finally {
  await product.stop();
  product.remove();
}
