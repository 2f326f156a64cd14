/**
 * `npm run bench -- api`: what a read and a heartbeat cost the api, with the demo data, 1,000 different sessions, and no
 * response cache, beside a bare Fastify route in the same run; how soon the board shows a new learner; and what the parts
 * hold in memory when all is quiet again. CPU per request is the steady figure; wall times wander.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { median, percentile, report } from '../bench.mjs';
import { startProduct } from '../product.mjs';
import { say } from '../say.mjs';
import { bareFastify } from './parts/bare-fastify.mjs';
import { untilVideosAreReady } from './parts/demo-database.mjs';
import { openSessions } from './parts/demo-sessions.mjs';
import { Load } from './parts/load.mjs';
import { measureNewLearners } from './parts/new-learner.mjs';
import { cpuMilliseconds, pidOf, residentMegabytes } from './parts/processes.mjs';

/** Until the just-in-time compiler of the api has seen enough. */
const warmUp = 5_000;
const rounds = 5;
const requests = 2_000;
/** After this time without load nothing moves any more. */
const rest = 60_000;
const operations = {
  'my courses': `query MyCourses { myEnrolments(first: 20) { totalCount edges { node { id completedLessons lessonCount nextLessonId
    courseRun { id endsOn course { id title category subject schoolName trainerName lessonCount durationSeconds } } } } } }`,
  'course page': `query CoursePage($run: ID!) { courseRun(id: $run) { id startsOn endsOn isOpen
    course { id title category subject description schoolName trainerName } myEnrolment { id enrolledAt completedLessons }
    chapters { id title lessons { id title hasVideo durationSeconds fileCount isPlayable
      progress { distinctSeconds durationSeconds ratio completedAt } } } } }`,
  heartbeat: `mutation Heartbeat($input: RecordLearningInput!) { recordLearning(input: $input) { accepted rejected { code } } }`,
};

/**
 * @param {keyof typeof operations} name
 * @param {import('./demo-sessions.mjs').DemoSession} session
 */
function bodyOf(name, session) {
  const query = operations[name];
  if (name === 'my courses') return { query };
  if (name === 'course page') return { query, variables: { run: session.courseRunId } };
  const event = {
    id: randomUUID(),
    courseRunId: session.courseRunId,
    lessonId: session.lessonId,
    grant: session.grant,
    kind: 'opened',
    occurredAt: new Date().toISOString(),
    wallSeconds: 10,
  };
  return { query, variables: { input: { deviceId: session.deviceId, events: [event] } } };
}

/**
 * @param {{ name: string, pid: number, load: Load, requestOf: (index: number) => import('./load.mjs').LoadRequest }} wish
 * @returns {Promise<import('../bench.mjs').Row[]>}
 */
async function measure({ name, pid, load, requestOf }) {
  await load.run(warmUp, requestOf);
  const results = [];
  for (let round = 0; round < rounds; round += 1) {
    const before = cpuMilliseconds(pid);
    const { seconds, latencies } = await load.run(requests, requestOf);
    const cpu = (cpuMilliseconds(pid) - before) / requests;
    results.push({ cpu, rate: requests / seconds, p50: percentile(latencies, 50), p95: percentile(latencies, 95) });
  }
  const middle = (/** @type {'cpu' | 'rate' | 'p50' | 'p95'} */ key) => median(results.map((one) => one[key]));
  const isRead = name in operations && name !== 'heartbeat';
  return [
    { row: `${name}: CPU of the process`, value: middle('cpu'), unit: 'ms/request', ...(isRead && { limit: 1 }) },
    { row: `${name}: rate`, value: middle('rate'), unit: 'requests/s' },
    { row: `${name}: p50`, value: middle('p50'), unit: 'ms' },
    { row: `${name}: p95`, value: middle('p95'), unit: 'ms' },
  ];
}

/**
 * @param {string} data the product's data folder
 * @returns {Promise<import('../bench.mjs').Row[]>} memory of its parts at rest
 */
async function measureMemory(data) {
  await pause(rest);
  const parts = [
    { name: 'api', pid: pidOf(data, 'the api'), limit: 250 },
    { name: 'worker', pid: pidOf(data, 'the worker'), limit: 200 },
    { name: 'reporting', pid: pidOf(data, 'the reporting process'), limit: 700 },
    { name: 'MariaDB', pid: pidOf(data, 'MariaDB'), limit: 512 },
  ];
  return parts.map(({ name, pid, limit }) => ({
    row: `memory at rest: ${name}`,
    value: residentMegabytes(pid),
    unit: 'MB',
    limit,
  }));
}

say('Starting Yunqiao with its demo data…');
const product = await startProduct({ onLine: say });
const bare = await bareFastify();
try {
  say('Waiting for the demo videos…');
  await untilVideosAreReady(product.data);
  const sessions = await openSessions(product.data, 1_000);
  const pid = pidOf(product.data, 'the api');
  const rows = await measure({
    name: 'bare Fastify route',
    pid: bare.pid,
    load: new Load(bare.url),
    requestOf: () => ({ method: 'GET', path: '/' }),
  });
  for (const name of /** @type {(keyof typeof operations)[]} */ (Object.keys(operations))) {
    const requestOf = (/** @type {number} */ index) => {
      const session = sessions[index % sessions.length];
      return { method: 'POST', path: '/graphql', cookie: session.cookie, body: bodyOf(name, session) };
    };
    rows.push(...(await measure({ name, pid, load: new Load(product.url), requestOf })));
  }
  const seconds = await measureNewLearners(product, 5);
  rows.push({ row: 'new learner on the board, the slowest of 5', value: Math.max(...seconds), unit: 's', limit: 5 });
  rows.push(...(await measureMemory(product.data)));
  report('api', rows);
} finally {
  bare.stop();
  await product.stop();
}
