/**
 * Keeps what the runner tells a process until the process asks for it. The runner (jest-light-runner 0.8.2) answers the first
 * process that asks by telling all of them, once: one that was still loading would never hear it, ask in vain, and wait for ever.
 * Loaded in every process of jest that runs tests, before everything else.
 */
const question = 'jest-light-runner-get-worker-data';
const answer = 'jest-light-runner-worker-data';

if (process.env.TINYPOOL_WORKER_ID && process.send) {
  const send = process.send.bind(process);
  /** @type {object | undefined} */
  let known;
  process.on('message', (/** @type {any} */ message) => {
    if (message?.type === answer) known = message;
  });
  process.send = (/** @type {any} */ message, /** @type {any[]} */ ...rest) => {
    if (message !== question || !known) return send(message, ...rest);
    process.nextTick(() => process.emit('message', known, undefined));
    return true;
  };
}
