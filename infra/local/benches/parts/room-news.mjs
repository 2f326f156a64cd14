/**
 * How long pages and ink of a live session are on their way to everybody.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { ask } from './ask.mjs';

const news = `subscription News($sessionId: ID!) { sessionNews(sessionId: $sessionId) { lastSequence event { id kind } } }`;
const turn = `mutation Turn($input: TurnPageInput!) { turnPage(input: $input) { event { id } } }`;
const draw = `mutation Draw($input: AddInkInput!) { addInk(input: $input) { event { id } } }`;
/** What was not there by then is lost. */
const lostAfter = 30_000;

/** Everybody who looks on, each with a line of their own. */
export class Onlookers {
  /** @type {Map<string, { sentAt: number, missing: number, latencies: number[], done: () => void }>} */
  #awaited = new Map();
  /** @type {import('graphql-ws').Client[]} */
  #lines = [];

  /**
   * @param {import('./live-session.mjs').LiveSession} session
   * @param {import('./live-session.mjs').Somebody[]} people who were let in
   */
  static async open(session, people) {
    const all = new Onlookers(session);
    for (const { cookie } of people) await all.#listen(cookie);
    return all;
  }

  /** @param {import('./live-session.mjs').LiveSession} session */
  constructor(session) {
    this.session = session;
  }

  /**
   * @param {string} cookie
   * @returns {Promise<void>} when the greeting has come
   */
  #listen(cookie) {
    const { url, id } = this.session;
    const headers = { cookie, origin: new URL(url).origin };
    const line = createClient({
      url: url.replace(/^http/, 'ws') + '/graphql',
      webSocketImpl: class extends WebSocket {
        /** @param {string} address @param {string} protocol */
        constructor(address, protocol) {
          super(address, protocol, { headers });
        }
      },
      lazy: false,
      retryAttempts: 0,
    });
    this.#lines.push(line);
    return new Promise((resolve, reject) => {
      line.subscribe(
        { query: news, variables: { sessionId: id } },
        {
          next: ({ data, errors }) => {
            if (errors) return reject(new Error(JSON.stringify(errors)));
            const { event } = /** @type {any} */ (data).sessionNews;
            return event === null ? resolve() : this.#hear(event.id);
          },
          error: reject,
          complete: () => undefined,
        },
      );
    });
  }

  /** @param {string} id of the event */
  #hear(id) {
    const one = this.#awaited.get(id);
    if (!one) return;
    one.latencies.push(performance.now() - one.sentAt);
    one.missing -= 1;
    if (one.missing === 0) one.done();
  }

  /**
   * Does something that everybody hears of.
   * @param {string} mutation
   * @param {string} cookie
   * @param {{ sessionId: string } & Record<string, unknown>} input
   * @returns {Promise<number[]>} milliseconds from sending it until each of them had it
   */
  async tell(mutation, cookie, input) {
    const id = randomUUID();
    /** @type {() => void} */
    let done = () => undefined;
    const heard = new Promise((resolve) => (done = () => resolve(undefined)));
    const one = { sentAt: performance.now(), missing: this.#lines.length, latencies: [], done };
    this.#awaited.set(id, one);
    await ask(this.session.url, cookie, mutation, { input: { id, ...input } });
    await Promise.race([heard, pause(lostAfter, undefined, { ref: false })]);
    if (one.missing > 0) throw new Error(`${one.missing} of ${this.#lines.length} never heard of it.`);
    this.#awaited.delete(id);
    return one.latencies;
  }

  async close() {
    await Promise.all(this.#lines.map((line) => line.dispose()));
  }
}

/**
 * The host turns between two pages.
 * @param {Onlookers} onlookers
 * @param {string[]} pages
 * @param {number} times
 */
export async function turnPages(onlookers, pages, times) {
  const { id: sessionId, host } = onlookers.session;
  const latencies = [];
  for (let time = 0; time < times; time += 1) {
    latencies.push(...(await onlookers.tell(turn, host.cookie, { sessionId, pageKey: pages[time % pages.length] })));
    await pause(200);
  }
  return latencies;
}

/**
 * Several write at once, each a stroke a second.
 * @param {Onlookers} onlookers
 * @param {string} pageKey
 * @param {import('./live-session.mjs').Somebody[]} writers
 * @param {number} strokes of each
 */
export async function write(onlookers, pageKey, writers, strokes) {
  const { id: sessionId } = onlookers.session;
  const write = async (
    /** @type {import('./live-session.mjs').Somebody} */ { cookie },
    /** @type {number} */ index,
  ) => {
    const latencies = [];
    await pause((index * 1000) / writers.length);
    for (let count = 0; count < strokes; count += 1) {
      const next = pause(1000);
      latencies.push(...(await onlookers.tell(draw, cookie, { sessionId, pageKey, stroke: someStroke() })));
      await next;
    }
    return latencies;
  };
  return (await Promise.all(writers.map(write))).flat();
}

/** A wave of 40 points, as a hand draws in a second. */
function someStroke() {
  const points = Uint16Array.from(
    { length: 40 * 3 },
    (_, at) => [at * 300, 30_000 + 9_000 * Math.sin(at / 9), 32_768][at % 3],
  );
  return { colour: 'black', width: 4, points: Buffer.from(points.buffer).toString('base64') };
}
