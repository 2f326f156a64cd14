/**
 * The demo data for tests: made once by the product itself, its videos in all qualities, kept as a data folder, and
 * copied for each run. Made anew when a source of api or worker, a package or a program changes, and once a day.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  mkdtempSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { askDatabase } from './ask-database.mjs';
import { fingerprint, sourceFiles } from './build.mjs';
import { runCommand } from './command.mjs';
import { whereIs } from './debian.mjs';
import { keepInstallation, requireInstallation } from './installation.mjs';
import { cache, root } from './places.mjs';
import { startProduct } from './product.mjs';
import { CannotGoOn, run, say } from './say.mjs';

const kept = join(cache, 'demo');
const validMilliseconds = 24 * 3600 * 1000;

/** @returns {string} changes when the product could make other data */
export function demoKey() {
  const folders = ['apps/api', 'apps/worker', ...readdirSync(join(root, 'libs')).map((room) => `libs/${room}`)];
  const sources = folders.filter((folder) => folder !== 'libs/ui').flatMap((folder) => sourceFiles(join(root, folder)));
  const files = [...sources, ...['package-lock.json', 'infra/local/mariadb.mjs'].map((name) => join(root, name))];
  const programs = ['mariadbd', 'ffmpeg'].map((name) => {
    const file = whereIs(name);
    return file && [file, statSync(file).size, statSync(file).mtimeMs];
  });
  return createHash('sha256')
    .update(`${fingerprint(files, root)} ${JSON.stringify(programs)}`)
    .digest('hex');
}

/**
 * Makes the demo data unless they are kept already.
 * @param {{ onLine?: (line: string) => void }} [options] is told what the product says meanwhile
 * @returns {Promise<{ folder: string, isNew: boolean }>}
 */
export async function makeDemoData({ onLine } = {}) {
  const key = demoKey();
  const folder = join(kept, 'data');
  if (isKept(key)) return { folder, isNew: false };
  rmSync(kept, { recursive: true, force: true });
  const draft = join(kept, 'draft');
  mkdirSync(draft, { recursive: true });
  const product = await startProduct({ data: draft, onLine });
  try {
    await waitForVideos(draft);
  } finally {
    await product.stop();
  }
  renameSync(draft, folder);
  writeFileSync(join(kept, 'made.json'), JSON.stringify({ key, at: Date.now() }));
  return { folder, isNew: true };
}

/** @param {string} key */
function isKept(key) {
  const file = join(kept, 'made.json');
  if (!existsSync(file)) return false;
  const made = JSON.parse(readFileSync(file, 'utf8'));
  return made.key === key && Date.now() - made.at < validMilliseconds;
}

/**
 * Gives a run a copy of its own.
 * @param {string} target a folder that is not there yet
 * @param {{ onLine?: (line: string) => void }} [options]
 */
async function copyDemoData(target, options) {
  const { folder } = await makeDemoData(options);
  const { code, output } = await runCommand('cp', ['-a', '--reflink=auto', '--', folder, target]);
  if (code !== 0) throw new CannotGoOn(`The demo data could not be copied to ${target}: ${output.trim()}`);
  forgetPorts(target);
}

/**
 * Starts the whole product on a private port, on a private copy of the demo data.
 * @param {{ onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ url: string, data: string, port: number, stop: () => Promise<void>, remove: () => void }>} `remove` the
 *   copy once it has stopped
 */
export async function startDemoProduct(options) {
  const folder = mkdtempSync(join(tmpdir(), 'yunqiao-demo-'));
  const data = join(folder, 'data');
  await copyDemoData(data, options);
  const product = await startProduct({ data, ...options });
  return { ...product, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/**
 * Copies that start at the same time would want the same ports.
 * @param {string} data
 */
function forgetPorts(data) {
  const installation = requireInstallation(data);
  const ports = Object.keys(installation).filter((name) => name.endsWith('Port'));
  keepInstallation(data, { ...installation, ...Object.fromEntries(ports.map((name) => [name, 0])) });
}

/**
 * Waits until the worker has prepared every video of the demo.
 * @param {string} data
 */
async function waitForVideos(data) {
  const until = Date.now() + 10 * 60_000;
  while (Date.now() < until) {
    const [{ waiting, failed }] = await askDatabase(
      data,
      "SELECT SUM(state NOT IN ('ready', 'failed')) AS waiting, SUM(state = 'failed') AS failed FROM media",
    );
    if (Number(failed) > 0) throw new CannotGoOn(`${failed} videos of the demo could not be prepared: ${data}/logs`);
    if (Number(waiting) === 0) return;
    await pause(500);
  }
  throw new CannotGoOn('The videos of the demo were not prepared within ten minutes.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await run(async () => {
    const { isNew } = await makeDemoData({ onLine: say });
    if (!isNew) say('The demo data are kept from an earlier run.');
  });
}
