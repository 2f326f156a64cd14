import { Injectable, Logger } from '@nestjs/common';
import { Configuration, JobHandler, type JobContext } from '@yunqiao/platform';
import type { Media } from '../media/media.entity.js';
import { Packager } from '../packaging/packager.js';
import { RenditionStore } from '../packaging/rendition-store.js';
import { probeHeader } from '../probe/probe.js';
import { withScratch } from '../sandbox/scratch.js';
import { isFinal } from './media-failure.js';
import { renditionFolder } from './media-keys.js';
import { transcodeQueue, type TranscodeJob } from './media-queues.js';
import { MediaSteps } from './media-steps.service.js';
import { makeRendition } from './media-tools.js';
import { SourceFiles } from './source-files.js';
import { atMostEvery } from './throttle.js';

const PROGRESS_EVERY = 1000;

/** Makes one rendition of a video, and whatever has become possible with it. */
@Injectable()
export class TranscodeProcessor {
  private readonly logger = new Logger('Transcode');

  constructor(
    private readonly steps: MediaSteps,
    private readonly sources: SourceFiles,
    private readonly renditions: RenditionStore,
    private readonly packager: Packager,
    private readonly configuration: Configuration,
  ) {}

  @JobHandler(transcodeQueue)
  async transcode(job: TranscodeJob, context: Pick<JobContext, 'signal' | 'isLastAttempt'>): Promise<void> {
    const media = await this.steps.findCurrent(job);
    if (!media) return;
    try {
      if (await this.steps.take(job)) await this.make(media, job, context.signal);
      await this.packager.advance(job);
    } catch (error) {
      if (context.signal.aborted || !(isFinal(error) || context.isLastAttempt)) throw error;
      await this.steps.fail(job, error);
      if (!isFinal(error)) throw error;
    }
  }

  private async make(media: Media, job: TranscodeJob, signal: AbortSignal): Promise<void> {
    const unwanted = new AbortController();
    const either = AbortSignal.any([signal, unwanted.signal]);
    const tell = async (share: number) => {
      if (!(await this.steps.progress(job, share))) unwanted.abort();
    };
    // What could not be told now is told a second later; the work itself goes on.
    const onProgress = atMostEvery(PROGRESS_EVERY, tell, (error) =>
      this.logger.warn({ mediaId: media.id, reason: error instanceof Error ? error.message : String(error) }),
    );
    await withScratch(this.configuration.get('SCRATCH_FOLDER'), async (folder) => {
      const input = await this.sources.lend(media, folder, either);
      const streams = await probeHeader(input, { folder, signal: either });
      const run = { folder, input, signal: either, durationSeconds: media.durationSeconds ?? 0, onProgress };
      const made = await makeRendition(job.name, streams, run);
      const stored = await this.renditions.store(made, media.id, renditionFolder(job.name, job.attempt));
      await this.steps.completeRendition(job, stored);
    });
  }
}
