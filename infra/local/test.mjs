/**
 * `npm test`: the same set-up as `npm start`, then every check there is. `-- --only unit,int` runs some of them, `-- --fresh`
 * runs them although they passed before.
 */
import { rmSync } from 'node:fs';
import { judge, lastLine, sum } from './counts.mjs';
import { runInLanes, withGround } from './lanes.mjs';
import { makeLivekit } from './livekit.mjs';
import { keyOf, Passed } from './passed.mjs';
import { provision } from './provision.mjs';
import { CannotGoOn, run, say, seconds } from './say.mjs';
import { untilAskedToStop } from './signals.mjs';
import { makeResults, steps } from './steps.mjs';
import { makeVersitygw } from './versitygw.mjs';

/**
 * @param {string[]} words of the command line
 * @param {string[]} names of all steps
 * @returns {{ names: string[], isFresh: boolean }} names of those to run, and whether earlier passes count for nothing
 */
export function chosen(words, names) {
  const given = words.flatMap((word) => (word.startsWith('--only=') ? ['--only', word.slice(7)] : [word]));
  const rest = given.filter((word) => word !== '--fresh');
  const isFresh = rest.length < given.length;
  if (rest.length === 0) return { names, isFresh };
  const wanted = rest[1]?.split(',').filter(Boolean) ?? [];
  const unknown = wanted.find((name) => !names.includes(name));
  if (rest[0] === '--only' && rest.length === 2 && wanted.length > 0 && unknown === undefined)
    return { names: wanted, isFresh };
  throw new CannotGoOn(
    `${unknown ? `There is no step "${unknown}". ` : ''}Use: npm test -- [--fresh] [--only ${names.join(',')}]`,
  );
}

const skipped = { passed: 0, failed: 0, skipped: 1 };

/**
 * @param {import('./steps.mjs').Step} step
 * @param {Passed} passed
 * @param {boolean} isFresh
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
async function runStep(step, passed, isFresh) {
  if (step.result) rmSync(step.result.file, { force: true });
  const key = keyOf(step);
  const passedAt = isFresh ? null : passed.restore(step, key);
  if (passedAt !== null) return tellPass(step, passedAt);
  const start = performance.now();
  const outcome = await step.run().catch((error) => ({ code: 1, output: explain(error) }));
  const counts = outcome === 'skipped' ? skipped : judge(outcome.code, step.result);
  const mark = counts.failed === 0 ? '✓' : '✗';
  say(`${mark} ${step.name}: ${step.what} — ${lastLine(counts)} (${seconds(performance.now() - start)})`);
  if (outcome !== 'skipped' && counts.failed > 0) say(`${indent(outcome.output)}\n`);
  else if (key !== null && key === keyOf(step)) passed.keep(step, key);
  return counts;
}

/**
 * @param {import('./steps.mjs').Step} step
 * @param {number} passedAt
 */
function tellPass(step, passedAt) {
  const counts = judge(0, step.result);
  const moment = new Date(passedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  say(
    `✓ ${step.name}: ${step.what} — ${lastLine(counts)} (from the cache: passed at ${moment}, nothing changed since)`,
  );
  return counts;
}

/** @param {Error} error */
function explain(error) {
  return error instanceof CannotGoOn ? error.message : String(error.stack);
}

/** @param {string} output */
function indent(output) {
  const lines = output.trimEnd().split('\n');
  const shown =
    lines.length > 400
      ? [...lines.slice(0, 200), `… ${lines.length - 400} lines left out …`, ...lines.slice(-200)]
      : lines;
  return shown.map((line) => `    ${line}`).join('\n');
}

/**
 * @param {string[]} words
 * @returns {Promise<number>}
 */
async function main(words) {
  const { names: wished, isFresh } = chosen(
    words,
    steps.map((step) => step.name),
  );
  const names = withGround(steps, wished);
  const start = performance.now();
  void untilAskedToStop().then(() => process.exit(130));
  if (names.includes('s3')) makeVersitygw().catch(() => undefined);
  if (names.includes('livekit')) makeLivekit().catch(() => undefined);
  await provision({ tests: true });
  makeResults();
  /** @type {import('./counts.mjs').Counts[]} */
  const all = [];
  const passed = new Passed();
  const wanted = steps.filter((step) => names.includes(step.name));
  const tasks = wanted.map((step) => ({
    ...step,
    run: async () => void all.push(await runStep(step, passed, isFresh)),
  }));
  await runInLanes(tasks);
  const total = sum(all);
  say(`\nAll in ${seconds(performance.now() - start)}.`);
  say(lastLine(total));
  return total.failed === 0 ? 0 : 1;
}

await run(() => main(process.argv.slice(2)));
process.exit();
