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

  /**
   * @param {import('../../benches/parts/live-session.mjs').LiveSession} session
   * @param {string} server address of the conference server
   */
  constructor(session, server) {
    this.session = session;
    this.server = server;
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
    const { liveKit } = await this.session.enter(this.session.host);
    if (!liveKit) throw new Error('The host was not let into the conference.');
    return seat([{ url: this.server, token: liveKit.token, publishes: 'sound' }]);
  }

  async stop() {
    this.#isOver = true;
    await this.#leave?.();
    await this.#ended;
  }
}
