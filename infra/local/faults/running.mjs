/**
 * For the tests of faults: `npm start` as a person starts it, and what it leaves on the machine.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { askDatabase, idText } from '../ask-database.mjs';
import { root } from '../places.mjs';

/** The first administrator of an empty product. */
export const administrator = {
  YUNQIAO_ADMIN_NAME: '王芳',
  YUNQIAO_ADMIN_NUMBER: 'A1',
  YUNQIAO_ADMIN_PASSWORD: '山高水长-落木萧萧-2020',
};

/** Longer than anything here takes on a busy machine. */
const patience = 240_000;

/** @param {string} name */
export const newFolder = (name) => mkdtempSync(join(tmpdir(), `yunqiao-${name}-`));

/**
 * A disk of its own, which only root may mount.
 * @param {string} size as mount takes it, such as 20m
 * @returns {{ folder: string, remove: () => void }} remove it once nothing that was started there runs any more
 */
export function mountDisk(size) {
  const folder = newFolder('disk');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'none', folder]);
  return {
    folder,
    remove() {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Waits until something is so; a test that waits in vain fails with what it waited for.
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} look
 * @returns {Promise<NonNullable<T>>}
 */
export async function until(what, look) {
  for (const start = Date.now(); Date.now() - start < patience; await pause(100)) {
    const found = await look();
    if (found) return found;
  }
  throw new Error(`It did not come to this: ${what}`);
}

/** One `npm start`, whose terminal is read along. */
export class Running {
  /**
   * @param {object} given
   * @param {Record<string, string | undefined>} given.env
   * @param {string[]} [given.words] of the command line
   * @param {string[]} [given.before] a program that starts it, such as setpriv
   * @param {boolean} [given.isTyped] whether it has a terminal, at which `type` types
   */
  constructor({ env, words = [], before = [], isTyped = false }) {
    const start = [process.execPath, join(root, 'infra', 'local', 'start.mjs'), ...words];
    const [program, ...parameters] = [...before, ...(isTyped ? atTerminal(start) : start)];
    this.child = spawn(program, parameters, {
      cwd: root,
      env: { ...process.env, npm_lifecycle_event: undefined, NODE_TEST_CONTEXT: undefined, ...env },
      detached: true,
      stdio: [isTyped ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    /** Everything on its terminal so far. */
    this.output = '';
    /** What of it is complaint. */
    this.complaint = '';
    this.child.stdout?.setEncoding('utf8').on('data', (text) => (this.output += text));
    this.child.stderr?.setEncoding('utf8').on('data', (text) => {
      this.output += text;
      this.complaint += text;
    });
    /** @type {Promise<number | null>} the exit code */
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
    this.isOver = false;
    void this.ended.then(() => (this.isOver = true));
  }

  /**
   * @param {RegExp} pattern
   * @param {number} [from] only what came after so many characters
   */
  async says(pattern, from = 0) {
    await until(`the terminal shows ${pattern}; it shows: ${this.output.slice(-2000)}`, () => {
      if (pattern.test(this.output.slice(from))) return true;
      if (this.isOver) throw new Error(`It ended without ${pattern}:\n${this.output}`);
      return false;
    });
  }

  /** @param {string} keys as a terminal sends them: "\r" is Enter, "\x03" is Ctrl-C */
  type(keys) {
    this.child.stdin?.write(keys);
  }

  isReady() {
    return this.says(/^Yunqiao is ready at http/m);
  }

  /** What a terminal does at Ctrl-C: everybody in the foreground group hears it. */
  async pressControlC() {
    process.kill(-(this.child.pid ?? 0), 'SIGINT');
    return this.ended;
  }
}

/**
 * @param {string[]} words of a command
 * @returns {string[]} the same on a terminal of its own, which the program "script" of every Debian makes
 */
function atTerminal(words) {
  const quoted = words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`);
  return ['script', '--quiet', '--return', '--command', `exec ${quoted.join(' ')}`, '/dev/null'];
}

/**
 * Asks as a browser does that opens a page.
 * @param {number} port
 * @param {string} [path]
 * @returns {Promise<number>} the status, 0 when nobody answers
 */
export async function statusOf(port, path = '/health/ready') {
  const answer = await fetch(`http://localhost:${port}${path}`, {
    headers: { accept: 'text/html,*/*' },
    signal: AbortSignal.timeout(5000),
  }).catch(() => null);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.status ?? 0;
}

/**
 * @param {string} data folder of a product that was begun empty
 * @returns {Promise<string>} where the account of its first administrator lives
 */
export async function schoolOfAdministrator(data) {
  const [person] = await askDatabase(data, 'SELECT LOWER(HEX(school_id)) AS school FROM person');
  return idText(String(person.school));
}

/**
 * Signs the first administrator in.
 * @param {number} port
 * @param {string} schoolId where the account lives
 * @returns {Promise<string | null>} the name that the product greets with
 */
export async function greeting(port, schoolId) {
  const { YUNQIAO_ADMIN_NUMBER: accountName, YUNQIAO_ADMIN_PASSWORD: password } = administrator;
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { displayName } } }';
  const answer = await fetch(`http://localhost:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${port}` },
    body: JSON.stringify({ query, variables: { input: { schoolId, accountName, password } } }),
  });
  const { data } = await answer.json();
  return data?.signIn?.viewer?.displayName ?? null;
}
