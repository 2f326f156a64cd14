import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, JobHandler, Queues, type JobContext } from '@yunqiao/platform';
import { DataSource, In, IsNull, LessThan } from 'typeorm';
import { MediaChunk } from '../media/media-chunk.entity.js';
import { MediaRendition } from '../media/media-rendition.entity.js';
import { Media } from '../media/media.entity.js';
import { ChunkDesk, SILENT_MILLISECONDS } from '../transcode/chunk-desk.service.js';
import { ChunkTickets } from '../transcode/chunk-tickets.service.js';
import * as jobs from '../transcode/media-queues.js';
import { UPLOAD_DAYS, UploadStore } from './upload-store.js';
import { UploadService } from './upload.service.js';

const EVERY_MILLISECONDS = 30_000;
const AT_ONCE = 200;

/** Finds what a process left behind when it died: complete uploads, expired ones, and work without a job. */
@Injectable()
export class UploadSweeper implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly uploads: UploadService,
    private readonly store: UploadStore,
    private readonly queues: Queues,
    private readonly desk: ChunkDesk,
    private readonly tickets: ChunkTickets,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(jobs.sweepQueue, 'media-sweep', EVERY_MILLISECONDS, {});
  }

  @JobHandler(jobs.sweepQueue)
  async sweep(_nothing: Record<string, never>, _context: Pick<JobContext, 'signal'>): Promise<void> {
    await this.finishComplete();
    await this.expireOld();
    await this.wakeSilent();
  }

  /** Uploads whose last byte arrived, but whose end nobody heard. */
  private async finishComplete(): Promise<void> {
    const open = await this.database.getRepository(Media).find({
      where: { state: 'uploading', removedAt: IsNull() },
      order: { createdAt: 'DESC' },
      take: AT_ONCE,
    });
    for (const media of open) {
      if ((await this.store.findBytes(media.id)) === media.bytes) await this.uploads.finish(media.id);
    }
  }

  /** Unfinished uploads, and the bytes of refused ones, which until then may be tried again. */
  private async expireOld(): Promise<void> {
    const oldest = new Date(this.clock.now().getTime() - UPLOAD_DAYS * 24 * 3600 * 1000);
    const expired = await this.database.getRepository(Media).find({
      where: { state: 'uploading', createdAt: LessThan(oldest) },
      take: AT_ONCE,
    });
    for (const { id } of expired) await this.uploads.expire(id);
    await this.store.removeOlder(oldest);
  }

  /** Puts work back that a dead process had taken, and the jobs that Redis has lost or given up. */
  private async wakeSilent(): Promise<void> {
    await this.desk.takeBackSilent();
    await this.tickets.topUp();
    const silentSince = new Date(this.clock.now().getTime() - SILENT_MILLISECONDS);
    const silent = await this.database.getRepository(Media).find({
      where: {
        state: In(['processing', 'playable']),
        removedAt: IsNull(),
        errorCode: IsNull(),
        touchedAt: LessThan(silentSince),
      },
      order: { createdAt: 'ASC' },
      take: AT_ONCE,
    });
    for (const media of silent) if (!(await this.isPrepared(media))) await this.prepareAgain(media);
  }

  /** Whether only chunks are left to make. */
  private async isPrepared({ id, attempt, sourceKey }: Media): Promise<boolean> {
    const open = { mediaId: id, attempt, state: In(['waiting', 'running']) };
    const isCopying = { mediaId: id, name: 'source', state: In(['waiting', 'running']) } as const;
    return (
      sourceKey !== null &&
      !(await this.database.getRepository(MediaRendition).existsBy(isCopying)) &&
      (await this.database.getRepository(MediaChunk).existsBy(open))
    );
  }

  /** A job that is being worked on stays. */
  private async prepareAgain({ id, attempt }: Media): Promise<void> {
    const job = { mediaId: id, attempt };
    await this.queues.remove(jobs.prepareQueue, jobs.prepareJobId(job));
    await this.queues.add(jobs.prepareQueue, job, { jobId: jobs.prepareJobId(job) });
    await this.database.getRepository(Media).update({ id }, { touchedAt: this.clock.now() });
  }
}
