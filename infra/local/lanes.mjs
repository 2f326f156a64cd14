/**
 * Two lanes on which steps run: light ones side by side, heavy ones alone.
 */

/**
 * @typedef {object} Task
 * @property {string} name
 * @property {1 | 2} lanes how many it takes
 * @property {string[]} [after] names of steps that have to end first, however they end
 * @property {() => Promise<void>} run
 */

/**
 * Runs all tasks; among those that may run, the earlier in the list comes first.
 * @param {Task[]} tasks
 * @param {number} [lanes]
 */
export async function runInLanes(tasks, lanes = 2) {
  const waiting = [...tasks];
  const known = new Set(tasks.map((task) => task.name));
  const ended = new Set();
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();
  let free = lanes;
  const mayRun = (/** @type {Task} */ task) =>
    task.lanes <= free && (task.after ?? []).every((name) => ended.has(name) || !known.has(name));
  while (waiting.length > 0 || running.size > 0) {
    for (let next = waiting.findIndex(mayRun); next !== -1; next = waiting.findIndex(mayRun)) {
      const [task] = waiting.splice(next, 1);
      free -= task.lanes;
      const end = () => {
        free += task.lanes;
        ended.add(task.name);
        running.delete(task.name);
      };
      running.set(task.name, task.run().finally(end));
    }
    if (running.size === 0)
      throw new Error(`These steps wait for each other: ${waiting.map((task) => task.name).join(', ')}`);
    await Promise.race(running.values());
  }
}

/**
 * Those that are wanted, and those that they stand on: pages need the demo data, which need the build.
 * @param {Pick<Task, 'name' | 'after'>[]} all
 * @param {string[]} names
 * @returns {string[]}
 */
export function withGround(all, names) {
  const ground = all.filter(({ name }) => names.includes(name)).flatMap(({ after = [] }) => after);
  const wider = [...new Set([...names, ...ground])];
  return wider.length === names.length ? names : withGround(all, wider);
}
