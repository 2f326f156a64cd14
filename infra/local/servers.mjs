/**
 * Throw-away MariaDB and Redis for tests: `node infra/local/servers.mjs -- <command…>` runs a command beside them;
 * with `--s3` before the two dashes there is an S3 server too.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installPackages, productPackages } from './debian.mjs';
import { findLivekit } from './livekit.mjs';
import { startMariadb } from './mariadb.mjs';
import { toolEnvironment } from './places.mjs';
import { freePort } from './ports.mjs';
import { startRedis } from './redis.mjs';
import { CannotGoOn, run } from './say.mjs';
import { makeVersitygw, startVersitygw } from './versitygw.mjs';

/**
 * Starts both servers in a folder.
 * @param {{ folder?: string }} [options] without a folder a temporary one is made, and removed at the end
 * @returns {Promise<{ DATABASE_URL: string, REDIS_URL: string, stop: () => Promise<void> }>} the database user may create databases
 */
export async function startTestServers(options = {}) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'yunqiao-test-'));
  const password = randomBytes(16).toString('hex');
  const removeFolder = () => options.folder ?? rmSync(folder, { recursive: true, force: true });
  try {
    const database = await startMariadb({
      folder: join(folder, 'mariadb'),
      port: await freePort(),
      password,
      log: join(folder, 'mariadb.log'),
      mayCreateDatabases: true,
    });
    const redis = await startRedis({
      folder: join(folder, 'redis'),
      port: await freePort(),
      password,
      log: join(folder, 'redis.log'),
    });
    const stop = async () => {
      await Promise.all([redis.part.stop(), database.part.stop()]);
      removeFolder();
    };
    return { DATABASE_URL: database.url, REDIS_URL: redis.url, stop };
  } catch (error) {
    removeFolder();
    throw error;
  }
}

/**
 * Both servers, and the S3 server if it is wanted, as the tests find them in their environment. LiveKit is started by
 * the tests that need it, since they kill it too: they find its program where there is one.
 * @param {{ s3?: boolean }} [options]
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>}
 */
export async function startForTests({ s3 = false } = {}) {
  const objects = s3 ? await startVersitygw() : null;
  const servers = await startTestServers();
  const livekit = findLivekit();
  return {
    env: {
      TEST_DATABASE_URL: servers.DATABASE_URL,
      TEST_REDIS_URL: servers.REDIS_URL,
      ...(livekit && { TEST_LIVEKIT_PROGRAM: livekit }),
      ...objects?.env,
    },
    async stop() {
      await servers.stop();
      await objects?.stop();
    },
  };
}

/**
 * Runs a command beside the servers, then stops them.
 * @param {string[]} words program and parameters
 * @param {{ s3: boolean }} options
 * @returns {Promise<number>} the command's exit code
 */
async function runBesideServers([program, ...parameters], { s3 }) {
  await installPackages(productPackages);
  if (s3 && (await makeVersitygw()) !== 'ready')
    throw new CannotGoOn('The S3 server is made with Go: install Go (or versitygw), then try again.');
  const servers = await startForTests({ s3 });
  try {
    return await runInForeground(program, parameters, toolEnvironment(servers.env));
  } finally {
    await servers.stop();
  }
}

/**
 * @param {string} program
 * @param {string[]} parameters
 * @param {Record<string, string | undefined>} env
 * @returns {Promise<number>}
 */
function runInForeground(program, parameters, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { stdio: 'inherit', env });
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.on(signal, () => child.kill(signal));
    child.once('error', (error) => reject(new CannotGoOn(`"${program}" could not be run: ${error.message}.`)));
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  const dashes = process.argv.indexOf('--');
  const words = process.argv.slice(dashes + 1);
  await run(async () => {
    if (dashes === -1 || words.length === 0)
      throw new CannotGoOn('Say what to run: node infra/local/servers.mjs [--s3] -- <command…>');
    return runBesideServers(words, { s3: process.argv.slice(2, dashes).includes('--s3') });
  });
}
