/**
 * `npm test`: the same set-up as `npm start`, then every check there is. `-- --only unit,int` runs some of them.
 */
import { rmSync } from 'node:fs';
import { judge, lastLine, sum } from './counts.mjs';
import { runInLanes } from './lanes.mjs';
import { makeLivekit } from './livekit.mjs';
import { provision } from './provision.mjs';
import { CannotGoOn, run, say, seconds } from './say.mjs';
import { untilAskedToStop } from './signals.mjs';
import { makeResults, steps } from './steps.mjs';
import { makeVersitygw } from './versitygw.mjs';

/**
 * @param {string[]} words of the command line
 * @param {string[]} names of all steps
 * @returns {string[]} names of those to run
 */
export function chosen(words, names) {
  const given = words.flatMap((word) => (word.startsWith('--only=') ? ['--only', word.slice(7)] : [word]));
  if (given.length === 0) return names;
  const wanted = given[1]?.split(',').filter(Boolean) ?? [];
  const unknown = wanted.find((name) => !names.includes(name));
  if (given[0] === '--only' && given.length === 2 && wanted.length > 0 && unknown === undefined) return wanted;
  throw new CannotGoOn(`${unknown ? `There is no step "${unknown}". ` : ''}Use: npm test -- --only ${names.join(',')}`);
}

/**
 * @param {import('./steps.mjs').Step} step
 * @param {(counts: import('./counts.mjs').Counts) => void} tell
 */
async function runStep(step, tell) {
  if (step.result) rmSync(step.result.file, { force: true });
  const start = performance.now();
  const { code, output } = await step.run().catch((error) => ({ code: 1, output: explain(error) }));
  const counts = judge(code, step.result);
  const mark = counts.failed === 0 ? '✓' : '✗';
  say(`${mark} ${step.name}: ${step.what} — ${lastLine(counts)} (${seconds(performance.now() - start)})`);
  if (counts.failed > 0) say(`${indent(output)}\n`);
  tell(counts);
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
  const names = chosen(
    words,
    steps.map((step) => step.name),
  );
  const start = performance.now();
  void untilAskedToStop().then(() => process.exit(130));
  if (names.includes('s3')) makeVersitygw().catch(() => undefined);
  if (names.includes('livekit')) makeLivekit().catch(() => undefined);
  await provision({ tests: true });
  makeResults();
  /** @type {import('./counts.mjs').Counts[]} */
  const all = [];
  const wanted = steps.filter((step) => names.includes(step.name));
  await runInLanes(wanted.map((step) => ({ ...step, run: () => runStep(step, (counts) => all.push(counts)) })));
  const total = sum(all);
  say(`\nAll in ${seconds(performance.now() - start)}.`);
  say(lastLine(total));
  return total.failed === 0 ? 0 : 1;
}

await run(() => main(process.argv.slice(2)));
process.exit();
