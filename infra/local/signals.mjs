/**
 * When to stop: at Ctrl-C, when asked by a signal, or when npm, which started us, is gone.
 */

/**
 * @returns {Promise<string>} settles with the reason
 */
export function untilAskedToStop() {
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => resolve(signal));
    if (!process.env.npm_lifecycle_event) return;
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && resolve('npm is gone'), 1000).unref();
  });
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
