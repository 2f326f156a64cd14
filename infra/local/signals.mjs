/**
 * When to stop: at Ctrl-C, when asked by a signal, or when npm, which started us, is gone.
 */
import { existsSync, readFileSync } from 'node:fs';

/**
 * @returns {Promise<string>} settles with the reason
 */
export function untilAskedToStop() {
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.on(signal, () => resolve(signal));
    if (!process.env.npm_lifecycle_event) return;
    const ancestors = ancestry();
    setInterval(() => ancestry() !== ancestors && resolve('npm is gone'), 250).unref();
  });
}

/** npm runs a shell, which runs us: the shell outlives a killed npm, and a shell that is asked to end does not tell us. */
function ancestry() {
  const parent = process.ppid;
  return `${parent} ${parentOf(parent)}`;
}

/**
 * @param {number} id
 * @returns {string} empty where the system does not tell
 */
function parentOf(id) {
  const file = `/proc/${id}/stat`;
  if (!existsSync(file)) return '';
  try {
    const stat = readFileSync(file, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? '')) return '';
    throw error;
  }
}

/**
 * npm passes Ctrl-C on although the terminal did so too; only one more after a while means haste.
 * @param {() => void} hurry
 */
export function onSecondThought(hurry) {
  const asked = Date.now();
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(signal, () => {
      if (Date.now() - asked > 1500) hurry();
    });
  }
}
