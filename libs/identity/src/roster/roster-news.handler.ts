import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OutboxHandler, Queues, type OutboxEvent } from '@yunqiao/platform';
import { rosterJobId, rosterQueue } from './roster-queue.js';

/** Has a sheet worked on as soon as somebody wants it. The same news twice is the same job. */
@Injectable()
export class RosterNewsHandler {
  constructor(private readonly queues: Queues) {}

  @OutboxHandler('roster.wanted')
  async onWanted(_tx: EntityManager, { payload }: OutboxEvent): Promise<void> {
    const job = { importId: String(payload['importId']), attempt: Number(payload['attempt']) };
    await this.queues.add(rosterQueue, job, { jobId: rosterJobId(job) });
  }
}
