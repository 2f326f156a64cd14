/**
 * One part of the running product: a child process in a group of its own, with a log file, ended together with its children.
 */
import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { killGroup, spawnGuarded, unguard } from './guard.mjs';

const logLimitBytes = 20 * 1024 * 1024;

/**
 * @typedef {object} Command
 * @property {string} name for the terminal, such as "worker"
 * @property {string} program
 * @property {string[]} parameters
 * @property {Record<string, string | undefined>} [env]
 * @property {string} [cwd]
 * @property {string} log where its output goes
 * @property {string} [input] what it reads from its standard input
 * @property {NodeJS.Signals} [stopSignal] what asks it to end; SIGTERM unless told
 * @property {number} [patience] how long it may take to end, in milliseconds; 15 s unless told
 */

/** A started part. */
export class Part {
  /** @param {Command} command */
  constructor(command) {
    this.command = command;
    this.name = command.name;
    const log = openLog(command.log);
    this.child = spawnGuarded(command.program, command.parameters, {
      cwd: command.cwd,
      env: command.env,
      stdio: [command.input === undefined ? 'ignore' : 'pipe', log, log],
    });
    closeSync(log);
    this.child.stdin?.on('error', () => undefined);
    this.child.stdin?.end(command.input);
    /** @type {string | null} how it ended, null while it runs */
    this.end = null;
    /** Whether its end is wanted, because it is to start anew at once. */
    this.isAskedToRestart = false;
    /** Settles when it has ended, with the way it ended. @type {Promise<string>} */
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => resolve((this.end = `could not be started: ${error.message}`)));
      this.child.once('exit', (code, signal) =>
        resolve((this.end = signal ? `signal ${signal}` : `exit code ${code}`)),
      );
    });
    void this.ended.then(() => this.#sweep());
  }

  /** Asks the part to end, insists after a while, and returns when the whole group is gone. */
  async stop() {
    const patience = this.command.patience ?? 15_000;
    if (this.end === null) this.child.kill(this.command.stopSignal ?? 'SIGTERM');
    await Promise.race([this.ended, pause(patience, undefined, { ref: false })]);
    killGroup(this.child.pid);
    await this.ended;
  }

  /** Ends the part and its children at once. */
  kill() {
    killGroup(this.child.pid);
  }

  /** What a part left behind in its group (an ffmpeg, say) goes with it. */
  #sweep() {
    killGroup(this.child.pid);
    unguard(this.child.pid);
  }
}

/**
 * Opens a log for appending; one that has grown large is put aside first.
 * @param {string} file
 * @returns {number} file descriptor
 */
function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > logLimitBytes) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}

/**
 * @param {string} file
 * @param {number} [bytes] how much of its end to look at
 * @returns {string[]} the last lines that are not empty
 */
export function lastLines(file, bytes = 16_384) {
  if (!existsSync(file)) return [];
  const size = statSync(file).size;
  const buffer = Buffer.alloc(Math.min(size, bytes));
  const handle = openSync(file, 'r');
  readSync(handle, buffer, 0, buffer.length, size - buffer.length);
  closeSync(handle);
  return buffer
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
