/**
 * The parts of the product on one machine, and how each is started.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runCommand } from './command.mjs';
import { livekitOfInstallation, startLivekit } from './livekit.mjs';
import { startMariadb } from './mariadb.mjs';
import { root } from './places.mjs';
import { Part, lastLines } from './process.mjs';
import { startRedis } from './redis.mjs';
import { CannotGoOn, isDiskFull, say } from './say.mjs';
import { lastWords } from './supervisor.mjs';

/** The order in which the parts end: who asks before who answers. */
export const stopOrder = [
  'studio',
  'learn',
  'the api',
  'the worker',
  'the reporting process',
  'LiveKit',
  'Redis',
  'MariaDB',
];

/**
 * @typedef {object} Running
 * @property {string} data
 * @property {number} port
 * @property {string} node the program
 * @property {import('./installation.mjs').Installation} installation
 * @property {Record<string, string | undefined>} env of api and worker
 */

/** @param {Running} running */
export function mariadbOf({ data, installation, env }) {
  const { databasePort: port, databasePassword: password } = installation;
  return startMariadb({
    folder: join(data, 'mariadb'),
    port,
    password,
    log: logOf(data, 'mariadb'),
    env: serverEnvironment(env),
  }).then((it) => it.part);
}

/** @param {Running} running */
export function redisOf({ data, installation, env }) {
  const { redisPort: port, redisPassword: password } = installation;
  return startRedis({
    folder: join(data, 'redis'),
    port,
    password,
    log: logOf(data, 'redis'),
    env: serverEnvironment(env),
  }).then((it) => it.part);
}

/** @param {Running} running */
export function livekitOf({ data, port, installation, env }) {
  const { livekitPort, livekitUdpPort: udpPort, livekitTcpPort: tcpPort, livekitKey, livekitSecret } = installation;
  return startLivekit({
    program: livekitOfInstallation(data),
    folder: join(data, 'livekit'),
    ...{ port: livekitPort, udpPort, tcpPort, key: livekitKey, secret: livekitSecret },
    address: process.env.LIVEKIT_ADDRESS || undefined,
    redis: { port: installation.redisPort, password: installation.redisPassword, database: 1 },
    webhook: `http://127.0.0.1:${port}/livekit/webhook`,
    log: logOf(data, 'livekit'),
    env: serverEnvironment(env),
  }).then((it) => it.part);
}

/** So that traces name the lines of our sources. */
const sourceMaps = ['--import', join(import.meta.dirname, 'own-source-maps.mjs')];

/**
 * What V8 is told. The api makes much that lives for one request: room for it saves copying. The worker waits for ffmpeg, and
 * would otherwise keep a heap of several times what it uses, and code that is seldom run; so would the reporting process, most
 * of whose memory is DuckDB's.
 */
const engineFlags = {
  api: ['--max-semi-space-size=8'],
  worker: ['--max-old-space-size=144', '--max-semi-space-size=2', '--optimize-for-size'],
  reporting: ['--max-old-space-size=256', '--max-semi-space-size=8'],
};

/** What glibc is told: else each thread keeps a store of free memory of its own, and what was large once is never given back. */
const frugalMalloc = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/**
 * @param {Running} running
 * @param {'api' | 'worker'} app
 * @returns {Promise<Part>}
 */
export async function appOf({ data, node, env }, app) {
  const program = join(root, 'apps', app, 'dist', 'main.js');
  return new Part({
    name: `the ${app}`,
    program: node,
    parameters: [...sourceMaps, ...engineFlags[app], program],
    cwd: root,
    env: app === 'worker' ? { ...env, ...frugalMalloc } : env,
    log: logOf(data, app),
    patience: app === 'worker' ? 30_000 : 15_000,
  });
}

/**
 * The process that alone has the facts of participation; the worker's program in a role of its own.
 * @param {Running} running
 * @returns {Promise<Part>}
 */
export async function reportingOf({ data, node, env, installation }) {
  const program = join(root, 'apps', 'worker', 'dist', 'main.js');
  return new Part({
    name: 'the reporting process',
    program: node,
    parameters: [...sourceMaps, ...engineFlags.reporting, program, '--role=reporting'],
    cwd: root,
    env: { ...env, WORKER_PORT: String(installation.reportingHealthPort ?? 0), MALLOC_ARENA_MAX: '2' },
    log: logOf(data, 'reporting'),
    patience: 30_000,
  });
}

/**
 * Runs a command of the api's command line. What it says plainly is shown if wanted; its log stays in a file.
 * @param {Running} running
 * @param {[string, ...string[]]} words
 * @param {{ input?: string, shows?: boolean }} [options]
 */
export async function commandLine({ data, node, env }, words, { input, shows } = {}) {
  const parameters = [...sourceMaps, join(root, 'apps', 'api', 'dist', 'cli.js'), ...words];
  const log = logOf(data, words[0]);
  mkdirSync(dirname(log), { recursive: true });
  let isFull = false;
  const onLine = (/** @type {string} */ line) => {
    isFull ||= !appended(log, line);
    if (shows && line.trim() && !line.startsWith('{')) say(`  ${line.trim()}`);
  };
  const { code, output } = await runCommand(node, parameters, { cwd: root, env, input, onLine });
  if (code === 0) return;
  if (isFull || /ENOSPC|No space left|is full/i.test(output)) {
    throw new CannotGoOn(`"${words[0]}" stopped because the disk is full: free some room, then try again.`);
  }
  throw new CannotGoOn(`"${words[0]}" did not succeed: ${lastWords(lastLines(log))} Log: ${log}`);
}

/**
 * @param {string} log
 * @param {string} line
 * @returns {boolean} false when the disk has no room for it
 */
function appended(log, line) {
  try {
    appendFileSync(log, `${line}\n`);
    return true;
  } catch (error) {
    if (isDiskFull(error)) return false;
    throw error;
  }
}

/**
 * Waits until an app says that it and all it needs is ready.
 * @param {'api' | 'worker'} app
 * @param {number} port where it tells its health
 */
export async function waitUntilReady(app, port) {
  if (await isReadyWithin(port, 120_000)) return;
  throw new CannotGoOn(`The ${app} did not become ready within two minutes: look at its log in the data folder.`);
}

/**
 * @param {number} port where a process tells its health
 * @param {number} milliseconds
 * @returns {Promise<boolean>} whether it became ready in time
 */
export async function isReadyWithin(port, milliseconds) {
  const until = Date.now() + milliseconds;
  while (Date.now() < until) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(
      () => null,
    );
    if (answer?.ok) return true;
    await pause(100);
  }
  return false;
}

/**
 * MariaDB, Redis and LiveKit get none of our secrets.
 * @param {Record<string, string | undefined>} env
 */
function serverEnvironment({ PATH, HOME, LANG, YUNQIAO_DATA }) {
  return { PATH, HOME, LANG, YUNQIAO_DATA };
}

/**
 * @param {string} data
 * @param {string} name
 */
export function logOf(data, name) {
  return join(data, 'logs', `${name}.log`);
}
