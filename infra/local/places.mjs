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

/** Where Nx puts its sockets; their paths may not be long, so that a deep checkout leaves them where Nx wants them. */
const sockets = join(cache, 'nx');

/**
 * The environment in which project tools run: the pinned Node first on PATH, nothing left behind or outside the
 * project, nothing reported.
 * @param {Record<string, string | undefined>} [more]
 */
export function toolEnvironment(more = {}) {
  return {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? '/usr/bin:/bin'}`,
    NODE_COMPILE_CACHE: join(cache, 'compiled'),
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_SKIP_NATIVE_FILE_CACHE: 'true',
    ...(sockets.length <= 80 && { NX_SOCKET_DIR: sockets }),
    DO_NOT_TRACK: '1',
    ...more,
  };
}
