import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  Clock,
  Configuration,
  JobHandler,
  OutboxHandler,
  Queues,
  reasonOf,
  type JobContext,
  type OutboxEvent,
} from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { MediaRendition } from '../media/media-rendition.entity.js';
import { Media } from '../media/media.entity.js';
import { withScratch } from '../sandbox/scratch.js';
import { downloadQueue, type DownloadJob } from '../transcode/media-queues.js';
import { DownloadMaker } from './download-maker.js';
import { MediaDownload } from './media-download.entity.js';

const AT_ONCE = 50;
/** What went wrong this often stays so until somebody wants it anew. */
const TRIES = 5;
/** After so long somebody who has begun to make it is taken for dead. */
const PATIENCE_MINUTES = 15;

/** Makes the files to take along that are wanted of videos which are ready. */
@Injectable()
export class DownloadProcessor {
  private readonly logger = new Logger('Downloads');

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly maker: DownloadMaker,
    private readonly queues: Queues,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  @OutboxHandler('media.download-wanted')
  async onWanted(_tx: EntityManager, { payload }: OutboxEvent): Promise<void> {
    await this.enqueue(String(payload['mediaId']));
  }

  /** What became ready after it was wanted, and what Redis or a dead worker has lost. */
  async enqueueDue(): Promise<void> {
    const due = await this.database
      .createQueryBuilder(MediaDownload, 'download')
      .innerJoin(Media, 'media', "media.id = download.mediaId AND media.state = 'ready' AND media.removedAt IS NULL")
      .where("download.state = 'waiting'")
      .andWhere('(download.triedAt IS NULL OR download.triedAt < :silent)', {
        silent: new Date(this.clock.now().getTime() - PATIENCE_MINUTES * 60_000),
      })
      .limit(AT_ONCE)
      .getMany();
    for (const mediaId of new Set(due.map((download) => download.mediaId))) await this.enqueue(mediaId);
  }

  @JobHandler(downloadQueue)
  async make({ mediaId }: DownloadJob, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const media = await this.database.getRepository(Media).findOneBy({ id: mediaId, state: 'ready' });
    if (!media || media.removedAt) return;
    const renditions = await this.database.getRepository(MediaRendition).findBy({ mediaId, state: 'ready' });
    const waiting = await this.database.getRepository(MediaDownload).findBy({ mediaId, state: 'waiting' });
    for (const download of waiting) await this.makeOne(media, download, renditions, signal);
  }

  private async makeOne(
    media: Media,
    { kind, tries }: MediaDownload,
    renditions: MediaRendition[],
    signal: AbortSignal,
  ): Promise<void> {
    const downloads = this.database.getRepository(MediaDownload);
    const which = { mediaId: media.id, kind };
    await downloads.update(which, { triedAt: this.clock.now() });
    try {
      const bytes = await withScratch(this.configuration.get('SCRATCH_FOLDER'), (folder) =>
        this.maker.make(media, kind, renditions, { folder, signal }),
      );
      // What a video does not have, nobody waits for.
      if (bytes === null) await downloads.delete(which);
      else await downloads.update(which, { state: 'ready', bytes });
    } catch (error) {
      if (signal.aborted) throw error;
      this.logger.warn({ mediaId: media.id, reason: reasonOf(error) });
      await downloads.update(which, { tries: tries + 1, ...(tries + 1 >= TRIES && { state: 'failed' }) });
    }
  }

  private async enqueue(mediaId: string): Promise<void> {
    const jobId = `${mediaId}-download`;
    await this.queues.remove(downloadQueue, jobId);
    await this.queues.add(downloadQueue, { mediaId }, { jobId });
  }
}
