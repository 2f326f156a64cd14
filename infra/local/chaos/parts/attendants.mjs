/**
 * Devices of people in a session, as the page in a browser behaves: each gives a sign of life every few seconds, keeps it
 * until the house has it, and knows by its own clock how long it was there.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ask } from '../../benches/parts/ask.mjs';

const record = `mutation Beat($input: RecordAttendanceInput!) { recordAttendance(input: $input) { accepted rejected { id code } } }`;

/** Seconds between two signs of life; a page takes 15, a round has less time. */
export const beatSeconds = 5;

/** One person's device. */
export class Attendant {
  /** @type {{ id: string, transport: 'rtc', at: string, wallSeconds: number }[]} */
  #unsent = [];
  #isSending = false;
  #enteredAt = 0;
  #lastAt = 0;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  /** Seconds between coming and leaving, by the own clock. */
  seconds = 0;

  /**
   * @param {import('../../benches/parts/live-session.mjs').LiveSession} session
   * @param {import('../../benches/parts/live-session.mjs').Somebody} somebody
   */
  constructor(session, somebody) {
    this.session = session;
    this.somebody = somebody;
  }

  /** The door has let them in. */
  arrive() {
    this.#enteredAt = this.#lastAt = Date.now();
    this.#beat();
    this.#timer = setInterval(() => this.#beat(), beatSeconds * 1000);
  }

  /** Goes, and sends what is left until the house has all of it. */
  async leave() {
    clearInterval(this.#timer);
    this.#beat();
    this.seconds = (this.#lastAt - this.#enteredAt) / 1000;
    while (this.#unsent.length > 0) {
      await this.#send();
      await pause(200);
    }
  }

  #beat() {
    const now = Date.now();
    const wallSeconds = (now - this.#lastAt) / 1000;
    this.#lastAt = now;
    this.#unsent.push({ id: randomUUID(), transport: 'rtc', at: new Date(now).toISOString(), wallSeconds });
    void this.#send();
  }

  /** A line that is broken, or a house that is down, takes nothing; it is tried again with the next sign. */
  async #send() {
    if (this.#isSending || this.#unsent.length === 0) return;
    this.#isSending = true;
    const { url, id: sessionId } = this.session;
    const { cookie, deviceId } = this.somebody;
    const input = { sessionId, deviceId, beats: this.#unsent.slice(0, 200), sentAt: new Date().toISOString() };
    const answer = await ask(url, cookie, record, { input }).catch(() => null);
    this.#isSending = false;
    if (!answer) return;
    const { accepted, rejected } = answer.recordAttendance;
    if (rejected.length > 0) throw new Error(`The house refused a sign of life: ${JSON.stringify(rejected)}`);
    this.#unsent = this.#unsent.filter(({ id }) => !accepted.includes(id));
  }
}
