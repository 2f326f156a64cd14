import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, newId, Outbox } from '@yunqiao/platform';
import { DataSource, In, IsNull, Not, type EntityManager } from 'typeorm';
import { MediaChunk } from '../media/media-chunk.entity.js';
import { MediaRendition } from '../media/media-rendition.entity.js';
import { Media } from '../media/media.entity.js';
import type { ProbedFile } from '../probe/probe-verdict.js';
import type { PlannedChunk } from './chunk-plan.js';
import { FailureLogs } from './failure-logs.js';
import { describeFailure } from './media-failure.js';
import type { PrepareJob } from './media-queues.js';
import type { PlannedRendition } from './transcode-plan.js';

/**
 * Every change that a worker makes to an upload. Each names the attempt that it belongs to and changes nothing when a
 * newer one has begun or the upload was removed: a job that comes twice, or too late, is harmless.
 */
@Injectable()
export class MediaSteps {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly logs: FailureLogs,
  ) {}

  /** The upload, if this job still has a say. */
  async findCurrent({ mediaId, attempt }: PrepareJob): Promise<Media | null> {
    const media = await this.database.getRepository(Media).findOneBy({ id: mediaId, attempt, removedAt: IsNull() });
    return media && ['processing', 'playable'].includes(media.state) ? media : null;
  }

  findRenditions(mediaId: string): Promise<MediaRendition[]> {
    return this.database.getRepository(MediaRendition).findBy({ mediaId });
  }

  /** Chunks that nobody has taken yet. */
  findWaiting({ mediaId, attempt }: PrepareJob): Promise<MediaChunk[]> {
    return this.database
      .getRepository(MediaChunk)
      .find({ where: { mediaId, attempt, state: 'waiting' }, order: { turn: 'ASC', number: 'ASC' } });
  }

  /** Keeps what the probe found and the renditions that will be made. Those that are ready stay; the others keep their folders. */
  async planRenditions(job: PrepareJob, file: ProbedFile, planned: readonly PlannedRendition[]): Promise<void> {
    await this.withCurrent(job, async (tx, media) => {
      const { durationSeconds, video, audio } = file;
      await tx.save(
        Object.assign(media, {
          ...{ durationSeconds, width: video?.width ?? null, height: video?.height ?? null },
          ...{ videoCodec: video?.codec ?? null, audioCodec: audio?.codec ?? null, touchedAt: this.clock.now() },
        }),
      );
      const known = new Map((await tx.findBy(MediaRendition, { mediaId: media.id })).map((row) => [row.name, row]));
      for (const rendition of planned) {
        const before = known.get(rendition.name);
        if (before && before.state !== 'failed') continue;
        const folder = { id: before?.id ?? newId(), attempt: before?.attempt ?? job.attempt };
        const fresh = { state: 'waiting', progress: 0 } as const;
        await tx.save(MediaRendition, { mediaId: media.id, ...rendition, ...folder, ...fresh });
      }
    });
  }

  /** Keeps the chunks of the work. Those that are ready, or that somebody works on in this attempt, stay. */
  async planChunks(job: PrepareJob, planned: readonly PlannedChunk[]): Promise<void> {
    await this.withCurrent(job, async (tx, media) => {
      const known = await tx.findBy(MediaChunk, { mediaId: media.id });
      for (const chunk of planned) {
        const before = known.find(({ kind, number }) => kind === chunk.kind && number === chunk.number);
        if (before) continue;
        await tx.insert(MediaChunk, {
          id: newId(),
          mediaId: media.id,
          attempt: job.attempt,
          state: 'waiting',
          ...chunk,
        });
      }
      const { attempt } = job;
      await tx.update(MediaChunk, { mediaId: media.id, state: 'ready' }, { attempt });
      await tx.update(
        MediaChunk,
        { mediaId: media.id, attempt: Not(attempt), state: Not('ready') },
        { attempt, state: 'waiting', tries: 0, progress: 0, notBefore: null },
      );
    });
  }

  /** Asks for workers. */
  async tellPlanned(job: PrepareJob): Promise<void> {
    await this.withCurrent(job, (tx) => this.tell(tx, 'media.planned', job));
  }

  /** Says that somebody is at work on it. False when it is no longer wanted. */
  async touch({ mediaId, attempt }: PrepareJob): Promise<boolean> {
    const touched = await this.database
      .getRepository(Media)
      .update({ id: mediaId, attempt, removedAt: IsNull() }, { touchedAt: this.clock.now() });
    return Boolean(touched.affected);
  }

  /** Files and covers: everything is done at once. */
  async completeWhole(job: PrepareJob): Promise<void> {
    await this.withCurrent(job, async (tx, media) => {
      media.readyAt = this.clock.now();
      Object.assign(media, { state: 'ready', progress: 1, errorCode: null, errorDetails: null });
      await tx.save(media);
      await this.tell(tx, 'media.ready', job);
    });
  }

  /** Keeps why it did not work, and in which step. What could already be watched can still be watched. */
  async fail(job: PrepareJob, error: unknown, step: string): Promise<void> {
    await this.logs.keep(job, step, error);
    await this.withCurrent(job, async (tx, media) => {
      Object.assign(media, describeFailure(error), media.state === 'playable' ? {} : { state: 'failed' });
      await tx.save(media);
      const open = { mediaId: media.id, state: In(['waiting', 'running']) };
      await tx.update(MediaRendition, open, { state: 'failed' });
      await tx.update(MediaChunk, open, { state: 'failed' });
      await this.tell(tx, 'media.failed', job);
    });
  }

  /** Runs `change` on the locked row, if this attempt still has a say. Answers whether it had. */
  async withCurrent(job: PrepareJob, change: (tx: EntityManager, media: Media) => Promise<unknown>): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const media = await tx.findOne(Media, { where: { id: job.mediaId }, lock: { mode: 'pessimistic_write' } });
      if (!media || media.attempt !== job.attempt || media.removedAt) return false;
      if (media.state !== 'processing' && media.state !== 'playable') return false;
      await change(tx, media);
      return true;
    });
  }

  async tell(tx: EntityManager, kind: string, { mediaId, attempt }: PrepareJob): Promise<void> {
    await this.outbox.add(tx, { kind, key: mediaId, payload: { mediaId, attempt } });
  }
}
