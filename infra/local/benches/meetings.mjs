/**
 * `npm run bench -- meetings`: what a research session costs and how soon it reaches people, with the demo data and the real
 * conference server: join to first sound, pages and ink to 50 people, 50 who speak with one picture and are recorded, and
 * 1,500 who listen to the stream. Load and product share this machine's cores, so that CPU per person is the steady figure.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { downloads } from '../../../apps/learn/sizes.mjs';
import { playThrough, published } from '../chaos/parts/after-session.mjs';
import { median, percentile, report } from '../bench.mjs';
import { startDemoProduct } from '../demo-data.mjs';
import { until } from '../faults/running.mjs';
import { requireLivekit } from '../livekit.mjs';
import { say } from '../say.mjs';
import { measureFirstSound } from './parts/first-sound.mjs';
import { LiveSession } from './parts/live-session.mjs';
import { cpuMilliseconds, pidOf, residentMegabytes } from './parts/processes.mjs';
import { Onlookers, turnPages, write } from './parts/room-news.mjs';
import { seat } from './parts/speakers.mjs';
import { StreamListeners } from './parts/stream-listeners.mjs';

/** The host among them, who is seen as well. */
const speakers = 50;
const listeners = 1500;
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
 * @param {{ url: string, data: string }} product
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measureSound(product) {
  say('First sound…');
  const session = await LiveSession.begin(product, { teachers: 5 });
  const host = await seat([await session.place(session.host, 'sound')]);
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
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measureConference(product) {
  say(`${speakers} who speak…`);
  const session = await LiveSession.begin(product, { teachers: speakers - 1, isRecorded: true });
  const pid = pidOf(product.data, 'the conference server');
  const idle = await busyShare(pid);
  const places = [await session.place(session.host, 'picture')];
  for (const teacher of session.teachers) places.push(await session.place(teacher, 'sound'));
  const stage = await seat(places);
  await pause(5_000);
  const recorder = pidOf(product.data, 'the recorder');
  const [spoken, recorded] = await Promise.all([busyShare(pid), busyShare(recorder)]);
  const rows = [
    { row: 'conference server at rest', value: idle, unit: '% of a core' },
    { row: 'conference server, each who speaks', value: (spoken - idle) / speakers, unit: '% of a core' },
    { row: 'conference server, memory', value: residentMegabytes(pid), unit: 'MB' },
    { row: 'recorder, each who speaks', value: recorded / speakers, unit: '% of a core' },
    { row: 'recorder, memory', value: residentMegabytes(recorder), unit: 'MB' },
  ];
  await session.end();
  const endedAt = performance.now();
  await playThrough(session.url, session.host.cookie, (await published(session, 60_000)).replay);
  const seconds = (performance.now() - endedAt) / 1000;
  await stage.stop();
  return [
    ...rows,
    { row: 'end of the session to a replay that plays to its end', value: seconds, unit: 's', limit: 10 },
  ];
}

/**
 * One who speaks, and a hall that listens to the stream while pages are turned.
 * @param {{ url: string, data: string }} product
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measureStream(product) {
  say(`${listeners} who listen to the stream…`);
  const session = await LiveSession.begin(product, { teachers: listeners, isRecorded: true });
  const stage = await seat([await session.place(session.host, 'sound')]);
  const pages = [await session.addPage(), await session.addPage()];
  const places = [];
  for (const somebody of session.teachers) {
    // The first of them come before the recorder has written anything.
    const playlistUrl = await until('there is a stream', async () => (await session.enter(somebody, true)).playlistUrl);
    places.push({ somebody, playlistUrl });
  }
  const onlookers = await Onlookers.open(session, session.teachers);
  const hall = new StreamListeners(session, places);
  await pause(stretch);
  hall.startCounting();
  const pid = pidOf(product.data, 'the api');
  const [busy, turns] = await Promise.all([busyShare(pid), turnPages(onlookers, pages, 20)]);
  const { bytes, latencies, missed } = hall.heard;
  const memory = residentMegabytes(pid);
  await hall.stop();
  await onlookers.close();
  await stage.stop();
  await session.end();
  const kilobits = (bytes * 8) / 1000 / listeners / (stretch / 1000);
  return [
    { row: `${listeners} listeners: sound to each`, value: kilobits, unit: 'kb/s', limit: 40 },
    { row: `${listeners} listeners: segments missed`, value: missed, unit: '', limit: 0 },
    { row: `${listeners} listeners: playlist or segment, p95`, value: percentile(latencies, 95), unit: 'ms' },
    { row: `${listeners} listeners: page turn, p95`, value: percentile(turns, 95), unit: 'ms', limit: 1000 },
    { row: `${listeners} listeners: api`, value: busy, unit: '% of a core', limit: 100 },
    { row: `${listeners} listeners: api, memory`, value: memory, unit: 'MB' },
  ];
}

await requireLivekit();
const product = await startDemoProduct({ onLine: say });
try {
  const room = downloads().find(({ name }) => name.startsWith('the meeting room'));
  if (!room) throw new Error('The room was not weighed.');
  report('meetings', [
    { row: 'code of the meeting room, gzip', value: room.total / 1024, unit: 'KB', limit: room.budget / 1024 },
    ...(await measureSound(product)),
    ...(await measurePages(product)),
    ...(await measureConference(product)),
    ...(await measureStream(product)),
  ]);
} finally {
  await product.stop();
  product.remove();
}
