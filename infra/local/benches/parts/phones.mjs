/**
 * Phones that hand in what was learned without a line: batches of ten events, each sent again until the product has
 * acknowledged it, as the players of real phones do.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../../../../libs/platform/src/ids/id.ts';
import { Load } from './load.mjs';

const record = `mutation Phone($input: RecordLearningInput!) {
  recordLearning(input: $input) { accepted rejected { id code } } }`;

/** Events of a batch, and the seconds of playing that each of them tells. */
export const eventsOfBatch = 10;
const secondsOfEvent = 10;
const secondsOfBatch = eventsOfBatch * secondsOfEvent;
/** What was learned yesterday comes in today. */
const late = 86_400_000;
const againAfter = 500;
/** Within this time the product is back, whatever of it was killed. */
const patience = 120_000;

/**
 * @typedef {object} Phone
 * @property {import('./demo-sessions.mjs').DemoSession} session
 * @property {number} batches handed in so far
 */

/** Many phones of different people, which share a few connections. */
export class Phones {
  /** @type {Phone[]} */
  #phones;
  #load;
  #begin = Date.now() - late;
  /** Ids of the events that were acknowledged. */
  acknowledged = /** @type {string[]} */ ([]);
  /** Times that a batch had to be sent again. */
  repeats = 0;
  /** Of acknowledged batches, in milliseconds. */
  latencies = /** @type {number[]} */ ([]);

  /**
   * @param {string} url of the product
   * @param {import('./demo-sessions.mjs').DemoSession[]} sessions of different people
   */
  constructor(url, sessions) {
    this.#load = new Load(url);
    this.#phones = sessions.map((session) => ({ session, batches: 0 }));
  }

  /**
   * All hand in as fast as they are heard, for a while; what was begun is finished, however long it takes.
   * @param {number} seconds
   * @param {number} [lanes] batches on their way at once
   * @returns {Promise<number>} seconds that it took
   */
  async handIn(seconds, lanes = 16) {
    const begin = performance.now();
    const lane = async (/** @type {number} */ first) => {
      for (let next = first; performance.now() - begin < seconds * 1000; next += lanes)
        await this.#handInOne(this.#phones[next % this.#phones.length]);
    };
    // Nobody's batches overtake each other: a phone belongs to one lane.
    if (this.#phones.length % lanes !== 0) throw new RangeError('The phones must divide into the lanes.');
    await Promise.all(Array.from({ length: lanes }, (_, index) => lane(index)));
    return (performance.now() - begin) / 1000;
  }

  /** @param {Phone} phone */
  async #handInOne(phone) {
    const input = this.#nextBatch(phone);
    const { cookie } = phone.session;
    const sent = performance.now();
    const wish = /** @type {const} */ ({
      method: 'POST',
      path: '/graphql',
      cookie,
      body: { query: record, variables: { input } },
    });
    for (let answer = await this.#send(wish); answer !== null; answer = await this.#send(wish)) {
      if (answer.includes('"rejected":[{') || performance.now() - sent > patience) throw new Error(answer);
      this.repeats += 1;
      await pause(againAfter);
    }
    this.latencies.push(performance.now() - sent);
    this.acknowledged.push(...input.events.map(({ id }) => id));
  }

  /**
   * @param {import('./load.mjs').LoadRequest} wish
   * @returns {Promise<string | null>} null when it was taken, else what came instead of that
   */
  #send(wish) {
    return this.#load.send(wish).then(
      () => null,
      (error) => String(error),
    );
  }

  /** @param {Phone} phone */
  #nextBatch(phone) {
    const { courseRunId, lessonId, deviceId, grant } = phone.session;
    const batch = phone.batches;
    phone.batches += 1;
    const events = Array.from({ length: eventsOfBatch }, (_, index) => {
      const fromSecond = ((batch * eventsOfBatch + index) * secondsOfEvent) % 600;
      const toSecond = fromSecond + secondsOfEvent;
      const endedAt = this.#begin + batch * secondsOfBatch * 1000 + (index + 1) * secondsOfEvent * 1000;
      return {
        ...{ id: newId(), courseRunId, lessonId, grant, kind: 'played', occurredAt: new Date(endedAt).toISOString() },
        ...{ wallSeconds: secondsOfEvent, fromSecond, toSecond, positionSecond: toSecond, rate: 1 },
      };
    });
    return { deviceId, sentAt: new Date().toISOString(), events };
  }
}
