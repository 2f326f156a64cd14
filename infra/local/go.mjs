/**
 * Servers that are made with Go, where Go is there.
 */
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { runCommand } from './command.mjs';
import { whereIs } from './debian.mjs';
import { isAlive } from './lock.mjs';
import { cache } from './places.mjs';

/**
 * @typedef {'ready' | 'no Go' | { failed: string }} Making
 */

/**
 * Compiles a released program and puts it in its place when it is whole. What the compiler leaves when it is killed goes with
 * the next time.
 * @param {object} wish
 * @param {string} wish.release as `go install` takes it
 * @param {string} wish.makes name of the file that Go makes
 * @param {string} wish.program where it belongs
 * @param {string[]} [wish.flags] of `go install`
 * @param {Record<string, string>} [wish.env]
 * @param {(line: string) => void} [wish.onLine] hears what Go says
 * @returns {Promise<Making>}
 */
export async function makeWithGo({ release, makes, program, flags = [], env, onLine }) {
  const go = whereIs('go', `${process.env.PATH ?? ''}:/usr/local/go/bin`);
  if (!go) return 'no Go';
  const prefix = `${basename(program)}-`;
  const workshop = join(cache, 'making');
  mkdirSync(workshop, { recursive: true });
  removeLeftovers(workshop, prefix);
  const folder = mkdtempSync(join(workshop, `${prefix}${process.pid}-`));
  try {
    const { code, output } = await runCommand('nice', ['-n', '10', go, 'install', ...flags, release], {
      cwd: cache,
      env: { ...process.env, ...env, GOBIN: folder, GOTMPDIR: folder },
      onLine,
    });
    if (code !== 0) return { failed: output };
    mkdirSync(dirname(program), { recursive: true });
    renameSync(join(folder, makes), program);
    return 'ready';
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} workshop
 * @param {string} prefix of this program's folders; the number of the process that makes it follows
 */
function removeLeftovers(workshop, prefix) {
  for (const name of readdirSync(workshop)) {
    if (!name.startsWith(prefix)) continue;
    const maker = Number(name.slice(prefix.length).split('-')[0]);
    if (!isAlive(maker)) rmSync(join(workshop, name), { recursive: true, force: true });
  }
}
