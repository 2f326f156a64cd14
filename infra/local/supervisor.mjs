/**
 * Keeps parts running: one that stops unasked is named and started again, until it stops too often.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { lastLines } from './process.mjs';
import { CannotGoOn, say } from './say.mjs';

const windowMilliseconds = 60_000;
const mostCrashes = 5;

/** How long an optional part that stops too often is left alone. */
const longWait = 60_000;

/**
 * @param {number[]} crashes moments of the crashes so far, the newest last
 * @param {number} now
 * @returns {number | null} how long to wait before the next start, null to give up
 */
export function waitBeforeRestart(crashes, now) {
  const recent = crashes.filter((moment) => now - moment < windowMilliseconds).length;
  return recent >= mostCrashes ? null : 500 * 2 ** Math.max(0, recent - 1);
}

/**
 * @param {string} line of a log, perhaps in JSON
 * @returns {string} what it says
 */
export function spoken(line) {
  if (!line.startsWith('{')) return line;
  try {
    const { msg, err } = JSON.parse(line);
    return [msg, err?.message].filter(Boolean).join(': ') || line;
  } catch (error) {
    if (error instanceof SyntaxError) return line;
    throw error;
  }
}

/**
 * @param {string[]} lines the end of a log
 * @returns {string} the line that tells most about why it ended
 */
export function lastWords(lines) {
  const telling = lines.filter((line) => !/^(at |Node\.js v|\^|[{}\])]+$|code: |throw )/.test(line));
  const error = telling.findLast((line) => /^(\w*Error\b|.*\berror:)|"level":(50|60)/i.test(line));
  return spoken(error ?? telling.at(-1) ?? 'nothing').slice(0, 400);
}

/** The parts of one running product, in the order of their start. */
export class Supervisor {
  /** @param {(group: number) => void} onStart is told the process group of each started part */
  constructor(onStart) {
    this.onStart = onStart;
    /** @type {Map<string, import('./process.mjs').Part>} */
    this.parts = new Map();
    this.isStopping = false;
    /** Rejects when a part cannot be kept running. @type {Promise<never>} */
    this.failed = new Promise((_, reject) => {
      this.reject = reject;
    });
    this.failed.catch(() => undefined);
  }

  /**
   * Starts a part, and again whenever it stops.
   * @param {string} name
   * @param {() => Promise<import('./process.mjs').Part>} start
   * @param {{ isVital?: boolean }} [options] without a vital part the product ends
   */
  async keep(name, start, { isVital = true } = {}) {
    const part = await start();
    this.#adopt(name, part);
    void this.#watch(name, start, part, isVital);
  }

  /**
   * Stops a part on purpose and starts it anew.
   * @param {string} name
   */
  async restart(name) {
    const part = this.parts.get(name);
    if (!part) return;
    part.isAskedToRestart = true;
    await part.stop();
  }

  /**
   * Stops all parts, the named ones first and in that order.
   * @param {string[]} order
   */
  async stop(order) {
    this.isStopping = true;
    for (const name of order) await this.parts.get(name)?.stop();
  }

  /** Ends all parts at once. */
  kill() {
    for (const part of this.parts.values()) part.kill();
  }

  /**
   * @param {string} name
   * @param {import('./process.mjs').Part} part
   */
  #adopt(name, part) {
    this.parts.set(name, part);
    if (part.child.pid) this.onStart(part.child.pid);
    if (this.isStopping) void part.stop();
  }

  /**
   * @param {string} name
   * @param {() => Promise<import('./process.mjs').Part>} start
   * @param {import('./process.mjs').Part} first
   * @param {boolean} isVital
   */
  async #watch(name, start, first, isVital) {
    /** @type {number[]} */
    const crashes = [];
    let part = first;
    while (true) {
      const end = await part.ended;
      if (this.isStopping) return;
      if (!part.isAskedToRestart) {
        crashes.push(Date.now());
        const wait = waitBeforeRestart(crashes, Date.now());
        if (wait === null && isVital) return this.#giveUp(name, part);
        say(`${capital(name)} stopped (${end}); starting it again, log: ${part.command.log}`);
        await pause(wait ?? longWait);
        if (this.isStopping) return;
      }
      try {
        part = await start();
        this.#adopt(name, part);
      } catch (error) {
        if (!(error instanceof CannotGoOn)) return this.reject(error);
        say(error.message);
      }
    }
  }

  /**
   * @param {string} name
   * @param {import('./process.mjs').Part} part
   */
  #giveUp(name, part) {
    this.reject(
      new CannotGoOn(
        `${capital(name)} stopped ${mostCrashes} times within a minute and is not started again; its last words: "${lastWords(lastLines(part.command.log))}" Log: ${part.command.log}`,
      ),
    );
  }
}

/** @param {string} name */
const capital = (name) => name.charAt(0).toUpperCase() + name.slice(1);
