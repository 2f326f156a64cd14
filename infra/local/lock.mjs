/**
 * One data folder, one running Yunqiao. The lock names who runs; a lock whose owner died is taken over.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotGoOn, isDiskFull } from './say.mjs';

/**
 * @typedef {{ process: number, born: string, port: number, groups: number[] }} Owner born tells a process from a later one with the same number
 */

/** @param {string} data */
const fileOf = (data) => join(data, 'running.json');

/**
 * @param {number} id of a process
 * @returns {string | null} when it was born, null when there is no such process
 */
function birthOf(id) {
  if (!existsSync('/proc/self/stat')) return isAlive(id) ? 'unknown' : null;
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) return null;
    throw error;
  }
}

/** @param {number} target process id, or a negative process group */
export function isAlive(target) {
  try {
    process.kill(target, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * @param {string} data
 * @returns {Owner | null} who runs on this data folder now
 */
export function findOwner(data) {
  const owner = readOwner(data);
  return owner && birthOf(owner.process) === owner.born ? owner : null;
}

/**
 * @param {string} data
 * @returns {Owner | null} who wrote the lock, alive or not
 */
function readOwner(data) {
  if (!existsSync(fileOf(data))) return null;
  return JSON.parse(readFileSync(fileOf(data), 'utf8'));
}

/**
 * Takes the folder for this process, or says who has it.
 * @param {string} data
 * @param {number} port
 * @returns {Promise<{ add: (group: number) => void, release: () => void }>}
 */
export async function takeLock(data, port) {
  const owner = findOwner(data);
  if (owner) {
    throw new CannotGoOn(
      `Yunqiao already runs on the data folder ${data} at http://localhost:${owner.port} (process ${owner.process}): stop that one first, or give this one another folder with YUNQIAO_DATA.`,
    );
  }
  await waitForOrphans(data);
  /** @type {Owner} */
  const mine = { process: process.pid, born: birthOf(process.pid) ?? '', port, groups: [] };
  const write = () => {
    writeFileSync(`${fileOf(data)}.new`, JSON.stringify(mine), { mode: 0o600 });
    renameSync(`${fileOf(data)}.new`, fileOf(data));
  };
  write();
  return {
    add(group) {
      mine.groups.push(group);
      try {
        write();
      } catch (error) {
        // A part that is started again on a full disk must not end everything; the guard ends it with this process all the same.
        if (!isDiskFull(error)) throw error;
      }
    },
    release: () => rmSync(fileOf(data), { force: true }),
  };
}

/**
 * After a crash the parts of the last run may still be ending; they get 20 s, then they are killed.
 * @param {string} data
 */
async function waitForOrphans(data) {
  const groups = readOwner(data)?.groups ?? [];
  const left = () => groups.filter((group) => isAlive(-group) && belongsTo(group, data));
  for (let waited = 0; left().length > 0 && waited < 20_000; waited += 200) await pause(200);
  for (const group of left()) process.kill(-group, 'SIGKILL');
}

/**
 * A process number may have gone to somebody else meanwhile; only ours carry this data folder in their environment.
 * @param {number} id
 * @param {string} data
 */
function belongsTo(id, data) {
  try {
    return readFileSync(`/proc/${id}/environ`, 'utf8').split('\0').includes(`YUNQIAO_DATA=${data}`);
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) return false;
    throw error;
  }
}
