import { readFile } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Configuration, JobHandler, reasonOf, type JobContext } from '@yunqiao/platform';
import type { Media } from '../media/media.entity.js';
import { Packager } from '../packaging/packager.js';
import { RenditionStore } from '../packaging/rendition-store.js';
import { probeBeginning, probeFile, type ProbedFile } from '../probe/probe.js';
import { withScratch } from '../sandbox/scratch.js';
import { planChunks } from './chunk-plan.js';
import { ChunkTickets } from './chunk-tickets.service.js';
import { requireFileType } from './file-type.js';
import { isFinal, triesLeft } from './media-failure.js';
import { mediaKeys } from './media-keys.js';
import { prepareQueue, type PrepareJob } from './media-queues.js';
import { MediaSteps } from './media-steps.service.js';
import { makeCover, makePoster, makePreview, type PictureRun } from './pictures.js';
import { SourceCopier } from './source-copier.js';
import { SourceFiles } from './source-files.js';
import { canCopy } from './stream-copy.js';
import { planRenditions } from './transcode-plan.js';

/** How often the upload hears that somebody is at work on it, in milliseconds. */
const TOUCH_EVERY = 5_000;

/** Which try of the job it is. */
type PrepareContext = Pick<JobContext, 'signal' | 'attempt' | 'isLastAttempt'>;

/** What follows an upload at once: what is it, can it be played as it is, and what is to be made of it. */
@Injectable()
export class PrepareProcessor {
  private readonly logger = new Logger('Prepare');

  constructor(
    private readonly steps: MediaSteps,
    private readonly sources: SourceFiles,
    private readonly copier: SourceCopier,
    private readonly renditions: RenditionStore,
    private readonly packager: Packager,
    private readonly tickets: ChunkTickets,
    private readonly configuration: Configuration,
  ) {}

  @JobHandler(prepareQueue)
  async prepare(job: PrepareJob, context: PrepareContext): Promise<void> {
    const media = await this.steps.findCurrent(job);
    if (!media) return;
    const living = setInterval(
      () => void this.steps.touch(job).catch((error: unknown) => this.warn(media, error)),
      TOUCH_EVERY,
    );
    try {
      await withScratch(this.configuration.get('SCRATCH_FOLDER'), (folder) => this.work(media, folder, context.signal));
    } catch (error) {
      const isOver = context.isLastAttempt || triesLeft(error, context.attempt) <= 0;
      if (context.signal.aborted || !isOver) throw error;
      await this.steps.fail(job, error, 'prepare');
      if (!isFinal(error)) throw error;
    } finally {
      clearInterval(living);
    }
  }

  private async work(media: Media, folder: string, signal: AbortSignal): Promise<void> {
    const input = await this.sources.lend(media, folder, signal);
    if (media.kind === 'file') return this.finishFile(media, { folder, input, signal });
    if (media.kind === 'cover') return this.finishCover(media, { folder, input, signal });
    const beginning = await probeBeginning(input, { folder, signal });
    const isSure = beginning !== null && canCopy(beginning);
    if (isSure) await this.prepareLong(media, beginning, { folder, input, signal });
    else await this.prepareVideo(media, await probeFile(input, { folder, signal }), { folder, input, signal });
  }

  /** A long film that can surely be copied can be watched before all of it was looked at. */
  private async prepareLong(media: Media, beginning: ProbedFile, run: PictureRun): Promise<void> {
    const stopping = new AbortController();
    const signal = run.signal ? AbortSignal.any([run.signal, stopping.signal]) : stopping.signal;
    await this.planSource(media, beginning);
    const copied = this.copier.copy(media, beginning, false, {
      ...run,
      signal,
      durationSeconds: beginning.durationSeconds,
    });
    const probed = probeFile(run.input, { folder: run.folder, signal });
    try {
      const [file] = await Promise.all([probed, copied]);
      await this.planAndKeep(media, file, run);
    } catch (error) {
      stopping.abort();
      await Promise.allSettled([probed, copied]);
      throw error;
    }
  }

  private async prepareVideo(media: Media, file: ProbedFile, run: PictureRun): Promise<void> {
    if (canCopy(file)) {
      await this.planSource(media, file);
      await this.copier.copy(media, file, true, { ...run, durationSeconds: file.durationSeconds });
    }
    await this.planAndKeep(media, file, run);
  }

  private planSource(media: Media, file: ProbedFile): Promise<void> {
    const source = planRenditions(file).filter(({ name }) => name === 'source');
    return this.steps.planRenditions(jobOf(media), file, source);
  }

  /** Has the work begin, first of all what lets others watch; the poster and the store get theirs meanwhile. */
  private async planAndKeep(media: Media, file: ProbedFile, run: PictureRun): Promise<void> {
    const job = jobOf(media);
    const made = planRenditions(file).filter(({ name }) => name !== 'source');
    await this.steps.planRenditions(job, file, made);
    await this.steps.planChunks(job, planChunks(file));
    await this.steps.tellPlanned(job);
    const poster = await makePoster(file, run);
    if (poster) await this.renditions.putBuffer(mediaKeys.poster(media.id), await readFile(poster));
    await this.sources.keep(media);
    await this.packager.advanceNow(job);
    // Now workers that do not share the upload folder can take part.
    await this.tickets.topUp();
  }

  private async finishFile(media: Media, run: PictureRun): Promise<void> {
    await requireFileType(run.folder, media.contentType);
    if (media.contentType.startsWith('image/')) {
      const preview = await makePreview(run);
      await this.renditions.putBuffer(mediaKeys.preview(media.id), await readFile(preview));
    }
    await this.sources.keep(media);
    await this.steps.completeWhole(jobOf(media));
  }

  private async finishCover(media: Media, run: PictureRun): Promise<void> {
    const cover = await makeCover(run);
    await this.renditions.putBuffer(mediaKeys.cover(media.id), await readFile(cover));
    await this.sources.keep(media);
    await this.steps.completeWhole(jobOf(media));
  }

  private warn(media: Media, error: unknown): void {
    this.logger.warn({ mediaId: media.id, reason: reasonOf(error) });
  }
}

function jobOf({ id, attempt }: Media): PrepareJob {
  return { mediaId: id, attempt };
}
