/**
 * Room on the disk.
 */
import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotGoOn } from './say.mjs';

const gigabyte = 1024 ** 3;

/**
 * @param {string} folder need not exist yet
 * @returns {number} bytes that this user may still write there
 */
export function freeBytes(folder) {
  let place = folder;
  while (!existsSync(place)) place = dirname(place);
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize;
}

/**
 * @param {string} folder
 * @param {number} gigabytes
 * @param {number} [free] bytes
 */
export function requireRoom(folder, gigabytes, free = freeBytes(folder)) {
  if (free >= gigabytes * gigabyte) return;
  const left = Math.floor(free / 1024 ** 2);
  throw new CannotGoOn(
    `The disk is full: only ${left} MB are free at ${folder} and ${gigabytes} GB are needed; free some, or put the data elsewhere with YUNQIAO_DATA.`,
  );
}

/**
 * Makes a folder that only this user may read.
 * @param {string} folder
 */
export function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new CannotGoOn(
      `The data folder ${folder} cannot be made (${/** @type {Error} */ (error).message}): choose another with YUNQIAO_DATA.`,
    );
  }
}

/**
 * Says so, once, when the disk is about to be full.
 * @param {string} folder
 * @param {(sentence: string) => void} tell
 */
export function watchRoom(folder, tell) {
  const timer = setInterval(() => {
    const free = freeBytes(folder);
    if (free > gigabyte / 2) return;
    tell(
      `The disk is nearly full: ${Math.floor(free / 1024 ** 2)} MB are left at ${folder}; free some before uploads and the database stop.`,
    );
    clearInterval(timer);
  }, 30_000);
  timer.unref();
}
