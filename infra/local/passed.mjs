/**
 * What passed need not run again on the same day while nothing that it could read has changed: no file of the checkout,
 * no npm package, no program. See docs/decisions/0008.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { whereIs } from './debian.mjs';
import { cache, pinnedNode, root } from './places.mjs';

const validMilliseconds = 24 * 3600 * 1000;

/** What of the surroundings may change what a test finds. */
const variables = ['TZ', 'LANG', 'LC_ALL', 'NODE_OPTIONS', 'KILL_SEED', 'CHROMIUM_PATH'];

/**
 * @typedef {{ key: string, at: number }} Pass
 * @typedef {import('./steps.mjs').Step} Step
 */

/**
 * @param {string} [folder] the checkout
 * @returns {string | null} changes when anything does that a step could read; null where git does not know the folder
 */
export function everythingNow(folder = root) {
  const files = filesOf(folder);
  if (files === null) return null;
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(contentOf(join(folder, file)))
      .update('\0');
  const packages = join(folder, 'node_modules', '.package-lock.json');
  hash.update(existsSync(packages) ? readFileSync(packages) : 'no packages');
  // The Node that runs the steps: the first `npm test` of a clone is begun by another one than those that follow it.
  const node = versionOf(pinnedNode() ?? process.execPath);
  hash.update(JSON.stringify([node, process.arch, variables.map((name) => process.env[name])]));
  return hash.digest('hex');
}

/**
 * @param {Step} step
 * @param {string | null} [everything]
 * @returns {string | null} changes when the step could come out differently; null when it always has to run
 */
export function keyOf({ reuse }, everything = everythingNow()) {
  if (!reuse || everything === null) return null;
  return `${everything} ${JSON.stringify(reuse.programs.map(versionOf))}`;
}

/**
 * @param {string} folder
 * @returns {string[] | null} every file that git keeps or would keep, sorted
 */
function filesOf(folder) {
  const words = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  try {
    const list = execFileSync('git', words, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return [...new Set(list.split('\0').filter(Boolean))].sort();
  } catch (error) {
    if (typeof (/** @type {{ status?: unknown }} */ (error).status) === 'number') return null;
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
    throw error;
  }
}

/** @param {string} file */
function contentOf(file) {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (!found) return 'removed';
  if (found.isSymbolicLink()) return readlinkSync(file);
  return found.isFile() ? readFileSync(file) : 'no file';
}

/** @param {string} program */
function versionOf(program) {
  const file = whereIs(program);
  if (file === null) return null;
  const { size, mtimeMs } = statSync(file);
  return [file, size, mtimeMs];
}

/**
 * Keeps the passes of one checkout in a folder.
 */
export class Passed {
  /** @param {{ folder?: string, now?: () => number }} [options] */
  constructor({ folder = join(cache, 'passed'), now = Date.now } = {}) {
    this.folder = folder;
    this.now = now;
  }

  /**
   * Puts the report of a step's last pass back where its runner wrote it.
   * @param {Step} step
   * @param {string | null} key of now
   * @returns {number | null} the moment of that pass; null when the step has to run
   */
  restore(step, key) {
    const pass = this.#read(step);
    if (key === null || pass?.key !== key || this.now() - pass.at > validMilliseconds) return null;
    if (step.result) {
      const report = this.#reportOf(step);
      if (!existsSync(report)) return null;
      copyFileSync(report, step.result.file);
    }
    return pass.at;
  }

  /**
   * @param {Step} step that has passed
   * @param {string} key the same before and after
   */
  keep(step, key) {
    mkdirSync(this.folder, { recursive: true });
    if (step.result) copyFileSync(step.result.file, this.#reportOf(step));
    writeFileSync(this.#fileOf(step), JSON.stringify({ key, at: this.now() }));
  }

  /**
   * @param {Step} step
   * @returns {Pass | null}
   */
  #read(step) {
    const file = this.#fileOf(step);
    if (!existsSync(file)) return null;
    try {
      return JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }

  /** @param {Step} step */
  #fileOf(step) {
    return join(this.folder, `${step.name}.pass.json`);
  }

  /** @param {Step} step */
  #reportOf({ name, result }) {
    return join(this.folder, `${name}.${basename(result?.file ?? '')}`);
  }
}
