/**
 * Everything that has to be on the machine before something of ours can run.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  installPackages,
  missingPackages,
  productPackages,
  requireInstallable,
  testPackages,
  wantedForDemo,
  wantedForTests,
} from './debian.mjs';
import { requireRoom } from './disk.mjs';
import { installModules } from './npm.mjs';
import { pinnedNode, root } from './places.mjs';
import { CannotGoOn } from './say.mjs';

/**
 * Installs what is missing, Debian's and npm's packages side by side; when nothing is missing nothing is run.
 * @param {{ tests?: boolean }} [options] whether the browser for the tests is wanted too
 * @returns {Promise<string>} the Node to run the product with
 */
export async function provision({ tests = false } = {}) {
  requireNode(process.versions.node);
  const packages = [...productPackages, ...wantedForDemo(), ...(tests ? [...testPackages, ...wantedForTests()] : [])];
  const missing = missingPackages(packages);
  requireInstallable(missing);
  if (!existsSync(join(root, 'node_modules')) || missing.length > 0) requireRoom(root, 3);
  await Promise.all([installPackages(packages), installModules()]);
  return productNode();
}

/** @param {string} version of the Node that runs this */
export function requireNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new CannotGoOn(
    `Yunqiao needs Node 20.19 or newer and this is ${version}: install a newer Node, then try again.`,
  );
}

/** @returns {string} */
export function productNode() {
  const pinned = pinnedNode();
  if (pinned) return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new CannotGoOn(
    `There is no pinned Node for ${process.platform} on ${process.arch}: install Node 24 yourself, then try again.`,
  );
}
