/**
 * The parts of a running product, killed without warning.
 */
import { until } from '../../faults/running.mjs';
import { findPart, partCommands } from '../../processes.mjs';

export const partNames = /** @type {import('../../processes.mjs').PartName[]} */ (Object.keys(partCommands));

/**
 * @template {import('../../processes.mjs').PartName} Name
 * @param {string} data folder of the product
 * @param {Name} name
 * @returns {Promise<{ name: Name, at: number }>} the moment of its death
 */
export async function kill(data, name) {
  const victim = await until(`${name} runs`, () => findPart(data, name));
  process.kill(victim.id, 'SIGKILL');
  return { name, at: Date.now() };
}
