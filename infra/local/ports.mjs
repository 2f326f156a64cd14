/**
 * Ports of this machine: whether one is free, and which one a private server gets.
 */
import { randomInt } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/**
 * Private servers take their ports from here. Below 32768 no system hands out a port by itself, so that none of these goes to an outgoing
 * connection or to somebody's `listen(0)` between its choice and the start of its server.
 */
const first = 20_000;
const end = 32_768;

/** Those that were chosen by this process: a part that has not started yet does not listen on its port, which is its all the same. */
const chosen = new Set();

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
 * @param {number} port
 * @returns {Promise<boolean>} whether nobody has this UDP port on any address
 */
function isFreeUdp(port) {
  return new Promise((resolve) => {
    const probe = createSocket('udp4');
    probe.once('error', () => probe.close(() => resolve(false)));
    probe.bind({ port, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * A free port, the wanted one when nobody took it in the meantime.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export function freePort(wanted = 0) {
  return choose(wanted, isFree);
}

/**
 * A free UDP port on all addresses, the wanted one when nobody took it in the meantime.
 * @param {number} [wanted]
 * @returns {Promise<number>}
 */
export function freeUdpPort(wanted = 0) {
  return choose(wanted, isFreeUdp);
}

/**
 * @param {number} wanted 0 for any
 * @param {(port: number) => Promise<boolean>} isFreeNow
 * @returns {Promise<number>}
 */
async function choose(wanted, isFreeNow) {
  chosen.add(wanted);
  let port = wanted || another();
  while (!(await isFreeNow(port))) port = another();
  return port;
}

/** @returns {number} one that this process has not chosen yet */
function another() {
  let port = randomInt(first, end);
  while (chosen.has(port)) port = randomInt(first, end);
  chosen.add(port);
  return port;
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
