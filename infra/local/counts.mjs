/**
 * How many tests passed, failed and were skipped, read from the runners' own result files.
 */
import { existsSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  const add = (/** @type {Counts} */ a, /** @type {Counts} */ b) => ({
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  });
  return all.reduce(add, { passed: 0, failed: 0, skipped: 0 });
}

/**
 * Jest's form, which Vitest writes too. A file that could not be loaded has no tests and counts as one failure.
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Counts}
 */
export function fromJest(report) {
  return sum(
    report.testResults.map(({ status, assertionResults }) => {
      const passed = assertionResults.filter((test) => test.status === 'passed').length;
      const failed = assertionResults.filter((test) => test.status === 'failed').length;
      const couldNotRun = status === 'failed' && failed === 0 ? 1 : 0;
      return { passed, failed: failed + couldNotRun, skipped: assertionResults.length - passed - failed };
    }),
  );
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] }} report of Playwright
 * @returns {Counts}
 */
export function fromPlaywright({ stats, errors = [] }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/**
 * @param {string} report of node:test in JUnit's form, which ends with its counts in comments
 * @returns {Counts}
 */
export function fromNodeTest(report) {
  const count = (/** @type {string} */ name) =>
    Number(new RegExp(`<!-- ${name} (\\d+) -->`).exec(report)?.[1] ?? Number.NaN);
  const counts = {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
  if (Object.values(counts).some(Number.isNaN)) throw new SyntaxError('This is no report of node:test.');
  return counts;
}

/** How each kind of result file is read. */
const readers = {
  jest: (/** @type {string} */ text) => fromJest(JSON.parse(text)),
  playwright: (/** @type {string} */ text) => fromPlaywright(JSON.parse(text)),
  node: fromNodeTest,
};

/**
 * What a step comes to. A runner that ended badly without a failed test to show for it counts as one failure.
 * @param {number} code exit code of the runner
 * @param {{ file: string, kind: keyof typeof readers } | undefined} result undefined when the step is one check in itself
 * @returns {Counts}
 */
export function judge(code, result) {
  if (!result) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const counts = read(result);
  if (counts === null) return { passed: 0, failed: 1, skipped: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/**
 * @param {{ file: string, kind: keyof typeof readers }} result
 * @returns {Counts | null} null when the runner left no readable report
 */
function read({ file, kind }) {
  if (!existsSync(file)) return null;
  try {
    return readers[kind](readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/**
 * @param {Counts} counts
 * @returns {string} the last line of `npm test`
 */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
