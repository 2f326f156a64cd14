/**
 * `npm run chaos -- media [--rounds N] [--seed N]`: uploads while parts are killed at random moments, from the first byte to the
 * last chunk. Afterwards every upload is ready, with every quality, the right duration in each playlist, one row for each
 * thing, nothing in the object store that no playlist names, and no work that somebody still has to do.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../../libs/platform/src/testing/seeded-random.ts';
import { openAdministratorSession } from '../benches/parts/demo-sessions.mjs';
import { bringIn, lookAt } from '../benches/parts/uploads.mjs';
import { administrator, statusOf, until } from '../faults/running.mjs';
import { startProduct } from '../product.mjs';
import { CannotGoOn, run, say } from '../say.mjs';
import { makeVersitygw, startVersitygw } from '../versitygw.mjs';
import { bucket, checkUpload } from './parts/after-upload.mjs';
import { kill } from './parts/kills.mjs';
import { makeFilms } from './parts/films.mjs';
import { roundsAndSeed } from './parts/words.mjs';

/** Parts die within this time after the first byte, in milliseconds. */
const deadline = 15_000;
/** The object store is away for as long as a server takes to start again. */
const longestAbsence = 5_000;
const victims = /** @type {const} */ (['the api', 'the worker', 'Redis', 'MariaDB', 'the object store']);

/**
 * @typedef {object} World
 * @property {{ url: string, data: string, port: number }} product
 * @property {import('../versitygw.mjs').ObjectServer} objects
 * @property {string} cookie of who uploads
 * @property {import('./parts/films.mjs').Film[]} films
 * @property {import('../../../libs/platform/src/testing/seeded-random.ts').SeededRandom} random
 */

/**
 * @param {World} world
 * @param {(typeof victims)[number][]} dying
 * @returns {Promise<string[]>} what is wrong
 */
async function round({ product, objects, cookie, films, random }, dying) {
  const { url, data, port } = product;
  const deaths = dying.map((victim) => ({
    victim,
    at: random.between(0, deadline),
    away: random.between(0, longestAbsence),
  }));
  const brought = films.map((film) => bringIn({ url, cookie, file: film.file, contentType: film.contentType }));
  await Promise.all(
    deaths.map(async ({ victim, at, away }) => {
      await pause(at);
      if (victim === 'the object store') await objects.killAndRestart(away);
      else await kill(data, victim);
      say(`  ${victim} died after ${(at / 1000).toFixed(1)} s`);
    }),
  );
  const uploads = await Promise.all(brought);
  await until('the product is ready', async () => (await statusOf(port)) === 200);
  const wrong = [];
  for (const [place, { id, sentAt }] of uploads.entries()) {
    const media = await until(`${films[place].name} is ready or has failed`, async () => {
      const seen = await lookAt({ url, cookie }, id).catch(() => null);
      return seen?.state === 'ready' || seen?.errorCode ? seen : null;
    });
    say(
      `  ${films[place].name}: ${media.state}, ${((Date.parse(media.readyAt) - sentAt) / 1000).toFixed(1)} s after its last byte`,
    );
    wrong.push(...(await checkUpload({ data, env: objects.env }, films[place], id, media)));
  }
  return wrong;
}

/**
 * @param {string[]} words
 * @returns {Promise<number>}
 */
async function main(words) {
  const { rounds, seed } = roundsAndSeed(words, 50);
  if ((await makeVersitygw()) !== 'ready')
    throw new CannotGoOn('The object store that dies is made with Go: install Go (or versitygw), then try again.');
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'yunqiao-chaos-'));
  const films = await makeFilms(folder);
  const objects = await startVersitygw();
  const { TEST_S3_ENDPOINT, TEST_S3_ACCESS_KEY, TEST_S3_SECRET_KEY } = objects.env;
  const data = join(folder, 'data');
  const env = {
    ...administrator,
    ...{ YUNQIAO_S3_ENDPOINT: TEST_S3_ENDPOINT, YUNQIAO_S3_BUCKET: bucket },
    ...{ YUNQIAO_S3_ACCESS_KEY: TEST_S3_ACCESS_KEY, YUNQIAO_S3_SECRET_KEY: TEST_S3_SECRET_KEY },
  };
  const product = await startProduct({ empty: true, data, env, onLine: say });
  let failed = 0;
  try {
    const cookie = await openAdministratorSession(data);
    /** @type {(typeof victims)[number][]} */
    let queue = [];
    for (let number = 1; number <= rounds; number += 1) {
      if (queue.length < 2) queue = random.shuffle([...victims]);
      const dying = queue.splice(0, 2);
      say(`Round ${number} of ${rounds}, seed ${seed}: ${dying.join(' and ')}`);
      const world = { product, objects, cookie, films, random };
      const wrong = await round(world, dying).catch((error) => [String(error.stack)]);
      for (const line of wrong) say(`  ✗ ${line}`);
      failed += wrong.length > 0 ? 1 : 0;
    }
  } finally {
    await product.stop();
    await objects.stop();
    if (failed > 0) say(`What it left, with all logs: ${data}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  say(JSON.stringify({ chaos: 'media', rounds, seed, failed, ok: failed === 0 }));
  return failed === 0 ? 0 : 1;
}

await run(() => main(process.argv.slice(2)));
process.exit();
