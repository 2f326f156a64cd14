/**
 * The host's microphone: it comes back with a new token whenever the conference was lost.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { seat } from '../../benches/parts/speakers.mjs';

/** Speaks until it is stopped. */
export class Voice {
  #isOver = false;
  /** @type {(() => Promise<void>) | null} */
  #leave = null;
  /** @type {Promise<void>} */
  #ended;

  /** @param {import('../../benches/parts/live-session.mjs').LiveSession} session */
  constructor(session) {
    this.session = session;
    this.#ended = this.#speak();
  }

  async #speak() {
    while (!this.#isOver) {
      const seated = await this.#sit().catch(() => null);
      if (!seated) {
        await pause(500);
        continue;
      }
      this.#leave = seated.stop;
      if (this.#isOver) return seated.stop();
      await seated.lost;
    }
  }

  async #sit() {
    return seat([await this.session.place(this.session.host, 'sound')]);
  }

  async stop() {
    this.#isOver = true;
    await this.#leave?.();
    await this.#ended;
  }
}
