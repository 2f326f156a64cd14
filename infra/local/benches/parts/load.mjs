/**
 * A bounded load on this machine's loopback.
 */
import { Agent, request } from 'node:http';

/**
 * @typedef {object} LoadRequest
 * @property {'GET' | 'POST'} method
 * @property {string} path
 * @property {string} [cookie]
 * @property {unknown} [body] sent as JSON
 */

/** Sends requests over a few kept connections, one after the other on each. */
export class Load {
  #agent = new Agent({ keepAlive: true, maxSockets: 16 });
  #next = 0;
  #url;

  /** @param {string} url */
  constructor(url) {
    if (!['localhost', '127.0.0.1'].includes(new URL(url).hostname)) throw new Error('Loads stay on this machine.');
    this.#url = url;
  }

  /**
   * @param {number} count
   * @param {(index: number) => LoadRequest} requestOf
   * @returns {Promise<{ seconds: number, latencies: number[] }>} latencies in milliseconds; an error answer throws
   */
  async run(count, requestOf) {
    const latencies = /** @type {number[]} */ ([]);
    const end = this.#next + count;
    const begin = performance.now();
    const lane = async () => {
      while (this.#next < end) {
        const sent = performance.now();
        await this.send(requestOf(this.#next++));
        latencies.push(performance.now() - sent);
      }
    };
    await Promise.all(Array.from({ length: 16 }, lane));
    return { seconds: (performance.now() - begin) / 1000, latencies };
  }

  /**
   * @param {LoadRequest} wish
   * @returns {Promise<void>}
   */
  send({ method, path, cookie, body }) {
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      origin: this.#url,
      ...(cookie && { cookie }),
      ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.#url), { agent: this.#agent, method, headers }, (response) => {
        let answer = '';
        response.setEncoding('utf8').on('data', (part) => (answer += part));
        response.on('end', () =>
          isGood(response.statusCode, answer) ? resolve() : reject(new Error(answer.slice(0, 500))),
        );
      });
      sent.on('error', reject).end(text);
    });
  }
}

/**
 * @param {number | undefined} status
 * @param {string} answer
 */
function isGood(status, answer) {
  return status === 200 && !answer.includes('"errors"') && !answer.includes('"rejected":[{');
}
