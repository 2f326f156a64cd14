/**
 * The parts of a running product, killed without warning.
 */
import { until } from '../../faults/running.mjs';
import { findPart } from '../../processes.mjs';

/** By whose command line each is known. */
const parts = {
  'the api': /apps\/api\/dist\/main\.js/,
  'the worker': /apps\/worker\/dist\/main\.js(?! --role=reporting)/,
  'the reporting process': /apps\/worker\/dist\/main\.js --role=reporting/,
  'the recorder': /apps\/worker\/dist\/recording-bot\.js/,
  'the conference server': /livekit-server /,
  Redis: /redis-server /,
  MariaDB: /mariadbd /,
};

/** @typedef {keyof typeof parts} PartName */

export const partNames = /** @type {PartName[]} */ (Object.keys(parts));

/**
 * @param {string} data folder of the product
 * @param {PartName} name
 * @returns {Promise<{ name: PartName, at: number }>} the moment of its death
 */
export async function kill(data, name) {
  const victim = await until(`${name} runs`, () => findPart(data, parts[name]));
  process.kill(victim.id, 'SIGKILL');
  return { name, at: Date.now() };
}
