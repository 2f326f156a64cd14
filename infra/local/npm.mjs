/**
 * npm packages: whether what the lockfile names is installed, and its installation.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.mjs';
import { root } from './places.mjs';
import { CannotGoOn, say, seconds, step } from './say.mjs';

/**
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, peer?: boolean, devOptional?: boolean }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

/**
 * npm keeps a list of what it installed in node_modules/.package-lock.json and writes it last.
 * @param {Lock} wanted the project's package-lock.json
 * @param {Lock} installed npm's own list
 * @returns {boolean} whether everything wanted is there in its version
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages).every(([place, entry]) => {
    if (!place.includes('node_modules/')) return true;
    const there = installed.packages[place];
    if (!there) return Boolean(entry.optional || entry.devOptional);
    return Boolean(there.link) === Boolean(entry.link) && there.version === entry.version;
  });
}

/** @returns {boolean} */
function isUpToDate() {
  const list = join(root, 'node_modules', '.package-lock.json');
  return existsSync(list) && isInstalled(readLock(join(root, 'package-lock.json')), readLock(list));
}

/**
 * @param {string} file
 * @returns {Lock}
 */
function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Installs the lockfile's packages when they are not there; no package gets to run a script. */
export async function installModules() {
  if (isUpToDate()) return;
  await step('Installing the npm packages', install);
}

async function install() {
  const total = Object.keys(readLock(join(root, 'package-lock.json')).packages).length;
  const start = performance.now();
  let fetched = 0;
  let told = 0;
  const ticker = setInterval(() => {
    const share = `${Math.min(99, Math.round((fetched / total) * 100))} % fetched`;
    say(
      `  npm packages: ${fetched > 0 && fetched === told ? 'unpacking' : share}, ${seconds(performance.now() - start)}`,
    );
    told = fetched;
  }, 10_000);
  const onLine = (line) => {
    if (/ http fetch GET 200 /.test(line) || / http cache /.test(line)) fetched += 1;
  };
  const parameters = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'];
  const { code, output } = await runCommand('npm', parameters, { cwd: root, onLine }).finally(() =>
    clearInterval(ticker),
  );
  if (code !== 0) throw new CannotGoOn(complaint(output));
}

/**
 * @param {string} output of npm
 * @returns {string} one sentence
 */
export function complaint(output) {
  if (/ENOSPC/.test(output))
    return 'The disk is full: npm could not write its packages; free about 3 GB, then try again.';
  const lines = output
    .split('\n')
    .filter(
      (line) => /^npm (error|ERR!)/.test(line) && !/A complete log|^npm (error|ERR!) (code|errno|syscall)/.test(line),
    );
  const line = lines.map((text) => text.replace(/^npm (error|ERR!) ?/, '').trim()).find(Boolean) ?? 'it gave no reason';
  return `"npm ci" did not succeed (${line}): look at the connection to the package registry, then try again.`;
}
