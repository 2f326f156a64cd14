/**
 * `npm start`: from a bare machine to a running Yunqiao, and to its end. `--empty` brings no demo data, `--dev` reloads.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getAdministrator } from './administrator.mjs';
import { build } from './build.mjs';
import { conferencePorts, makeConference, startConference } from './conference.mjs';
import { startWebApps, tellWebApps, watchServers } from './development.mjs';
import { makeFolder, requireRoom, watchRoom } from './disk.mjs';
import { productEnvironment } from './environment.mjs';
import { findInstallation, keepInstallation, newInstallation } from './installation.mjs';
import { takeLock } from './lock.mjs';
import {
  appOf,
  commandLine,
  mariadbOf,
  redisOf,
  isReadyWithin,
  reportingOf,
  stopOrder,
  waitUntilReady,
} from './parts.mjs';
import { dataFolder } from './places.mjs';
import { freePort, isFree, readPort } from './ports.mjs';
import { provision, requireNode } from './provision.mjs';
import { CannotGoOn, run, say, step, table, warn } from './say.mjs';
import { onSecondThought, untilAskedToStop } from './signals.mjs';
import { Supervisor } from './supervisor.mjs';

/**
 * @param {string[]} words of the command line
 * @returns {{ isEmpty: boolean, isDevelopment: boolean }}
 */
export function readOptions(words) {
  const unknown = words.find((word) => !['--empty', '--dev'].includes(word));
  if (unknown)
    throw new CannotGoOn(
      `"${unknown}" is not known here: npm start knows --empty, and "npm run dev" is for development.`,
    );
  return { isEmpty: words.includes('--empty'), isDevelopment: words.includes('--dev') };
}

/** @returns {Promise<number>} */
async function getFreePort() {
  const port = readPort(process.env.PORT, 8080);
  if (port === null) throw new CannotGoOn(`PORT=${process.env.PORT} is no port: give a number from 1 to 65535.`);
  const isOurs = (await isFree(port, '127.0.0.1')) && (await isFree(port, '0.0.0.0'));
  if (isOurs) return port;
  throw new CannotGoOn(
    `Port ${port} is taken: stop the program that uses it, or choose another port with PORT=${port + 1} npm start.`,
  );
}

/**
 * What the data folder remembers; a folder that holds the demo data stays so, an empty one too.
 * @param {string} data
 * @param {boolean} isEmpty
 */
function openInstallation(data, isEmpty) {
  const installation = findInstallation(data) ?? newInstallation(isEmpty ? 'empty' : 'demo');
  if (isEmpty && installation.begun === 'demo') {
    throw new CannotGoOn(
      `The data folder ${data} was begun with demo data: for an empty Yunqiao choose another folder, as in YUNQIAO_DATA=~/yunqiao-data npm start -- --empty.`,
    );
  }
  return installation;
}

/**
 * @param {import('./parts.mjs').Running} running
 * @param {Supervisor} supervisor
 * @param {import('./administrator.mjs').Administrator | null} administrator
 */
async function startServers(running, supervisor, administrator) {
  const { data, installation } = running;
  await step('Starting MariaDB and Redis', () =>
    Promise.all([
      supervisor.keep('MariaDB', () => mariadbOf(running)),
      supervisor.keep('Redis', () => redisOf(running)),
    ]),
  );
  await step('Bringing the database up to date', () => commandLine(running, ['migrate']));
  if (installation.begun === 'demo' && !existsSync(join(data, 'demo-logins.json'))) {
    await step('Loading the demo data, once', () => commandLine(running, ['demo'], { shows: true }));
  }
  if (administrator) {
    await step('Making the first administrator', () =>
      commandLine(running, ['first-administrator'], { input: JSON.stringify(administrator) }),
    );
    keepInstallation(data, { ...installation, hasAdministrator: true });
  }
}

/**
 * @param {import('./parts.mjs').Running} running
 * @param {Supervisor} supervisor
 */
async function startApps(running, supervisor) {
  await step('Starting the api and the worker', async () => {
    await supervisor.keep('the api', () => appOf(running, 'api'));
    await supervisor.keep('the worker', () => appOf(running, 'worker'));
    await supervisor.keep('the reporting process', () => reportingOf(running), { isVital: false });
    await Promise.all([
      waitUntilReady('api', running.port),
      waitUntilReady('worker', running.installation.workerPort ?? 0),
    ]);
  });
  await step('Counting who took part', () => waitForFacts(running));
}

/**
 * Until the board can answer. A large log takes longer than anybody wants to wait: then the page says so meanwhile.
 * @param {import('./parts.mjs').Running} running
 */
async function waitForFacts({ installation }) {
  const isReady = await isReadyWithin(installation.reportingHealthPort ?? 0, 60_000);
  if (!isReady) warn('The figures of participation are still being counted; everything else works.');
}

/**
 * @param {import('./parts.mjs').Running} running
 * @param {import('./administrator.mjs').Administrator | null} administrator who was made just now
 */
function greet({ data, port, installation }, administrator) {
  const address = `http://localhost:${port}`;
  say(`Yunqiao is ready at ${address}`);
  if (administrator)
    say(
      `${administrator.displayName} signs in at ${address}/studio/ with the school 云桥联盟, the number ${administrator.accountName} and the password.`,
    );
  const file = join(data, 'demo-logins.json');
  if (installation.begun !== 'demo' || !existsSync(file)) return;
  /** @type {Record<'name' | 'school' | 'number' | 'password' | 'role' | 'what', string>[]} */
  const logins = JSON.parse(readFileSync(file, 'utf8'));
  if (logins.length === 0) return;
  const rows = logins.map(({ role, name, school, number, password, what }) => [
    role,
    name,
    school,
    number,
    password,
    what,
  ]);
  say(`\n${table([['role', 'name', 'school', 'number', 'password', 'what to look at'], ...rows])}\n`);
}

/**
 * @param {string[]} words
 * @returns {Promise<number>}
 */
async function main(words) {
  const { isEmpty, isDevelopment } = readOptions(words);
  requireNode(process.versions.node);
  const data = dataFolder();
  makeFolder(data);
  requireRoom(data, 1);
  const port = await getFreePort();
  const lock = await takeLock(data, port);
  const supervisor = new Supervisor(lock.add);
  const stopping = untilAskedToStop();
  try {
    const work = bringUp({ data, port, isEmpty, isDevelopment }, supervisor);
    work.catch(() => undefined);
    await Promise.race([work.then(() => stopping), stopping, supervisor.failed]);
    say('Stopping…');
    return 0;
  } finally {
    onSecondThought(() => supervisor.kill());
    await supervisor.stop(stopOrder);
    lock.release();
  }
}

/**
 * @param {{ data: string, port: number, isEmpty: boolean, isDevelopment: boolean }} wish
 * @param {Supervisor} supervisor
 */
async function bringUp({ data, port, isEmpty, isDevelopment }, supervisor) {
  const begun = openInstallation(data, isEmpty);
  const administrator = begun.begun === 'empty' && !begun.hasAdministrator ? await getAdministrator() : null;
  const node = await provision();
  const installation = {
    ...begun,
    databasePort: await freePort(begun.databasePort),
    redisPort: await freePort(begun.redisPort),
    ...(await conferencePorts(begun)),
    workerPort: await freePort(begun.workerPort),
    reportingPort: await freePort(begun.reportingPort),
    reportingHealthPort: await freePort(begun.reportingHealthPort),
  };
  keepInstallation(data, installation);
  const env = productEnvironment({ data, port, installation, mode: isDevelopment ? 'development' : 'production' });
  const running = { data, port, node, installation, env };
  await build();
  await startServers(running, supervisor, administrator);
  if (isDevelopment) await step('Watching the sources of api and worker', () => watchServers(running, supervisor));
  const hasConference = await startConference(running, supervisor);
  await startApps(running, supervisor);
  if (isDevelopment) await startWebApps(running, supervisor);
  greet(running, administrator);
  if (isDevelopment) tellWebApps();
  watchRoom(data, warn);
  if (!hasConference) await makeConference(running, supervisor);
}

await run(() => main(process.argv.slice(2)));
process.exit();
