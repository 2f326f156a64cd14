/**
 * Debian packages: which are missing, and how they get installed without starting a daemon.
 */
import { chmodSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { CannotGoOn, step } from './say.mjs';
import { runCommand } from './command.mjs';

/**
 * What the product calls, and the Debian package that brings it. A font has no program, so its folder is asked.
 * @type {{ package: string, finds: string[] }[]}
 */
export const productPackages = [
  { package: 'mariadb-server-core', finds: ['mariadbd'] },
  { package: 'mariadb-client-core', finds: ['my_print_defaults'] },
  { package: 'redis-server', finds: ['redis-server'] },
  { package: 'ffmpeg', finds: ['ffmpeg', 'ffprobe'] },
  { package: 'fonts-wqy-microhei', finds: ['/usr/share/fonts/truetype/wqy'] },
  { package: 'poppler-utils', finds: ['pdftoppm', 'pdfinfo', 'pdftotext'] },
  // How Chinese is written in PDF files that do not say it themselves.
  { package: 'poppler-data', finds: ['/usr/share/poppler/cMap'] },
  { package: 'fonts-noto-cjk', finds: ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'] },
];

/**
 * Makes slides of PowerPoint and OpenDocument files. 78 MB to load and 240 MB on disk, so that who starts the product
 * decides about it; the tests have it wherever it can be installed.
 */
export const officePackages = [{ package: 'libreoffice-impress-nogui', finds: ['soffice'] }];

/** What stands before the product in real deployments: the tests look at its configuration in infra/nginx. */
export const proxyPackages = [
  { package: 'nginx', finds: ['nginx'] },
  { package: 'libnginx-mod-http-js', finds: ['/usr/lib/nginx/modules/ngx_http_js_module.so'] },
];

/** What makes the demo data nicer where it can be installed: a voice for the demo's videos, which have tones without. */
export const demoPackages = [{ package: 'espeak-ng', finds: ['espeak-ng'] }];

/** What the tests need besides. */
export const testPackages = [{ package: 'chromium', finds: ['chromium'] }];

const policyFile = '/usr/sbin/policy-rc.d';

/**
 * @param {string} name of a program
 * @param {string} [path] folders to look into
 * @returns {string | null} where the program lies
 */
export function whereIs(name, path = `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin`) {
  if (name.startsWith('/')) return existsSync(name) ? name : null;
  return (
    path
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, name))
      .find((file) => existsSync(file)) ?? null
  );
}

/**
 * @param {{ package: string, finds: string[] }[]} wanted
 * @param {(name: string) => string | null} [find]
 * @returns {string[]} the packages that have to be installed
 */
export function missingPackages(wanted, find = whereIs) {
  return wanted.filter(({ finds }) => finds.some((name) => find(name) === null)).map((one) => one.package);
}

const commandFor = (/** @type {string[]} */ missing) =>
  `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;

/** @typedef {{ isDebian?: boolean, isRoot?: boolean }} Machine this one unless told */

/** @param {Machine} [machine] */
function rightsOn({ isDebian = whereIs('apt-get') !== null, isRoot = process.getuid?.() === 0 } = {}) {
  return { isDebian, mayInstall: isDebian && isRoot };
}

/**
 * @param {Machine} [machine]
 * @returns {{ package: string, finds: string[] }[]} what is installed for the demo: nothing where we may not
 */
export function wantedForDemo(machine) {
  return rightsOn(machine).mayInstall ? demoPackages : [];
}

/**
 * @param {Machine} [machine]
 * @returns {{ package: string, finds: string[] }[]} what some tests want and others do not: they are skipped where it is missing
 */
export function wantedForTests(machine) {
  return rightsOn(machine).mayInstall ? [...officePackages, ...proxyPackages] : [];
}

/**
 * Ends with a sentence when something is missing that this user cannot install.
 * @param {string[]} missing packages
 * @param {Machine} [machine]
 */
export function requireInstallable(missing, machine) {
  const { isDebian, mayInstall } = rightsOn(machine);
  if (missing.length === 0 || mayInstall) return;
  if (isDebian) {
    throw new CannotGoOn(
      `Some Debian packages are missing: run "sudo sh -c '${commandFor(missing)}'" once, then try again.`,
    );
  }
  throw new CannotGoOn(
    `Yunqiao needs ${missing.join(', ')}: install the programs of these Debian packages, then try again.`,
  );
}

/**
 * Installs what is missing; runs nothing when nothing is.
 * @param {{ package: string, finds: string[] }[]} wanted
 */
export async function installPackages(wanted) {
  const missing = missingPackages(wanted);
  if (missing.length === 0) return;
  requireInstallable(missing);
  await step(`Installing the Debian packages ${missing.join(', ')}`, () => install(missing));
  const still = missingPackages(wanted);
  if (still.length === 0) return;
  throw new CannotGoOn(
    `Debian's ${still.join(', ')} is installed but its programs are not there: run "${commandFor(still)}" and look at its answer.`,
  );
}

/** @param {string[]} packages */
async function install(packages) {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', APT_LISTCHANGES_FRONTEND: 'none' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  const putBack = forbidDaemons();
  try {
    await apt(['update', '-q', ...wait], environment);
    await apt(['install', '-q', '-y', '--no-install-recommends', ...wait, ...packages], environment);
  } finally {
    putBack();
  }
  for (const daemon of ['redis-server', 'nginx']) if (packages.includes(daemon)) keepFromBoot(daemon);
}

/**
 * @param {string[]} parameters
 * @param {Record<string, string | undefined>} environment
 */
async function apt(parameters, environment) {
  const { code, output } = await runCommand('apt-get', parameters, { env: environment });
  if (code === 0) return;
  const reason =
    output
      .split('\n')
      .filter((line) => /^[EW]: /.test(line))
      .at(-1) ?? output.trim().split('\n').at(-1);
  throw new CannotGoOn(`"apt-get ${parameters[0]}" did not succeed (${reason}): mend this, then try again.`);
}

/**
 * While packages are installed, Debian starts none of their daemons.
 * @returns {() => void} puts back what was there before
 */
function forbidDaemons() {
  const kept = `${policyFile}.before-yunqiao`;
  const had = existsSync(policyFile) || existsSync(kept);
  if (existsSync(policyFile) && !existsSync(kept)) renameSync(policyFile, kept);
  writeFileSync(policyFile, '#!/bin/sh\n# Written by Yunqiao while it installs packages.\nexit 101\n');
  chmodSync(policyFile, 0o755);
  return () => {
    if (had) renameSync(kept, policyFile);
    else rmSync(policyFile, { force: true });
  };
}

/**
 * A daemon that came only because its program was wanted does not start at the next boot either.
 * @param {string} service
 */
function keepFromBoot(service) {
  if (whereIs('update-rc.d')) execFileSync('update-rc.d', [service, 'disable'], { stdio: 'ignore' });
}
