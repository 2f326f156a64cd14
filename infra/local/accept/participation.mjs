/**
 * `npm run accept -- participation [1/50 | 1/10 | full] [--seed N]`: the log of a term, delivered in random order, twice, late, by
 * phones and teachers; every cell of every board equals what a plain loop over the deliveries counts; again after parts of the
 * product were killed, and again when the facts were made anew.
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { seededRandom } from '../../../libs/platform/src/testing/seeded-random.ts';
import { openAdministratorSession } from '../benches/parts/demo-sessions.mjs';
import { rebuildFacts } from '../benches/parts/rebuild-facts.mjs';
import { kill } from '../chaos/parts/kills.mjs';
import { administrator, newFolder, statusOf, until } from '../faults/running.mjs';
import { startProduct } from '../product.mjs';
import { CannotGoOn, run, say } from '../say.mjs';
import { handIn, phonesOf } from './parts/api-deliveries.mjs';
import { askBoard, compare } from './parts/boards.mjs';
import { takeInBulk } from './parts/bulk.mjs';
import { correctEvents, enterLateTransfers, firstSittings } from './parts/late-news.mjs';
import { countPlainly } from './parts/oracle.mjs';
import { makeTerm, termDays } from './parts/term.mjs';
import { writeWorld } from './parts/world.mjs';

const sizes = { '1/50': 640, '1/10': 3_200, full: 32_000 };
const victims = /** @type {const} */ (['the api', 'the worker', 'the reporting process', 'Redis', 'MariaDB']);
/** What is known late has to be on the board by then. */
const patience = 120_000;

/** @type {import('./parts/oracle.mjs').AskedBoard[]} */
const boards = [
  { from: 0, to: termDays - 1, attested: 'with', school: null },
  { from: 0, to: termDays - 1, attested: 'without', school: null },
  { from: 20, to: 47, attested: 'with', school: null },
  { from: 44, to: 44, attested: 'with', school: null },
  { from: 33, to: 71, attested: 'without', school: 8 },
  { from: 50, to: termDays - 1, attested: 'with', school: 8 },
];

/** One run of the acceptance. */
class Acceptance {
  /** @type {import('./parts/oracle.mjs').Known} */
  #known = { apiShares: 0, areLateTransfersEntered: false, struck: new Set() };
  /** Moments that were compared, figures, and those that differed. */
  moments = 0;
  compared = 0;
  wrong = 0;
  #product;
  #term;
  #random;

  /**
   * @param {{ url: string, data: string, port: number }} product
   * @param {import('./parts/term.mjs').Term} term
   */
  constructor(product, term) {
    this.#product = product;
    this.#term = term;
    this.#random = seededRandom(term.seed);
  }

  async run() {
    const { data, url } = this.#product;
    await writeWorld(data, this.#term);
    await takeInBulk(data, this.#term, say);
    const { events, seconds } = await rebuildFacts(data);
    say(`The facts were made of ${events} events in ${seconds.toFixed(1)} s.`);
    await this.#compare('what was taken in');

    const sent = await handIn(url, this.#term, await phonesOf(data, this.#term, 0));
    this.#known = { ...this.#known, apiShares: 1 };
    await this.#compare(`${sent} events by the public API`);

    const cookie = await openAdministratorSession(data);
    const entered = await enterLateTransfers(url, cookie, this.#term);
    this.#known = { ...this.#known, areLateTransfersEntered: true };
    await this.#compare(`${entered} transfers that were entered late`);

    await this.#strike(() => true);
    await this.#compare(`${this.#known.struck.size} events that were struck`);

    await this.#killWhileHandingIn();
    this.#known = { ...this.#known, apiShares: 2 };
    await this.#restore((number) => number % 200 === 11);
    await this.#compare('events handed in while parts were killed, and some that were restored');

    await rebuildFacts(data);
    await this.#compare('the facts made anew');
  }

  /** @param {(number: number) => boolean} isAsked */
  async #strike(isAsked) {
    const sittings = firstSittings(this.#term, this.#known, isAsked);
    await correctEvents(this.#product.data, 'struck', sittings);
    this.#known = { ...this.#known, struck: new Set(sittings.flatMap(({ ids }) => ids)) };
  }

  /** @param {(number: number) => boolean} isAsked */
  async #restore(isAsked) {
    const sittings = firstSittings(this.#term, { ...this.#known, apiShares: 1 }, isAsked);
    await correctEvents(this.#product.data, 'restored', sittings);
    const restored = new Set(sittings.flatMap(({ ids }) => ids));
    this.#known = { ...this.#known, struck: this.#known.struck.difference(restored) };
  }

  /** Each part dies once, at a random moment of what is handed in. */
  async #killWhileHandingIn() {
    const { data, url, port } = this.#product;
    const phones = await phonesOf(data, this.#term, 1);
    const share = Math.ceil(phones.length / victims.length);
    for (const [index, victim] of this.#random.shuffle(victims).entries()) {
      const handing = handIn(url, this.#term, phones.slice(index * share, (index + 1) * share));
      await new Promise((resolve) => setTimeout(resolve, this.#random.between(0, 800)));
      await kill(data, victim);
      await handing;
      await until('the product is ready', async () => (await statusOf(port)) === 200);
      say(`  ${victim} was killed and is back`);
    }
  }

  /**
   * @param {string} cookie
   * @param {import('./parts/oracle.mjs').Cells[]} expected
   * @returns {Promise<{ compared: number, wrong: string[] }>}
   */
  async #look(cookie, expected) {
    const outcomes = [];
    for (const [index, board] of boards.entries()) {
      const { cells } = await askBoard(this.#product.url, cookie, this.#term, board);
      const { compared, wrong } = compare(cells, expected[index]);
      outcomes.push({ compared, wrong: wrong.map((line) => `${JSON.stringify(board)}: ${line}`) });
    }
    return {
      compared: outcomes.reduce((sum, { compared }) => sum + compared, 0),
      wrong: outcomes.flatMap(({ wrong }) => wrong),
    };
  }

  /** @param {string} moment */
  async #compare(moment) {
    const { data } = this.#product;
    const expected = countPlainly(this.#term, boards, this.#known);
    const cookie = await openAdministratorSession(data);
    const begin = Date.now();
    let found = await this.#look(cookie, expected);
    while (found.wrong.length > 0 && Date.now() - begin < patience) found = await this.#look(cookie, expected);
    const { compared, wrong } = found;
    this.moments += 1;
    this.compared += compared;
    this.wrong += wrong.length;
    say(
      `${wrong.length === 0 ? '✓' : '✗'} ${moment}: ${compared} figures of ${boards.length} boards, ${wrong.length} differ`,
    );
    for (const line of wrong.slice(0, 20)) say(`    ${line}`);
    if (wrong.length > 0) throw new CannotGoOn(`${wrong.length} figures are wrong.`);
  }
}

/**
 * @param {string[]} words
 * @returns {Promise<number>}
 */
async function main(words) {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { seed: { type: 'string' } },
  });
  const [size = 'full'] = positionals;
  const people = sizes[/** @type {keyof typeof sizes} */ (size)];
  const seed = Number(values.seed ?? 20_200_302);
  if (!people || !Number.isSafeInteger(seed))
    throw new CannotGoOn('Use: npm run accept -- participation [1/50 | 1/10 | full] [--seed <number>]');
  const data = newFolder('accept');
  const product = await startProduct({ data, empty: true, env: administrator });
  const acceptance = new Acceptance(product, makeTerm(seed, people, Date.now()));
  const begin = performance.now();
  let code = 1;
  try {
    await acceptance.run();
    code = 0;
  } finally {
    await product.stop();
    const { moments, compared, wrong } = acceptance;
    const seconds = Math.round((performance.now() - begin) / 1000);
    say(JSON.stringify({ accept: 'participation', size, seed, moments, compared, wrong, seconds, ok: code === 0 }));
    if (code === 0) rmSync(data, { recursive: true, force: true });
    else say(`What it left, with all logs: ${data}`);
  }
  return code;
}

await run(() => main(process.argv.slice(2)));
process.exit();
