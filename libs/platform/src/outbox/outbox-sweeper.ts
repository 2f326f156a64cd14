import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobHandler, type JobContext } from '../queues/job-handler.js';
import { Queues } from '../queues/queues.js';
import { outboxSweepQueue } from './outbox-queue.js';
import { OutboxRelay } from './outbox-relay.js';

const everyMilliseconds = 10 * 60_000;

/** Forgets, batch by batch, what was handled more than a week ago. */
@Injectable()
export class OutboxSweeper implements OnApplicationBootstrap {
  constructor(
    private readonly queues: Queues,
    private readonly relay: OutboxRelay,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(outboxSweepQueue, 'outbox-sweep', everyMilliseconds, {});
  }

  @JobHandler(outboxSweepQueue)
  async sweep(_nothing: Record<string, never>, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    while (!signal.aborted && (await this.relay.forget()) > 0);
  }
}
