import type { JobHandling } from './job-handler.js';
import type { MarkedMethod } from './marked-methods.js';
import type { QueueDefinition } from './queue-definition.js';

export type JobMethod = MarkedMethod<QueueDefinition, JobHandling<Record<string, unknown>>>;

/**
 * Which method works for which queue.
 * @throws Error with a sentence for each queue that has no handler or two, and for each handler of a queue that nobody owns
 */
export function planWork(
  declared: readonly QueueDefinition[],
  methods: readonly JobMethod[],
): Map<QueueDefinition, JobMethod> {
  const problems: string[] = [];
  const plan = new Map<QueueDefinition, JobMethod>();
  for (const queue of new Set(declared)) {
    if (declared.some((other) => other !== queue && other.name === queue.name))
      problems.push(`Queue "${queue.name}" is defined twice.`);
    const [method, ...others] = methods.filter(({ mark }) => mark === queue);
    if (!method) problems.push(`Queue "${queue.name}" has no handler.`);
    else if (others.length > 0)
      problems.push(
        `Queue "${queue.name}" has more than one handler: ${[method, ...others].map(({ name }) => name).join(', ')}.`,
      );
    else plan.set(queue, method);
  }
  for (const { mark, name } of methods) {
    if (!declared.includes(mark)) problems.push(`${name} handles the queue "${mark.name}", which no module registers.`);
  }
  if (problems.length > 0) throw new Error(problems.join(' '));
  return plan;
}
