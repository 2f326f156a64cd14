import { defineQueue } from '../queues/queue-definition.js';

/** Carries the ids of outbox messages from the relay to the handlers. */
export const outboxQueue = defineQueue<{ outboxId: string }>({
  name: 'outbox',
  role: 'general',
  attempts: 12,
  backoffMilliseconds: 500,
  concurrency: 8,
});

/** Has old messages forgotten. */
export const outboxSweepQueue = defineQueue<Record<string, never>>({
  name: 'outbox-sweep',
  role: 'general',
  attempts: 1,
  concurrency: 1,
});
