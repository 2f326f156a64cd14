/** What the owner of a queue decides about it. A job's payload is ids only. */
export interface QueueDefinition<Payload extends object = Record<string, unknown>> {
  readonly name: string;
  /** Which worker processes take its jobs: `worker --role=<role>`. */
  readonly role: string;
  readonly attempts: number;
  /** Wait before the second attempt; doubles with each further one. */
  readonly backoffMilliseconds: number;
  /** Jobs at once in one worker process. */
  readonly concurrency: number;
  /** Names the payload in types only. */
  readonly payload?: Payload;
}

/** Defines a queue once, in the room that owns it. */
export function defineQueue<Payload extends object>(
  definition: Pick<QueueDefinition, 'name'> & Partial<Omit<QueueDefinition, 'name' | 'payload'>>,
): QueueDefinition<Payload> {
  if (!/^[a-z][a-z0-9-]*$/.test(definition.name)) throw new Error(`Queue name "${definition.name}" must be kebab-case`);
  return { role: 'general', attempts: 5, backoffMilliseconds: 1000, concurrency: 4, ...definition };
}
