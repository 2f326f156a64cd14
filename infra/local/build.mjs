/**
 * The build of api, worker, learn and studio: made anew only when a source changed since the last one.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runCommand } from './command.mjs';
import { cache, root, toolEnvironment } from './places.mjs';
import { CannotGoOn, step } from './say.mjs';

const passedOver = new Set(['node_modules', 'dist', 'dist-types', 'results', 'screenshots', '.nx', '.cache']);
const results = [
  'apps/api/dist/main.js',
  'apps/api/dist/cli.js',
  'apps/worker/dist/main.js',
  'apps/learn/dist/index.html',
  'apps/studio/dist/index.html',
];
const stamp = join(cache, 'build.sha256');

/**
 * @param {string} folder
 * @returns {string[]} all source files below it, sorted
 */
export function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !passedOver.has(name) && !/\.(spec|int-spec|alone-spec|test)\.ts$|\.tsbuildinfo$/.test(name))
    .flatMap((entry) => (entry.isDirectory() ? sourceFiles(join(folder, entry.name)) : [join(folder, entry.name)]))
    .sort();
}

/**
 * @param {string[]} files
 * @param {string} base paths count relative to it
 * @returns {string} changes when a file's name or content does
 */
export function fingerprint(files, base) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${relative(base, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

/** @returns {string} the fingerprint of everything that the build reads */
export function sourcesNow() {
  const tops = ['package.json', 'package-lock.json', 'schema.graphql', 'tsconfig.base.json', 'tsconfig.server.json'];
  const files = ['apps', 'libs', 'infra/build']
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => sourceFiles(join(root, folder)));
  return fingerprint([...files, ...tops.map((name) => join(root, name)).filter((file) => existsSync(file))], root);
}

/** @returns {boolean} whether what lies in the dist folders was made from the sources of now */
export function isBuilt() {
  if (!results.every((file) => existsSync(join(root, file)))) return false;
  return existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === sourcesNow();
}

/** Builds when that is needed. */
export async function build() {
  if (isBuilt()) return;
  await step('Building api, worker, learn and studio', async () => {
    const before = sourcesNow();
    const { code, output } = await runCommand('nx', ['run-many', '-t', 'build', '--parallel=2'], {
      cwd: root,
      env: toolEnvironment(),
    });
    if (code !== 0)
      throw new CannotGoOn(`${output.trim()}\n\nThe build did not succeed: mend what is named above, then try again.`);
    markBuilt(before);
  });
}

/**
 * Remembers what was built.
 * @param {string} sources their fingerprint before the build began
 */
export function markBuilt(sources) {
  mkdirSync(cache, { recursive: true });
  writeFileSync(stamp, `${sources}\n`);
}
