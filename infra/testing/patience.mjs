/**
 * A test or a hook that hangs fails after a while, with its name: the runner itself would wait for ever.
 * `it(name, test, milliseconds)` gives one more time.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { addEventHandler } from 'jest-circus';

const patience = Number(process.env.TEST_PATIENCE ?? 120_000);

/** @param {{ fn?: (() => unknown) | null, timeout?: number }} step test or hook */
function limit(step) {
  const { fn, timeout = patience } = step;
  if (fn) step.fn = () => within(fn, timeout);
}

/**
 * @param {() => unknown} work
 * @param {number} milliseconds
 */
async function within(work, milliseconds) {
  const end = new AbortController();
  const late = pause(milliseconds, undefined, { signal: end.signal }).then(() => {
    throw new Error(`It took longer than ${milliseconds} ms.`);
  });
  // Once the work has ended, nobody waits for it.
  late.catch(() => undefined);
  try {
    return await Promise.race([work(), late]);
  } finally {
    end.abort();
  }
}

addEventHandler((event, { currentDescribeBlock }) => {
  if (event.name === 'add_test') limit(currentDescribeBlock.children.at(-1));
  if (event.name === 'add_hook') limit(currentDescribeBlock.hooks.at(-1));
});
