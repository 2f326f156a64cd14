/**
 * The parts of a running product, killed without warning.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { processesOf, until } from '../../faults/running.mjs';

/** By whose command line each is known. */
const parts = {
  'the api': /apps\/api\/dist\/main\.js/,
  'the worker': /apps\/worker\/dist\/main\.js/,
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
  const [victim] = await until(`${name} runs`, () => {
    const found = processesOf(data, parts[name]).filter(({ command }) => !/\/bin\/sh/.test(command));
    return found.length > 0 && found;
  });
  process.kill(victim.id, 'SIGKILL');
  return { name, at: Date.now() };
}

/**
 * @param {string} url of the product
 */
export async function untilReady(url) {
  await until('the product is ready', async () => {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
    await answer?.arrayBuffer();
    return answer?.ok ?? false;
  });
  await pause(0);
}
