/**
 * What one data folder remembers about itself: its secrets, its private ports, how it was begun.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotGoOn } from './say.mjs';

/**
 * @typedef {object} Installation
 * @property {string} databasePassword
 * @property {string} redisPassword
 * @property {string} secretKey 64 hexadecimal digits
 * @property {number} databasePort
 * @property {number} redisPort
 * @property {string} livekitKey names the secret of the conference server
 * @property {string} livekitSecret
 * @property {number} livekitPort
 * @property {number} livekitUdpPort
 * @property {number} livekitTcpPort
 * @property {number} [workerPort] for its health; folders of an earlier version have none yet
 * @property {number} [reportingPort] for the api's questions to the reporting process
 * @property {number} [reportingHealthPort]
 * @property {'demo' | 'empty'} begun with which data it was begun
 * @property {boolean} hasAdministrator of an empty beginning: whether the first administrator has been made
 */

/** @param {string} data the data folder */
const fileOf = (data) => join(data, 'installation.json');

/** What an installation without a conference server gets. */
function newConference() {
  return {
    livekitKey: `yunqiao-${randomBytes(4).toString('hex')}`,
    livekitSecret: randomBytes(32).toString('hex'),
    livekitPort: 0,
    livekitUdpPort: 0,
    livekitTcpPort: 0,
  };
}

/**
 * @param {string} data
 * @returns {Installation | null} null when nothing was begun there yet
 */
export function findInstallation(data) {
  const file = fileOf(data);
  if (!existsSync(file)) return null;
  try {
    return { ...newConference(), ...JSON.parse(readFileSync(file, 'utf8')) };
  } catch (error) {
    throw new CannotGoOn(
      `${file} cannot be read (${/** @type {Error} */ (error).message}): put it back from a backup, or begin anew with another YUNQIAO_DATA.`,
    );
  }
}

/**
 * @param {string} data the folder of a product that was begun
 * @returns {Installation}
 */
export function requireInstallation(data) {
  const installation = findInstallation(data);
  if (!installation) throw new CannotGoOn(`There is no installation in ${data}.`);
  return installation;
}

/**
 * @param {'demo' | 'empty'} begun
 * @returns {Installation}
 */
export function newInstallation(begun) {
  return {
    databasePassword: randomBytes(24).toString('hex'),
    redisPassword: randomBytes(24).toString('hex'),
    secretKey: randomBytes(32).toString('hex'),
    databasePort: 0,
    redisPort: 0,
    ...newConference(),
    workerPort: 0,
    reportingPort: 0,
    reportingHealthPort: 0,
    begun,
    hasAdministrator: false,
  };
}

/**
 * Written beside and moved, so that a crash leaves the old one.
 * @param {string} data
 * @param {Installation} installation
 */
export function keepInstallation(data, installation) {
  const file = fileOf(data);
  writeFileSync(`${file}.new`, `${JSON.stringify(installation, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
