/**
 * Commands of which each name is a program in a folder: `npm run bench -- api`, `npm run chaos -- meetings`.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toolEnvironment } from './places.mjs';
import { provision } from './provision.mjs';
import { CannotGoOn, say } from './say.mjs';

/**
 * @param {string} folder
 * @returns {string[]} names of the programs in it
 */
export function namesIn(folder) {
  return readdirSync(folder)
    .filter((name) => /^[a-z-]+\.mjs$/.test(name))
    .map((name) => name.replace('.mjs', ''))
    .sort();
}

/**
 * Runs the program that is named, or lists them all.
 * @param {string} command the npm script that this is
 * @param {string} folder
 * @param {string[]} words of the command line
 * @returns {Promise<number>} exit code
 */
export async function runNamed(command, folder, [name, ...words]) {
  const names = namesIn(folder);
  if (!name) {
    const lines = names.map((one) => `  ${one.padEnd(16)}${summaryOf(join(folder, `${one}.mjs`))}`);
    say([`To run with npm run ${command} -- <name>:`, ...lines].join('\n'));
    return 0;
  }
  if (!names.includes(name)) {
    throw new CannotGoOn(`There is no ${command} "${name}"; there are: ${names.join(', ')}.`);
  }
  const node = await provision();
  const program = ['--import', new URL('leave.mjs', import.meta.url).href, join(folder, `${name}.mjs`)];
  const child = spawn(node, [...program, ...words], { stdio: 'inherit', env: toolEnvironment() });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/**
 * @param {string} file of a program
 * @returns {string} what it does: what its first comment says after the command and until it goes into particulars
 */
export function summaryOf(file) {
  const [, comment = ''] = /^\/\*\*([^]*?)\*\//.exec(readFileSync(file, 'utf8')) ?? [];
  const text = comment
    .replace(/^\s*\* ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return /^`[^`]*`: (.*?)(?:[:;]|, with |\. |\.$|$)/.exec(text)?.[1] ?? '';
}
