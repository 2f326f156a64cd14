import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobHandler, Queues, type JobContext } from '@yunqiao/platform';
import { BinEmptier } from '../bin/bin-emptier.js';
import { OriginalKeeper } from './original-keeper.js';
import { DownloadProcessor } from '../downloads/download.processor.js';
import { keepQueue } from '../transcode/media-queues.js';

const EVERY_MILLISECONDS = 60_000;

/** Looks after what lies in the stores: what has to go, goes. */
@Injectable()
export class MediaKeeper implements OnApplicationBootstrap {
  constructor(
    private readonly queues: Queues,
    private readonly bin: BinEmptier,
    private readonly originals: OriginalKeeper,
    private readonly downloads: DownloadProcessor,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(keepQueue, 'media-keep', EVERY_MILLISECONDS, {});
  }

  @JobHandler(keepQueue)
  async keep(_nothing: Record<string, never>, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    await this.bin.emptyDue(signal);
    await this.originals.dropDue(signal);
    await this.downloads.enqueueDue();
  }
}
