import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Configuration, JobHandler, type JobContext } from '@yunqiao/platform';
import type { Media } from '../media/media.entity.js';
import { Packager } from '../packaging/packager.js';
import { RenditionStore } from '../packaging/rendition-store.js';
import { probeFile, type ProbedFile } from '../probe/probe.js';
import { withScratch } from '../sandbox/scratch.js';
import { requireFileType } from './file-type.js';
import { isFinal } from './media-failure.js';
import { mediaKeys, renditionFolder } from './media-keys.js';
import { prepareQueue, type PrepareJob } from './media-queues.js';
import { MediaSteps } from './media-steps.service.js';
import { copySource } from './media-tools.js';
import { makeCover, makePoster, makePreview, type PictureRun } from './pictures.js';
import { SourceFiles } from './source-files.js';
import { planRenditions } from './transcode-plan.js';

/** What follows an upload at once: what is it, can it be played as it is, and what is to be made of it. */
@Injectable()
export class PrepareProcessor {
  constructor(
    private readonly steps: MediaSteps,
    private readonly sources: SourceFiles,
    private readonly renditions: RenditionStore,
    private readonly packager: Packager,
    private readonly configuration: Configuration,
  ) {}

  @JobHandler(prepareQueue)
  async prepare(job: PrepareJob, context: Pick<JobContext, 'signal' | 'isLastAttempt'>): Promise<void> {
    const media = await this.steps.findCurrent(job);
    if (!media) return;
    try {
      await withScratch(this.configuration.get('SCRATCH_FOLDER'), (folder) => this.work(media, folder, context.signal));
    } catch (error) {
      if (context.signal.aborted || !(isFinal(error) || context.isLastAttempt)) throw error;
      await this.steps.fail(job, error);
      if (!isFinal(error)) throw error;
    }
  }

  private async work(media: Media, folder: string, signal: AbortSignal): Promise<void> {
    const input = await this.sources.lend(media, folder, signal);
    if (media.kind === 'file') return this.finishFile(media, { folder, input, signal });
    if (media.kind === 'cover') return this.finishCover(media, { folder, input, signal });
    const file = await probeFile(input, { folder, signal });
    await this.prepareVideo(media, file, { folder, input, signal, durationSeconds: file.durationSeconds });
  }

  private async prepareVideo(media: Media, file: ProbedFile, run: VideoRun): Promise<void> {
    const job = { mediaId: media.id, attempt: media.attempt };
    await this.steps.plan(job, file, planRenditions(file));
    const source = await this.steps.take({ ...job, name: 'source' });
    if (source) {
      const folder = await copySource(file, run);
      const stored = await this.renditions.store(folder, media.id, renditionFolder('source', media.attempt));
      await this.steps.completeRendition({ ...job, name: 'source' }, stored);
    }
    await this.packager.advance(job);
    const poster = await makePoster(file, run);
    if (poster) await this.renditions.putBuffer(mediaKeys.poster(media.id), await readFile(poster));
    await this.sources.keep(media);
    await this.steps.tellPlanned(job);
  }

  private async finishFile(media: Media, run: PictureRun): Promise<void> {
    await requireFileType(run.folder, media.contentType);
    if (media.contentType.startsWith('image/')) {
      const preview = await makePreview(run);
      await this.renditions.putBuffer(mediaKeys.preview(media.id), await readFile(preview));
    }
    await this.sources.keep(media);
    await this.steps.completeWhole({ mediaId: media.id, attempt: media.attempt });
  }

  private async finishCover(media: Media, run: { folder: string; input: string; signal: AbortSignal }): Promise<void> {
    const cover = await makeCover(run);
    await this.renditions.putBuffer(mediaKeys.cover(media.id), await readFile(cover));
    await this.sources.keep(media);
    await this.steps.completeWhole({ mediaId: media.id, attempt: media.attempt });
  }
}

interface VideoRun {
  folder: string;
  input: string;
  signal: AbortSignal;
  durationSeconds: number;
}
