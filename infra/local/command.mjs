/**
 * Runs one command to its end and keeps what it said. Its process group ends with this process.
 */
import { killGroup, spawnGuarded, unguard } from './guard.mjs';

/**
 * @typedef {{ code: number, output: string }} Outcome code is 1 when a signal ended it
 * @typedef {object} CommandOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env]
 * @property {(line: string) => void} [onLine] is told each line as it comes
 * @property {string} [input] for its standard input
 * @property {number} [limit] milliseconds after which it is ended, with all that it started
 */

/**
 * @param {string} program
 * @param {string[]} parameters
 * @param {CommandOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function runCommand(program, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawnGuarded(program, parameters, {
      cwd: options.cwd,
      env: options.env,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    const group = child.pid;
    const heard = listen(child, options.onLine);
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.input);
    const limit = options.limit ? setTimeout(() => killGroup(group), options.limit) : undefined;
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(limit);
      const finish = () => resolve({ code: code ?? 1, output: heard() });
      const lastCall = setTimeout(finish, 3000);
      child.once('close', () => {
        clearTimeout(lastCall);
        finish();
      });
      killGroup(group);
      unguard(group);
    });
  });
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {((line: string) => void) | undefined} onLine
 * @returns {() => string} everything heard, asked for at the end
 */
function listen(child, onLine) {
  let output = '';
  let rest = '';
  const take = (chunk) => {
    output += chunk;
    const lines = (rest + chunk).split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (onLine) lines.forEach(onLine);
  };
  child.stdout?.setEncoding('utf8').on('data', take);
  child.stderr?.setEncoding('utf8').on('data', take);
  return () => {
    if (rest && onLine) onLine(rest);
    return output;
  };
}
