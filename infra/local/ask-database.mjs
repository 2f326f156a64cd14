/**
 * Asks the database of a running product, past all of the product's code: for tests and benchmarks, after npm's packages are there.
 */
import { createConnection } from 'mysql2/promise';
import { requireInstallation } from './installation.mjs';
import { databaseName } from './mariadb.mjs';

/**
 * @param {string} data the product's data folder
 * @returns {Promise<import('mysql2/promise').Connection>}
 */
export async function connect(data) {
  const { databasePort: port, databasePassword: password } = requireInstallation(data);
  return createConnection({
    host: '127.0.0.1',
    port,
    user: databaseName,
    password,
    database: databaseName,
    timezone: 'Z',
  });
}

/**
 * @param {string} data the product's data folder
 * @param {string} sql
 * @param {unknown[]} [values]
 * @returns {Promise<Record<string, unknown>[]>}
 */
export async function askDatabase(data, sql, values = []) {
  const database = await connect(data);
  try {
    const [rows] = await database.query(sql, values);
    return /** @type {Record<string, unknown>[]} */ (rows);
  } finally {
    await database.end();
  }
}

/**
 * @param {string} hex of the 16 bytes of an id
 * @returns {string} the id as everybody else writes it
 */
export function idText(hex) {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
