import { Injectable } from '@nestjs/common';
import { OutboxHandler, Queues, type OutboxEvent } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { MediaRendition } from '../media/media-rendition.entity.js';
import {
  prepareJobId,
  prepareQueue,
  transcodeJobId,
  transcodePriority,
  transcodeQueue,
  type PrepareJob,
} from './media-queues.js';

/** Turns this room's own news into jobs. The same news twice is the same job. */
@Injectable()
export class MediaNewsHandler {
  constructor(private readonly queues: Queues) {}

  @OutboxHandler('media.uploaded')
  async onUploaded(_tx: EntityManager, event: OutboxEvent): Promise<void> {
    const job = readJob(event);
    await this.queues.add(prepareQueue, job, { jobId: prepareJobId(job) });
  }

  @OutboxHandler('media.planned')
  async onPlanned(tx: EntityManager, event: OutboxEvent): Promise<void> {
    const { mediaId, attempt } = readJob(event);
    const waiting = await tx.findBy(MediaRendition, { mediaId, attempt, state: 'waiting' });
    for (const { name } of waiting) {
      const job = { mediaId, attempt, name };
      await this.queues.add(transcodeQueue, job, { jobId: transcodeJobId(job), priority: transcodePriority(name) });
    }
  }
}

function readJob({ payload }: OutboxEvent): PrepareJob {
  return { mediaId: String(payload['mediaId']), attempt: Number(payload['attempt']) };
}
