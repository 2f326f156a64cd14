/**
 * Where things lie: the project, its data, its tools.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Downloads and builds that may be made anew at any time. */
export const cache = join(root, '.cache');

/**
 * The folder that holds all data of one installation.
 * @param {Record<string, string | undefined>} [environment]
 */
export function dataFolder(environment = process.env) {
  return resolve(environment.YUNQIAO_DATA || join(root, '.yunqiao'));
}

/** The Node that the lockfile pins; before the first installation there is none, and null is returned. */
export function pinnedNode() {
  const found = [`${process.platform}-${process.arch}`, 'linux-x64', 'linux-arm64']
    .map((platform) => join(root, 'node_modules', `node-${platform}`, 'bin', 'node'))
    .find((path) => existsSync(path));
  return found ?? null;
}

/**
 * The environment in which project tools run: the pinned Node first on PATH, nothing left behind, nothing reported.
 * @param {Record<string, string | undefined>} [more]
 */
export function toolEnvironment(more = {}) {
  const PATH = `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? '/usr/bin:/bin'}`;
  return { ...process.env, PATH, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', DO_NOT_TRACK: '1', ...more };
}
