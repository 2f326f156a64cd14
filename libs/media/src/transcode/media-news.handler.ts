import { Injectable } from '@nestjs/common';
import { OutboxHandler, Queues, type OutboxEvent } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { ChunkTickets } from './chunk-tickets.service.js';
import { prepareJobId, prepareQueue, type PrepareJob } from './media-queues.js';
import { MediaSteps } from './media-steps.service.js';

/** Turns this room's own news into jobs. The same news twice is the same job. */
@Injectable()
export class MediaNewsHandler {
  constructor(
    private readonly queues: Queues,
    private readonly tickets: ChunkTickets,
    private readonly steps: MediaSteps,
  ) {}

  @OutboxHandler('media.uploaded')
  async onUploaded(_tx: EntityManager, event: OutboxEvent): Promise<void> {
    const job = readJob(event);
    await this.queues.add(prepareQueue, job, { jobId: prepareJobId(job) });
  }

  @OutboxHandler('media.planned')
  async onPlanned(_tx: EntityManager, event: OutboxEvent): Promise<void> {
    await this.tickets.issue(await this.steps.findWaiting(readJob(event)));
  }
}

function readJob({ payload }: OutboxEvent): PrepareJob {
  return { mediaId: String(payload['mediaId']), attempt: Number(payload['attempt']) };
}
