/**
 * An S3 server for the tests of the object store: versitygw, made with Go where Go is there.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { whereIs } from './debian.mjs';
import { makeWithGo } from './go.mjs';
import { cache } from './places.mjs';
import { freePort } from './ports.mjs';
import { Part } from './process.mjs';
import { CannotGoOn } from './say.mjs';

const release = 'github.com/versity/versitygw/cmd/versitygw@v1.8.0';
/** Where it is made. */
export const program = join(cache, 'bin', 'versitygw');

/** @type {Promise<import('./go.mjs').Making> | null} */
let making = null;

/**
 * Makes the program unless it is there; however often it is asked, it is made once.
 * @returns {Promise<import('./go.mjs').Making>}
 */
export function makeVersitygw() {
  making ??= make();
  return making;
}

/** @returns {Promise<import('./go.mjs').Making>} */
function make() {
  if (existsSync(program) || whereIs('versitygw')) return Promise.resolve('ready');
  return makeWithGo({ release, makes: 'versitygw', program, env: { CGO_ENABLED: '0' } });
}

/**
 * @typedef {object} ObjectServer
 * @property {Record<string, string>} env tells the tests where it is
 * @property {() => Promise<void>} stop
 * @property {(pause: number) => Promise<void>} killAndRestart ends it without warning, for so many milliseconds
 */

/**
 * Starts the server in a temporary folder.
 * @returns {Promise<ObjectServer>}
 */
export async function startVersitygw() {
  const folder = mkdtempSync(join(tmpdir(), 'yunqiao-s3-'));
  const [port, access, secret] = [await freePort(), randomBytes(8).toString('hex'), randomBytes(16).toString('hex')];
  mkdirSync(join(folder, 'objects'));
  const start = () =>
    new Part({
      name: 'versitygw',
      program: existsSync(program) ? program : 'versitygw',
      parameters: ['--port', `127.0.0.1:${port}`, '--quiet', 'posix', join(folder, 'objects')],
      env: { ...process.env, ROOT_ACCESS_KEY: access, ROOT_SECRET_KEY: secret },
      log: join(folder, 'versitygw.log'),
    });
  let part = start();
  const killAndRestart = async (/** @type {number} */ milliseconds) => {
    part.kill();
    await part.ended;
    await pause(milliseconds);
    part = start();
  };
  const stop = async () => {
    await part.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(endpoint, { signal: AbortSignal.timeout(1000) }).catch(() => null);
    if (answer) {
      const env = {
        TEST_S3_ENDPOINT: endpoint,
        TEST_S3_ACCESS_KEY: access,
        TEST_S3_SECRET_KEY: secret,
        TEST_S3_REGION: 'us-east-1',
      };
      return { env, stop, killAndRestart };
    }
    await pause(50);
  }
  await stop();
  throw new CannotGoOn('The S3 server for the tests (versitygw) did not answer within ten seconds.');
}
