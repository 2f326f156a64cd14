import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, JobHandler, Queues, type JobContext } from '@yunqiao/platform';
import { DataSource, In, IsNull, LessThan } from 'typeorm';
import { MediaRendition } from '../media/media-rendition.entity.js';
import { Media } from '../media/media.entity.js';
import * as jobs from '../transcode/media-queues.js';
import { UPLOAD_DAYS, UploadStore } from './upload-store.js';
import { UploadService } from './upload.service.js';

const EVERY_MILLISECONDS = 30_000;
/** Work that has been silent for this long has lost its worker or its job. */
const SILENT_MILLISECONDS = 90_000;
const AT_ONCE = 200;

/** Finds what a process left behind when it died: complete uploads, expired ones, and work without a job. */
@Injectable()
export class UploadSweeper implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly uploads: UploadService,
    private readonly store: UploadStore,
    private readonly queues: Queues,
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

  /** Puts jobs back that Redis has lost or given up; a job that is being worked on stays. */
  private async wakeSilent(): Promise<void> {
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
    for (const media of silent) await this.wake(media);
  }

  private async wake(media: Media): Promise<void> {
    const job = { mediaId: media.id, attempt: media.attempt };
    const renditions = await this.database.getRepository(MediaRendition).findBy({ mediaId: media.id });
    const isPrepared = media.sourceKey !== null && renditions.length > 0;
    if (!isPrepared) {
      await this.queues.remove(jobs.prepareQueue, jobs.prepareJobId(job));
      await this.queues.add(jobs.prepareQueue, job, { jobId: jobs.prepareJobId(job) });
    }
    const open = isPrepared ? renditions.filter(({ state, name }) => state !== 'ready' && name !== 'source') : [];
    for (const { name } of open) {
      const one = { ...job, name };
      const jobId = jobs.transcodeJobId(one);
      const isIdle = await this.queues.remove(jobs.transcodeQueue, jobId);
      if (isIdle) await this.giveBack(media.id, name);
      await this.queues.add(jobs.transcodeQueue, one, { jobId, priority: jobs.transcodePriority(name) });
    }
    await this.database.getRepository(Media).update({ id: media.id }, { touchedAt: this.clock.now() });
  }

  /** A rendition that nobody works on is waiting again. */
  private async giveBack(mediaId: string, name: MediaRendition['name']): Promise<void> {
    await this.database.getRepository(MediaRendition).update({ mediaId, name, state: 'running' }, { state: 'waiting' });
  }
}
