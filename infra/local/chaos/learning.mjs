/**
 * `npm run chaos -- learning [--rounds N] [--seed N]`: phones hand in what was learned without a line, while in each round one part
 * of the product is killed at a random moment. Afterwards the log holds everything that was acknowledged, once; nobody is
 * credited twice for a second; and the board's figures are those that come out when they are made anew from the log.
 */
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../../libs/platform/src/testing/seeded-random.ts';
import { ask } from '../benches/parts/ask.mjs';
import { dayFromNow } from '../benches/parts/days.mjs';
import { withDatabase } from '../benches/parts/demo-database.mjs';
import { openAdministratorSession, openSessions } from '../benches/parts/demo-sessions.mjs';
import { Phones } from '../benches/parts/phones.mjs';
import { rebuildFacts } from '../benches/parts/rebuild-facts.mjs';
import { countTaken } from '../benches/parts/taken-events.mjs';
import { startDemoProduct } from '../demo-data.mjs';
import { statusOf, until } from '../faults/running.mjs';
import { run, say } from '../say.mjs';
import { kill } from './parts/kills.mjs';
import { roundsAndSeed } from './parts/words.mjs';

const people = 400;
const roundSeconds = 8;
/** The api answers reads while the reporting process is away, so that its death is not waited for by the phones. */
const victims = /** @type {const} */ (['the api', 'the worker', 'the reporting process', 'Redis', 'MariaDB']);

/** Within one person, one credited stretch after the other. */
const creditedTwice = `SELECT COUNT(*) AS times FROM (
  SELECT credited_from, LAG(credited_to) OVER (PARTITION BY person_id ORDER BY credited_from, credited_to) AS earlier
  FROM activity_event WHERE credited_from IS NOT NULL AND kind <> 'session.reversed' AND received_at >= ?
) AS credit WHERE earlier > credited_from`;
const board = `query Board($filter: ParticipationFilterInput!) { participationBoard(filter: $filter) { dataAsOf
  everyone { coverage participants participations visits beneficiaries creditedSeconds }
  rows(group: course) { key everyone { participants participations visits beneficiaries creditedSeconds } } } }`;

/**
 * @param {{ url: string, data: string, port: number }} product
 * @param {Phones} phones
 * @param {import('../../../libs/platform/src/testing/seeded-random.ts').SeededRandom} random
 * @param {(typeof victims)[number]} victim
 */
async function round(product, phones, random, victim) {
  const [before, repeats] = [phones.acknowledged.length, phones.repeats];
  const handing = phones.handIn(roundSeconds);
  await pause(random.between(0, roundSeconds * 1000));
  await kill(product.data, victim);
  await handing;
  await until('the product is ready', async () => (await statusOf(product.port)) === 200);
  const [taken, again] = [phones.acknowledged.length - before, phones.repeats - repeats];
  say(`  ${taken} events were acknowledged, ${again} batches were sent again`);
}

/**
 * @param {{ url: string, data: string }} product
 * @param {string} cookie
 * @returns {Promise<any>} the board of these days, once it has heard of everything that was handed in
 */
async function askBoard({ url }, cookie) {
  const handedIn = Date.now();
  return until('the board has followed', async () => {
    const answer = await ask(url, cookie, board, { filter: { from: dayFromNow(-2), to: dayFromNow(1) } });
    const { dataAsOf, ...figures } = answer.participationBoard;
    return Date.parse(dataAsOf) > handedIn ? figures : null;
  });
}

/**
 * @param {{ url: string, data: string }} product
 * @param {Phones} phones
 * @param {Date} begin
 * @returns {Promise<string[]>} what is wrong
 */
async function check(product, phones, begin) {
  const wrong = /** @type {string[]} */ ([]);
  const { once, never, twice, credited } = await withDatabase(product.data, async (database) => {
    const [[{ times }]] = await database.query(creditedTwice, [begin]);
    return { ...(await countTaken(database, phones.acknowledged)), credited: Number(times) };
  });
  say(`${once} of ${phones.acknowledged.length} acknowledged events are in the log once, ${twice} more often`);
  if (never > 0) wrong.push(`${never} acknowledged events are not in the log`);
  if (twice > 0) wrong.push(`${twice} events are in the log more than once`);
  if (credited > 0) wrong.push(`${credited} stretches were credited that were credited before`);

  const cookie = await openAdministratorSession(product.data);
  const followed = await askBoard(product, cookie);
  await rebuildFacts(product.data);
  const rebuilt = await askBoard(product, cookie);
  say(`The board counts ${followed.everyone.participations} participations of these days.`);
  try {
    assert.deepEqual(rebuilt, followed);
  } catch (error) {
    wrong.push(`the board is another one when it is made anew: ${error instanceof Error ? error.message : error}`);
  }
  return wrong;
}

/**
 * @param {string[]} words
 * @returns {Promise<number>}
 */
async function main(words) {
  const { rounds, seed } = roundsAndSeed(words, 20);
  const random = seededRandom(seed);
  const product = await startDemoProduct({ onLine: say });
  const begin = new Date();
  try {
    const phones = new Phones(product.url, await openSessions(product.data, people));
    /** @type {(typeof victims)[number][]} */
    let queue = [];
    for (let number = 1; number <= rounds; number += 1) {
      if (queue.length === 0) queue = random.shuffle([...victims]);
      const victim = /** @type {(typeof victims)[number]} */ (queue.shift());
      say(`Round ${number} of ${rounds}, seed ${seed}: ${victim}`);
      await round(product, phones, random, victim);
    }
    const wrong = await check(product, phones, begin);
    for (const line of wrong) say(`✗ ${line}`);
    if (wrong.length > 0) say(`What it left, with all logs: ${product.data}`);
    say(JSON.stringify({ chaos: 'learning', rounds, seed, wrong: wrong.length, ok: wrong.length === 0 }));
    await product.stop();
    if (wrong.length === 0) product.remove();
    return wrong.length === 0 ? 0 : 1;
  } catch (error) {
    await product.stop();
    say(`What it left, with all logs: ${product.data}`);
    throw error;
  }
}

await run(() => main(process.argv.slice(2)));
process.exit();
