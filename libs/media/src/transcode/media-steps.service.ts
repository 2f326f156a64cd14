import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, newId, Outbox } from '@yunqiao/platform';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { MediaRendition } from '../media/media-rendition.entity.js';
import { Media } from '../media/media.entity.js';
import type { ProbedFile } from '../probe/probe-verdict.js';
import type { StoredRendition } from '../packaging/rendition-store.js';
import { describeFailure } from './media-failure.js';
import type { PrepareJob, TranscodeJob } from './media-queues.js';
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
  ) {}

  /** The upload, if this job still has a say. */
  async findCurrent({ mediaId, attempt }: PrepareJob): Promise<Media | null> {
    const media = await this.database.getRepository(Media).findOneBy({ id: mediaId, attempt, removedAt: IsNull() });
    return media && ['processing', 'playable'].includes(media.state) ? media : null;
  }

  findRenditions(mediaId: string): Promise<MediaRendition[]> {
    return this.database.getRepository(MediaRendition).findBy({ mediaId });
  }

  /** Keeps what the probe found and what is to be made of it. Renditions that are ready stay. */
  async plan(job: PrepareJob, file: ProbedFile, planned: readonly PlannedRendition[]): Promise<void> {
    await this.withCurrent(job, async (tx, media) => {
      Object.assign(media, {
        ...{
          durationSeconds: file.durationSeconds,
          width: file.video?.width ?? null,
          height: file.video?.height ?? null,
        },
        ...{
          videoCodec: file.video?.codec ?? null,
          audioCodec: file.audio?.codec ?? null,
          touchedAt: this.clock.now(),
        },
      });
      await tx.save(media);
      const known = new Map((await tx.findBy(MediaRendition, { mediaId: media.id })).map((row) => [row.name, row]));
      for (const rendition of planned) {
        const before = known.get(rendition.name);
        if (before?.state === 'ready') continue;
        const id = before?.id ?? newId();
        const fresh = { state: 'waiting', attempt: job.attempt, progress: 0 } as const;
        await tx.save(MediaRendition, { id, mediaId: media.id, ...rendition, ...fresh });
      }
    });
  }

  /** Asks for the jobs of the plan, once the original is where every worker finds it. */
  async tellPlanned(job: PrepareJob): Promise<void> {
    await this.withCurrent(job, (tx) => this.tell(tx, 'media.planned', job));
  }

  /** Takes a rendition to work on; null when it is done or no longer wanted. */
  async take({ mediaId, name, attempt }: TranscodeJob): Promise<MediaRendition | null> {
    const renditions = this.database.getRepository(MediaRendition);
    const where = { mediaId, attempt, name: name as MediaRendition['name'] };
    await renditions.update({ ...where, state: In(['waiting', 'failed']) }, { state: 'running', progress: 0 });
    return renditions.findOneBy({ ...where, state: 'running' });
  }

  /** Notes how far a rendition is. False when the work is no longer wanted and should stop. */
  async progress({ mediaId, name, attempt }: TranscodeJob, share: number): Promise<boolean> {
    const done = await this.database
      .getRepository(MediaRendition)
      .update({ mediaId, attempt, name: name as MediaRendition['name'], state: 'running' }, { progress: share });
    if (!done.affected) return false;
    return this.touch({ mediaId, attempt });
  }

  /** Says that somebody is at work on it. False when it is no longer wanted. */
  async touch({ mediaId, attempt }: PrepareJob): Promise<boolean> {
    const renditions = (await this.findRenditions(mediaId)).filter(({ name }) => name !== 'source');
    const sum = renditions.reduce((total, { progress }) => total + progress, 0);
    const progress = renditions.length > 0 ? sum / renditions.length : 0;
    const touched = await this.database
      .getRepository(Media)
      .update({ id: mediaId, attempt, removedAt: IsNull() }, { progress, touchedAt: this.clock.now() });
    return Boolean(touched.affected);
  }

  /** A rendition lies complete in the object store. */
  async completeRendition({ mediaId, name, attempt }: TranscodeJob, stored: StoredRendition): Promise<void> {
    const { bandwidth, averageBandwidth, codecs, bytes } = stored;
    await this.database
      .getRepository(MediaRendition)
      .update(
        { mediaId, attempt, name: name as MediaRendition['name'] },
        { ...{ state: 'ready', progress: 1 }, ...{ bandwidth, averageBandwidth, codecs, bytes } },
      );
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

  /** Keeps why it did not work. What could already be watched can still be watched. */
  async fail(job: PrepareJob & { name?: string }, error: unknown): Promise<void> {
    await this.withCurrent(job, async (tx, media) => {
      Object.assign(media, describeFailure(error), media.state === 'playable' ? {} : { state: 'failed' });
      await tx.save(media);
      const failing = job.name ? { name: job.name as MediaRendition['name'] } : {};
      await tx.update(
        MediaRendition,
        { mediaId: media.id, attempt: job.attempt, state: In(['waiting', 'running']), ...failing },
        { state: 'failed' },
      );
      await this.tell(tx, 'media.failed', job);
    });
  }

  /** Runs `change` on the locked row, if this attempt still has a say. */
  async withCurrent(job: PrepareJob, change: (tx: EntityManager, media: Media) => Promise<void>): Promise<void> {
    await this.database.transaction(async (tx) => {
      const media = await tx.findOne(Media, { where: { id: job.mediaId }, lock: { mode: 'pessimistic_write' } });
      if (!media || media.attempt !== job.attempt || media.removedAt) return;
      if (media.state !== 'processing' && media.state !== 'playable') return;
      await change(tx, media);
    });
  }

  async tell(tx: EntityManager, kind: string, { mediaId, attempt }: PrepareJob): Promise<void> {
    await this.outbox.add(tx, { kind, key: mediaId, payload: { mediaId, attempt } });
  }
}
