/**
 * Runs one command to its end and keeps what it said.
 */
import { spawn } from 'node:child_process';

/**
 * @typedef {{ code: number, output: string }} Outcome code 128 + n when a signal ended it
 */

/**
 * @param {string} program
 * @param {string[]} parameters
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, onLine?: (line: string) => void, input?: string, signal?: AbortSignal }} [options]
 * @returns {Promise<Outcome>}
 */
export function runCommand(program, parameters, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      signal: options.signal,
      stdio: [options.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    let output = '';
    let rest = '';
    const take = (chunk) => {
      output += chunk;
      if (!options.onLine) return;
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? '';
      lines.forEach(options.onLine);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    if (child.stdin) child.stdin.end(options.input);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (rest && options.onLine) options.onLine(rest);
      resolve({ code: code ?? (signal === 'SIGTERM' ? 143 : 137), output });
    });
  });
}
