import { Injectable, Logger } from '@nestjs/common';
import { AppError, Configuration, JobHandler, reasonOf, type JobContext } from '@yunqiao/platform';
import type { ChunkSegments } from '../media/media-chunk.entity.js';
import type { RenditionName } from '../media/media-rendition.entity.js';
import { Packager } from '../packaging/packager.js';
import { RenditionStore } from '../packaging/rendition-store.js';
import { SegmentFeed } from '../packaging/segment-feed.js';
import { probeHeader, type ProbedStreams } from '../probe/probe.js';
import { withScratch } from '../sandbox/scratch.js';
import { ChunkDesk, TOUCH_EVERY, type TakenChunk } from './chunk-desk.service.js';
import { ChunkTickets } from './chunk-tickets.service.js';
import { triesLeft } from './media-failure.js';
import { chunkQueue } from './media-queues.js';
import { MediaSteps } from './media-steps.service.js';
import { ladderOf, makeAudio, makeChunk, type ToolRun } from './media-tools.js';
import { SourceFiles } from './source-files.js';

/** Takes the next chunk and makes it. */
@Injectable()
export class ChunkProcessor {
  private readonly logger = new Logger('Chunks');

  constructor(
    private readonly desk: ChunkDesk,
    private readonly tickets: ChunkTickets,
    private readonly steps: MediaSteps,
    private readonly sources: SourceFiles,
    private readonly store: RenditionStore,
    private readonly packager: Packager,
    private readonly configuration: Configuration,
  ) {}

  @JobHandler(chunkQueue)
  async work(_ticket: Record<string, never>, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const taken = await this.desk.take();
    if (!taken) return this.sources.forget();
    const unwanted = new AbortController();
    const either = AbortSignal.any([signal, unwanted.signal]);
    const holding = this.hold(taken, unwanted);
    try {
      await withScratch(this.configuration.get('SCRATCH_FOLDER'), (folder) =>
        this.make(taken, folder, either, holding),
      );
      if (!(await this.desk.isWaitedFor(taken.media.id))) await this.sources.forgetOf(taken.media.id);
    } catch (error) {
      if (signal.aborted) {
        await this.desk.giveBack(taken.chunk);
        throw error;
      }
      if (!unwanted.signal.aborted) await this.failed(taken, error);
    } finally {
      holding.end();
    }
  }

  /** Says every few seconds that we are alive, and stops the work when it is no longer ours. */
  private hold({ chunk, media }: TakenChunk, unwanted: AbortController): Holding {
    let share = 0;
    const tell = async () => {
      const isOurs = (await this.desk.touch(chunk, share)) && (await this.packager.noteProgress(chunk));
      if (!isOurs) unwanted.abort();
    };
    // What could not be told now is told with the next one; the work itself goes on.
    const timer = setInterval(() => void tell().catch((error: unknown) => this.warn(media.id, error)), TOUCH_EVERY);
    return { onProgress: (done) => (share = done), end: () => clearInterval(timer) };
  }

  private async make(taken: TakenChunk, folder: string, signal: AbortSignal, holding: Holding): Promise<void> {
    const { chunk, media } = taken;
    const input = await this.sources.lend(media, folder, signal);
    const streams = await probeHeader(input, { folder, signal });
    const { onProgress } = holding;
    const run = { folder, input, signal, durationSeconds: media.durationSeconds ?? 0, onProgress };
    if (chunk.kind === 'audio') await this.makeSound(taken, streams, run);
    else await this.makePicture(taken, streams, run);
  }

  /** The sound is one long piece: what there is of it can be heard already. */
  private async makeSound({ chunk, media }: TakenChunk, streams: ProbedStreams, run: ToolRun): Promise<void> {
    const place = await this.packager.placeOf(media.id, 'audio');
    const { folder, ended } = await makeAudio(streams, run);
    const onMore: ConstructorParameters<typeof SegmentFeed>[1]['onMore'] = (audio, codecs) =>
      this.packager.extend(chunk, { audio }, { audio: codecs });
    const feed = new SegmentFeed(this.store, { folder, mediaId: media.id, place, onMore }, (error) =>
      this.warn(media.id, error),
    );
    const { segments, codecs } = await feed.during(ended);
    if (segments.length === 0) throw new AppError('MEDIA_BROKEN');
    await this.packager.complete(chunk, { audio: segments }, { audio: codecs });
  }

  private async makePicture({ chunk, media }: TakenChunk, streams: ProbedStreams, run: ToolRun): Promise<void> {
    const ladder = ladderOf(streams);
    await makeChunk(ladder, chunk, run);
    const made: ChunkSegments = {};
    const codecs: Partial<Record<RenditionName, string>> = {};
    for (const { name } of ladder.rungs) {
      const place = await this.packager.placeOf(media.id, name);
      const segments = await this.store.findSegments(`${run.folder}/${name}`);
      // A film may end a little before its last packet promised.
      if (segments.length === 0 && chunk.number === 0) throw new AppError('MEDIA_BROKEN');
      await this.store.putSegments(`${run.folder}/${name}`, segments, media.id, place);
      // The same in every chunk, so that the first one's is enough.
      if (chunk.number === 0) codecs[name] = await this.store.putInit(`${run.folder}/${name}`, media.id, place);
      made[name] = segments;
    }
    await this.packager.complete(chunk, made, codecs);
  }

  /** Tries again after growing pauses while that can help; then tells the trainer. */
  private async failed({ chunk, media }: TakenChunk, error: unknown): Promise<void> {
    this.warn(media.id, error);
    if (triesLeft(error, chunk.tries + 1) <= 0) return this.steps.fail(chunk, error, `${chunk.kind} ${chunk.number}`);
    const delayMilliseconds = Math.min(60_000, 5_000 * 2 ** chunk.tries);
    await this.desk.giveBack(chunk, { delayMilliseconds });
    await this.tickets.issueLater(delayMilliseconds);
  }

  private warn(mediaId: string, error: unknown): void {
    this.logger.warn({ mediaId, reason: reasonOf(error) });
  }
}

/** A chunk that we say that we hold, until `end`. */
interface Holding {
  onProgress: (share: number) => void;
  end: () => void;
}
