import { Injectable } from '@nestjs/common';
import { Clock } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { MediaChunk, type ChunkSegments } from '../media/media-chunk.entity.js';
import { MediaRendition, type RenditionName } from '../media/media-rendition.entity.js';
import type { Media } from '../media/media.entity.js';
import { GROWING_PLAYLIST, mediaKeys, renditionFolder, WHOLE_PLAYLIST } from '../transcode/media-keys.js';
import type { PrepareJob } from '../transcode/media-queues.js';
import { MediaSteps } from '../transcode/media-steps.service.js';
import { SEGMENT_SECONDS } from '../transcode/rungs.js';
import { madeOf, progressOf } from './chunk-sums.js';
import { growingMasterOf, isPlayable, masterOf } from './master-playlist.js';
import { measureBandwidth, secondsOf, writeGrowingPlaylist, writeMediaPlaylist, type Segment } from './playlist.js';
import { RenditionStore } from './rendition-store.js';

/** As RFC 6381 writes them, by rendition. */
type Codecs = Partial<Record<RenditionName, string>>;

/**
 * Puts what was made together into what a player opens. Every change holds the row of the upload while its small playlists
 * are written, so that of two that come together the later one writes the fuller playlists last.
 */
@Injectable()
export class Packager {
  constructor(
    private readonly steps: MediaSteps,
    private readonly store: RenditionStore,
    private readonly clock: Clock,
  ) {}

  /** Folder of a rendition among the objects of its upload. */
  async placeOf(mediaId: string, name: RenditionName): Promise<string> {
    const rendition = (await this.steps.findRenditions(mediaId)).find((each) => each.name === name);
    return renditionFolder(name, rendition?.attempt ?? 1);
  }

  /** A chunk lies complete in the object store; the last one makes the video ready. Nothing happens when another one holds it. */
  async complete(chunk: MediaChunk, segments: ChunkSegments, codecs: Codecs): Promise<void> {
    await this.change(chunk, { state: 'ready', progress: 1, segments }, codecs);
  }

  /** More of a chunk lies in the object store. */
  async extend(chunk: MediaChunk, segments: ChunkSegments, codecs: Codecs): Promise<void> {
    await this.change(chunk, { touchedAt: this.clock.now(), segments }, codecs);
  }

  /**
   * More of the copied source lies in the object store, or all of it.
   * @param targetSeconds no segment is ever longer
   */
  async extendSource(job: PrepareJob, made: SourceCopy): Promise<void> {
    await this.steps.withCurrent(job, async (tx, media) => {
      const source = await tx.findOneBy(MediaRendition, { mediaId: media.id, name: 'source' });
      if (!source || source.state === 'ready') return;
      const share = secondsOf(made.segments) / Math.max(0.1, media.durationSeconds ?? 0);
      source.codecs = made.codecs;
      Object.assign(
        source,
        made.isWhole ? { state: 'ready', progress: 1 } : { state: 'running', progress: Math.min(1, share) },
      );
      await this.publish(source, made.segments, made.targetSeconds, made.isWhole);
      await tx.save(source);
      await this.advance(tx, media);
    });
  }

  /** Tells how far the work is. False when it is no longer wanted. */
  noteProgress(job: PrepareJob): Promise<boolean> {
    return this.steps.withCurrent(job, async (tx, media) => {
      const renditions = await tx.findBy(MediaRendition, { mediaId: media.id });
      const chunks = await tx.findBy(MediaChunk, { mediaId: media.id });
      for (const rendition of renditions.filter(({ name, state }) => name !== 'source' && state !== 'ready')) {
        const { share, isBegun } = madeOf(rendition.name, chunks);
        Object.assign(rendition, { progress: share, state: isBegun ? 'running' : rendition.state });
        await tx.save(rendition);
      }
      const touchedAt = this.clock.now();
      await tx.save(Object.assign(media, { progress: progressOf(renditions), touchedAt }));
    });
  }

  /** Whatever has become possible: playable, ready. */
  async advanceNow(job: PrepareJob): Promise<void> {
    await this.steps.withCurrent(job, (tx, media) => this.advance(tx, media));
  }

  private async change(chunk: MediaChunk, change: Partial<MediaChunk>, codecs: Codecs): Promise<void> {
    await this.steps.withCurrent(chunk, async (tx, media) => {
      const { id, fence } = chunk;
      const changed = await tx.update(MediaChunk, { id, fence, state: 'running' }, change);
      if (!changed.affected) return;
      for (const [name, value] of Object.entries(codecs)) {
        await tx.update(MediaRendition, { mediaId: media.id, name: name as RenditionName }, { codecs: value });
      }
      await this.advance(tx, media);
    });
  }

  private async advance(tx: EntityManager, media: Media): Promise<void> {
    const renditions = await tx.findBy(MediaRendition, { mediaId: media.id });
    const chunks = await tx.find(MediaChunk, { where: { mediaId: media.id }, order: { number: 'ASC' } });
    const isWhole = chunks.length > 0 && chunks.every(({ state }) => state === 'ready');
    const source = renditions.find(({ name }) => name === 'source');
    for (const rendition of renditions.filter(({ name, state }) => name !== 'source' && state !== 'ready')) {
      await this.take(rendition, chunks, !source);
      await tx.save(rendition);
    }
    media.progress = progressOf(renditions);
    await this.letPlay(tx, media, renditions);
    // The original is somewhere where it is kept before the work counts as done.
    const isReady = isWhole && media.sourceKey !== null && (!source || source.state === 'ready');
    if (isReady) await this.finish(tx, media, renditions);
    else await tx.save(media);
  }

  /** Brings a rendition up to what its chunks have become. */
  private async take(rendition: MediaRendition, chunks: readonly MediaChunk[], grows: boolean): Promise<void> {
    const { share, isBegun, isWhole, segments } = madeOf(rendition.name, chunks);
    rendition.progress = share;
    if (isBegun && rendition.state === 'waiting') rendition.state = 'running';
    if (grows) await this.publish(rendition, segments, SEGMENT_SECONDS, isWhole);
    else if (isWhole) await this.publishWhole(rendition, segments);
    if (isWhole) Object.assign(rendition, { state: 'ready', progress: 1, publishedSeconds: secondsOf(segments) });
  }

  private async letPlay(tx: EntityManager, media: Media, renditions: readonly MediaRendition[]): Promise<void> {
    if (media.state === 'ready' || !isPlayable(renditions)) return;
    await this.store.putBuffer(mediaKeys.playlist(media.id, 'source'), Buffer.from(growingMasterOf(renditions)));
    if (media.state !== 'processing') return;
    Object.assign(media, { state: 'playable', playableAt: this.clock.now() });
    await tx.save(media);
    await this.steps.tell(tx, 'media.playable', { mediaId: media.id, attempt: media.attempt });
  }

  private async finish(tx: EntityManager, media: Media, renditions: readonly MediaRendition[]): Promise<void> {
    const made = renditions.filter(({ name }) => name !== 'source');
    await this.store.putBuffer(mediaKeys.playlist(media.id, 'master'), Buffer.from(masterOf(made)));
    const done = { state: 'ready', progress: 1, readyAt: this.clock.now(), errorCode: null, errorDetails: null };
    await tx.save(Object.assign(media, done));
    await this.steps.tell(tx, 'media.ready', { mediaId: media.id, attempt: media.attempt });
  }

  /** Writes the playlist that grows, and the one for good when nothing is missing. */
  private async publish(
    rendition: MediaRendition,
    segments: readonly Segment[],
    targetSeconds: number,
    isWhole: boolean,
  ): Promise<void> {
    if (segments.length === 0) return;
    rendition.publishedSeconds = secondsOf(segments);
    const playlist = writeGrowingPlaylist(segments, targetSeconds, isWhole);
    await this.put(rendition, GROWING_PLAYLIST, playlist);
    Object.assign(rendition, measureBandwidth(segments));
    if (isWhole) await this.publishWhole(rendition, segments);
  }

  private async publishWhole(rendition: MediaRendition, segments: readonly Segment[]): Promise<void> {
    const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0);
    Object.assign(rendition, measureBandwidth(segments), { bytes });
    await this.put(rendition, WHOLE_PLAYLIST, writeMediaPlaylist(segments));
  }

  private put({ mediaId, name, attempt }: MediaRendition, file: string, playlist: string): Promise<void> {
    const place = renditionFolder(name, attempt);
    return this.store.putBuffer(mediaKeys.file(mediaId, `${place}/${file}`), Buffer.from(playlist));
  }
}

/** How far the copy of a source is. */
export interface SourceCopy {
  segments: readonly Segment[];
  codecs: string;
  /** no segment is ever longer */
  targetSeconds: number;
  isWhole: boolean;
}
