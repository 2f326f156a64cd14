/**
 * LiveKit, the conference server of research sessions: found on PATH or made with Go, and started on private ports.
 */
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { whereIs } from './debian.mjs';
import { makeWithGo } from './go.mjs';
import { cache } from './places.mjs';
import { Part, lastLines } from './process.mjs';
import { CannotGoOn } from './say.mjs';

const release = 'github.com/livekit/livekit-server/cmd/server@v1.13.5';
/** Packages that Go compiles for this release, `go list -deps ./cmd/server`; for the progress only. */
const packages = 790;
/** Where the one that was made here lies. */
export const program = join(cache, 'bin', 'livekit-server');

/** @returns {string | null} the program: the one on PATH, else the one that was made here */
export function findLivekit() {
  return whereIs('livekit-server') ?? (existsSync(program) ? program : null);
}

/**
 * The program of an installation: the one on PATH, else the one that its data folder keeps. What was made here is kept there, so
 * that an installation goes on with it wherever it is started from.
 * @param {string} data
 * @returns {string | null}
 */
export function livekitOfInstallation(data) {
  const onPath = whereIs('livekit-server');
  const kept = join(data, 'bin', `livekit-server-${release.split('@')[1]}`);
  if (onPath || existsSync(kept)) return onPath ?? kept;
  if (!existsSync(program)) return null;
  mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
  placeFile(program, `${kept}.new`);
  renameSync(`${kept}.new`, kept);
  return kept;
}

/**
 * One file under two names where that can be, else a copy.
 * @param {string} from
 * @param {string} to
 */
function placeFile(from, to) {
  rmSync(to, { force: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** @type {Promise<import('./go.mjs').Making> | null} */
let making = null;

/**
 * Makes the program unless it is there; however often it is asked, it is made once.
 * @param {(share: number) => void} [onProgress] is told how much is done, 0 to 1
 * @returns {Promise<import('./go.mjs').Making>}
 */
export function makeLivekit(onProgress = () => undefined) {
  making ??= make(onProgress);
  return making;
}

/** Makes it, or says that nothing goes on without it. */
export async function requireLivekit() {
  if ((await makeLivekit()) !== 'ready')
    throw new CannotGoOn('There is no conference server: install livekit-server, or Go.');
}

/**
 * @param {(share: number) => void} onProgress
 * @returns {Promise<import('./go.mjs').Making>}
 */
function make(onProgress) {
  if (findLivekit()) return Promise.resolve('ready');
  let compiled = 0;
  const onLine = (/** @type {string} */ line) => {
    if (!/^[\w.-]+(\/[\w.~-]+)*$/.test(line)) return;
    compiled += 1;
    onProgress(Math.min(0.99, compiled / packages));
  };
  return makeWithGo({ release, makes: 'server', program, flags: ['-v'], onLine });
}

/**
 * @typedef {object} LivekitOptions
 * @property {string | null} [program] the one that `findLivekit` finds, unless told
 * @property {string} folder of its configuration
 * @property {number} port of its signalling and its service calls, on the loopback address
 * @property {number} udpPort of sound and picture
 * @property {number} tcpPort of sound and picture where UDP is blocked
 * @property {string} [address] under which browsers reach the media ports; the loopback address unless told
 * @property {string} key
 * @property {string} secret
 * @property {{ port: number, password: string, database?: number }} redis
 * @property {string} webhook where it tells what happens
 * @property {string} log
 * @property {Record<string, string | undefined>} [env]
 */

/**
 * Starts the server and waits until it answers.
 * @param {LivekitOptions} options
 * @returns {Promise<{ part: Part, url: string }>}
 */
export async function startLivekit(options) {
  const program = options.program ?? findLivekit();
  if (!program) throw new CannotGoOn('There is no livekit-server: install it, or Go, with which it is made.');
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const file = join(options.folder, 'livekit.yaml');
  writeFileSync(file, `${JSON.stringify(settings(options), null, 2)}\n`, { mode: 0o600 });
  const part = new Part({
    name: 'LiveKit',
    program,
    parameters: ['--config', file],
    cwd: options.folder,
    env: options.env,
    log: options.log,
  });
  const url = `http://127.0.0.1:${options.port}`;
  await waitForAnswer(part, url, options.log);
  return { part, url };
}

/**
 * Every JSON is YAML. Rooms are made by the api alone, so that no token opens one that has ended.
 * @param {LivekitOptions} options
 */
export function settings({ port, udpPort, tcpPort, address = '127.0.0.1', key, secret, redis, webhook }) {
  const isLocal = address === '127.0.0.1';
  return {
    port,
    bind_addresses: ['127.0.0.1'],
    keys: { [key]: secret },
    redis: { address: `127.0.0.1:${redis.port}`, password: redis.password, db: redis.database ?? 0 },
    rtc: {
      udp_port: udpPort,
      tcp_port: tcpPort,
      node_ip: address,
      use_external_ip: false,
      // Otherwise browsers are sent to servers outside, to learn an address that they do not need here.
      stun_servers: [`${address}:${udpPort}`],
      ...(isLocal && { enable_loopback_candidate: true, interfaces: { includes: ['lo', 'lo0'] } }),
    },
    room: { auto_create: false, empty_timeout: 600, departure_timeout: 600, enable_remote_unmute: false },
    webhook: { api_key: key, urls: [webhook] },
    logging: { level: 'info', json: true },
  };
}

/**
 * @param {Part} part
 * @param {string} url
 * @param {string} log
 */
async function waitForAnswer(part, url, log) {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (part.end !== null)
      throw new CannotGoOn(
        `LiveKit did not start (${part.end}): ${lastLines(log).at(-1) ?? 'it said nothing.'} Log: ${log}`,
      );
    const answer = await fetch(url, { signal: AbortSignal.timeout(1000) }).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  await part.stop();
  throw new CannotGoOn(`LiveKit did not answer within a minute; its log is ${log}.`);
}
