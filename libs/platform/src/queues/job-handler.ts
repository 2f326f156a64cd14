import { SetMetadata } from '@nestjs/common';
import type { QueueDefinition } from './queue-definition.js';

/** What a handler knows of the job it works on. */
export interface JobContext {
  readonly jobId: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** Whether no further try will come. */
  readonly isLastAttempt: boolean;
  /** Aborted when the worker stops: end soon, the job is handed back. */
  readonly signal: AbortSignal;
  /** Tells how far the job is, 0 to 1. */
  progress(share: number): Promise<void>;
}

export type JobHandling<Payload extends object> = (payload: Payload, context: JobContext) => Promise<void>;

export const JOB_HANDLER = 'yunqiao:job-handler';

/** Marks a method `(payload, context) => Promise<void>` of a provider as the one handler of a queue. It may be called twice for one job. */
export function JobHandler<Payload extends object>(queue: QueueDefinition<Payload>) {
  return <Handling extends JobHandling<Payload>>(
    target: object,
    method: string,
    descriptor: TypedPropertyDescriptor<Handling>,
  ): void => {
    SetMetadata(JOB_HANDLER, queue)(target, method, descriptor);
  };
}
