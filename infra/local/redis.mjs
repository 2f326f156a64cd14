/**
 * A private Redis: own folder, own port on the loopback address, own password, append-only file on.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { whereIs } from './debian.mjs';
import { Part, lastLines } from './process.mjs';
import { CannotGoOn } from './say.mjs';

/**
 * @typedef {{ folder: string, port: number, password: string, log: string, env?: Record<string, string | undefined> }} RedisOptions
 */

/**
 * Starts the server and waits until it has read its file and answers.
 * @param {RedisOptions} options
 * @returns {Promise<{ part: Part, url: string }>}
 */
export async function startRedis(options) {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const file = join(options.folder, 'redis.conf');
  writeFileSync(file, settings(options), { mode: 0o600 });
  const part = new Part({
    name: 'Redis',
    program: whereIs('redis-server') ?? 'redis-server',
    parameters: [file],
    cwd: options.folder,
    env: options.env,
    log: options.log,
  });
  await waitForPong(part, options);
  return { part, url: `redis://:${options.password}@127.0.0.1:${options.port}/0` };
}

/** @param {RedisOptions} options */
function settings({ folder, port, password }) {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    'protected-mode yes',
    `requirepass ${password}`,
    `dir ${JSON.stringify(folder)}`,
    'daemonize no',
    // A title of its own would overwrite its environment, by which we know it as ours.
    'set-proc-title no',
    'appendonly yes',
    'appendfsync everysec',
    'aof-load-truncated yes',
    'save ""',
    'maxmemory-policy noeviction',
    'loglevel notice',
    '',
  ].join('\n');
}

/**
 * @param {Part} part
 * @param {RedisOptions} options
 */
async function waitForPong(part, options) {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (part.end !== null)
      throw new CannotGoOn(
        `Redis did not start (${part.end}): ${lastLines(options.log).at(-1) ?? 'it said nothing.'} Log: ${options.log}`,
      );
    if (await answersPing(options)) return;
    await pause(50);
  }
  await part.stop();
  throw new CannotGoOn(`Redis did not answer within a minute; its log is ${options.log}.`);
}

/** @param {RedisOptions} options */
function answersPing({ port, password }) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    let answer = '';
    const finish = (isReady) => {
      socket.destroy();
      resolve(isReady);
    };
    socket.setTimeout(2000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('end', () => finish(false));
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text;
      if (answer.includes('+PONG')) finish(true);
      else if (answer.includes('-')) finish(false);
    });
  });
}
