/**
 * What the person at the terminal reads: short lines, one thought each.
 */

/** An expected end: the message is one whole sentence that says what to do, and no stack trace follows. */
export class CannotGoOn extends Error {}

/** @param {string} line one line for the terminal */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** @param {string} line one line for the terminal's error stream */
export function warn(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Says what is under way, and afterwards how long it took.
 * @template T
 * @param {string} what for example "Installing Debian packages"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(what, work) {
  say(`… ${what}`);
  const start = performance.now();
  const result = await work();
  say(`✓ ${what} (${seconds(performance.now() - start)})`);
  return result;
}

/**
 * @param {number} milliseconds
 * @returns {string} such as "0.4 s", "12 s" or "3 min 5 s"
 */
export function seconds(milliseconds) {
  const whole = milliseconds / 1000;
  if (whole < 10) return `${whole.toFixed(1)} s`;
  if (whole < 60) return `${Math.round(whole)} s`;
  return `${Math.floor(whole / 60)} min ${Math.round(whole % 60)} s`;
}

/**
 * Columns aligned for a terminal in which Chinese characters are two cells wide.
 * @param {string[][]} rows the first row is the heading
 * @returns {string}
 */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => cells(row[column] ?? ''))));
  const line = (row) =>
    row
      .map((text, column) => text + ' '.repeat(widths[column] - cells(text)))
      .join('  ')
      .trimEnd();
  const [heading, ...rest] = rows;
  return [line(heading), widths.map((width) => '─'.repeat(width)).join('  '), ...rest.map(line)].join('\n');
}

/**
 * @param {string} text
 * @returns {number} how many terminal cells it takes
 */
export function cells(text) {
  let count = 0;
  for (const character of text)
    count +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u.test(
        character,
      )
        ? 2
        : 1;
  return count;
}

/**
 * Runs a script's main function; an expected end becomes one sentence and exit code 1.
 * @param {() => Promise<number | void>} main returns the exit code
 */
export async function run(main) {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof CannotGoOn) warn(error.message);
    else if (isDiskFull(error)) warn('It stopped because the disk is full: free some room, then try again.');
    else throw error;
  }
}

/**
 * @param {unknown} error
 * @returns {boolean} whether nothing could be written for want of room
 */
export function isDiskFull(error) {
  return /** @type {NodeJS.ErrnoException} */ (error)?.code === 'ENOSPC';
}
