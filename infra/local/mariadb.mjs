/**
 * A private MariaDB: own data folder, own port on the loopback address, own user. It never meets another MariaDB.
 */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { runCommand } from './command.mjs';
import { whereIs } from './debian.mjs';
import { Part, lastLines } from './process.mjs';
import { CannotGoOn } from './say.mjs';

/** The name of the database, and of its user. */
export const databaseName = 'yunqiao';

/**
 * @typedef {object} MariadbOptions
 * @property {string} folder where everything of this server lies
 * @property {number} port
 * @property {string} password of the user "yunqiao"
 * @property {string} log
 * @property {Record<string, string | undefined>} [env] unless told, this process's own
 * @property {boolean} [mayCreateDatabases] for tests: the user may do everything on this server
 */

/**
 * Makes the data folder when there is none, starts the server and waits until it answers.
 * @param {MariadbOptions} options
 * @returns {Promise<{ part: Part, url: string }>}
 */
export async function startMariadb(options) {
  await prepare(options);
  const part = new Part({
    name: 'MariaDB',
    program: whereIs('mariadbd') ?? 'mariadbd',
    parameters: settings(options),
    env: options.env,
    log: options.log,
    patience: 30_000,
  });
  await waitForGreeting(part, options);
  const path = options.mayCreateDatabases ? '' : databaseName;
  return { part, url: addressOf(options, path) };
}

/** The kernel takes no longer name of a socket, its closing zero byte included. */
const longestSocket = 107;

/**
 * A connection over a socket file costs the api about a tenth less than one over TCP.
 * @param {string} folder of the server
 * @returns {string | null} null where the path would be too long for a socket; TCP serves all the same
 */
export function socketOf(folder) {
  const path = join(folder, 'socket');
  return Buffer.byteLength(path) <= longestSocket ? path : null;
}

/**
 * @param {{ folder: string, port: number, password: string }} server
 * @param {string} database
 * @returns {string} the address for the api and the worker
 */
export function addressOf({ folder, port, password }, database) {
  const socket = socketOf(folder);
  const way = socket ? `?socketPath=${encodeURIComponent(socket)}` : '';
  return `mysql://${databaseName}:${password}@127.0.0.1:${port}/${database}${way}`;
}

/** @param {MariadbOptions} options */
function settings({ folder, port }) {
  return [
    '--no-defaults',
    `--user=${userInfo().username}`,
    `--datadir=${join(folder, 'data')}`,
    `--socket=${socketOf(folder) ?? ''}`,
    `--pid-file=${join(folder, 'mariadb.pid')}`,
    `--init-file=${join(folder, 'init.sql')}`,
    `--secure-file-priv=${join(folder, 'exchange')}`,
    `--tmpdir=${join(folder, 'tmp')}`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--skip-name-resolve',
    '--skip-log-bin',
    '--local-infile=0',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_unicode_520_ci',
    '--default-time-zone=+00:00',
    '--transaction-isolation=READ-COMMITTED',
    '--sql-mode=TRADITIONAL,ONLY_FULL_GROUP_BY',
    '--innodb-flush-log-at-trx-commit=1',
    '--innodb-buffer-pool-size=256M',
    '--innodb-log-file-size=128M',
    '--max-connections=200',
    '--max-allowed-packet=64M',
    '--log-warnings=1',
  ];
}

/**
 * A first start makes the system tables in a folder beside, so that an interrupted one leaves nothing half-made.
 * @param {MariadbOptions} options
 */
async function prepare(options) {
  const data = join(options.folder, 'data');
  for (const name of ['exchange', 'tmp']) mkdirSync(join(options.folder, name), { recursive: true, mode: 0o700 });
  writeFileSync(join(options.folder, 'init.sql'), firstWords(options), { mode: 0o600 });
  if (existsSync(data)) return;
  rmSync(`${data}.draft`, { recursive: true, force: true });
  await makeSystemTables(options.folder);
  renameSync(`${data}.draft`, data);
}

/**
 * Debian's script does not bear a space in the path of the data folder, so it gets to see a short way there.
 * @param {string} folder
 */
async function makeSystemTables(folder) {
  const way = mkdtempSync(join(tmpdir(), 'yunqiao-mariadb-'));
  symlinkSync(folder, join(way, 'to'));
  const { code, output } = await runCommand(whereIs('mariadb-install-db') ?? 'mariadb-install-db', [
    '--no-defaults',
    `--user=${userInfo().username}`,
    `--datadir=${join(way, 'to', 'data.draft')}`,
    '--auth-root-authentication-method=socket',
    '--skip-test-db',
    '--skip-name-resolve',
    '--innodb-log-file-size=128M',
  ]).finally(() => rmSync(way, { recursive: true }));
  if (code !== 0)
    throw new CannotGoOn(
      `MariaDB could not make its data folder ${folder}: ${reason(output.split('\n').filter(Boolean))}`,
    );
}

/**
 * What the server does at each start: the database and its user (by TCP, and by the socket) are there, with today's password.
 * @param {MariadbOptions} options
 */
function firstWords({ password, mayCreateDatabases }) {
  const users = ['127.0.0.1', 'localhost'].map((host) => `'${databaseName}'@'${host}'`);
  return [
    `CREATE DATABASE IF NOT EXISTS ${databaseName} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;`,
    ...users.flatMap((user) => [
      `CREATE USER IF NOT EXISTS ${user} IDENTIFIED BY '${password}';`,
      `ALTER USER ${user} IDENTIFIED BY '${password}';`,
      mayCreateDatabases
        ? `GRANT ALL ON *.* TO ${user} WITH GRANT OPTION;`
        : `GRANT ALL ON ${databaseName}.* TO ${user};`,
    ]),
    '',
  ].join('\n');
}

/**
 * The server greets whoever connects once it is ready; until then the connection stays silent or is refused.
 * @param {Part} part
 * @param {MariadbOptions} options
 */
async function waitForGreeting(part, options) {
  const until = Date.now() + 120_000;
  while (Date.now() < until) {
    if (part.end !== null)
      throw new CannotGoOn(
        `MariaDB did not start (${part.end}): ${reason(lastLines(options.log))} Log: ${options.log}`,
      );
    if (await isGreeted(options)) return;
    await pause(50);
  }
  await part.stop();
  throw new CannotGoOn(`MariaDB did not answer within two minutes; its log is ${options.log}.`);
}

/**
 * Asked over the socket where there is one: on the port somebody else might greet, who took it a moment before.
 * @param {{ folder: string, port: number }} server
 */
function isGreeted({ folder, port }) {
  const path = socketOf(folder);
  return new Promise((resolve) => {
    const socket = createConnection(path ? { path } : { port, host: '127.0.0.1' });
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(2000, () => finish(false));
    socket.once('data', () => finish(true));
    socket.once('error', () => finish(false));
    socket.once('end', () => finish(false));
  });
}

/**
 * @param {string[]} lines of a MariaDB log
 * @returns {string} the line that tells most, without its time stamp
 */
export function reason(lines) {
  const found =
    lines.filter((line) => /\[ERROR\]|No space left|errno|FATAL/i.test(line)).at(0) ??
    lines.at(-1) ??
    'it said nothing.';
  const sentence = found.replace(/^\d{4}-\d\d-\d\d +[\d:]+ \d+ /, '').trim();
  return /[.!]$/.test(sentence) ? sentence : `${sentence}.`;
}
