/**
 * Ports of this machine: whether one is free, and which one a private server gets.
 */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>} whether nobody listens there
 */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * A free port, the wanted one when nobody took it in the meantime.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function freePort(wanted = 0) {
  if (wanted && (await isFree(wanted))) return wanted;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen({ port: 0, host: '127.0.0.1', exclusive: true }, () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/**
 * A free UDP port on all addresses, the wanted one when nobody took it in the meantime.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export async function freeUdpPort(wanted = 0) {
  return (await bindUdp(wanted)) ?? /** @type {number} */ (await bindUdp(0));
}

/**
 * @param {number} port
 * @returns {Promise<number | null>} the port that was bound for a moment, null when it is taken
 */
function bindUdp(port) {
  return new Promise((resolve) => {
    const probe = createSocket('udp4');
    probe.once('error', () => probe.close(() => resolve(null)));
    probe.bind({ port, exclusive: true }, () => {
      const bound = probe.address().port;
      probe.close(() => resolve(bound));
    });
  });
}

/**
 * @param {string | undefined} text as given in PORT
 * @param {number} standard
 * @returns {number | null} null when the text is no port
 */
export function readPort(text, standard) {
  if (text === undefined || text.trim() === '') return standard;
  const port = Number(text);
  return Number.isInteger(port) && port >= 1 && port <= 65535 ? port : null;
}
