import { Injectable } from '@nestjs/common';
import { Clock } from '@yunqiao/platform';
import { MediaRendition } from '../media/media-rendition.entity.js';
import type { Media } from '../media/media.entity.js';
import { mediaKeys, renditionFolder } from '../transcode/media-keys.js';
import type { PrepareJob } from '../transcode/media-queues.js';
import { MediaSteps } from '../transcode/media-steps.service.js';
import { writeMasterPlaylist, type RenditionEntry } from './playlist.js';
import { RenditionStore } from './rendition-store.js';

/** Puts renditions together into what a player opens. */
@Injectable()
export class Packager {
  constructor(
    private readonly steps: MediaSteps,
    private readonly store: RenditionStore,
    private readonly clock: Clock,
  ) {}

  /**
   * After each rendition: makes the video playable as soon as something can be played, and ready when all is there.
   * Called by every job at its end. The row stays locked while the small playlist is written, so that of two jobs
   * which end together the later one writes the fuller playlist last.
   */
  async advance(job: PrepareJob): Promise<void> {
    await this.steps.withCurrent(job, async (tx, media) => {
      const renditions = await tx.findBy(MediaRendition, { mediaId: media.id });
      const made = renditions.filter(({ name }) => name !== 'source');
      const isReady = made.length > 0 && made.every(({ state }) => state === 'ready');
      if (media.state === 'processing' && (isReady || isPlayable(renditions))) {
        await this.publish(media, 'source', renditions);
        Object.assign(media, { state: 'playable', playableAt: this.clock.now() });
        await tx.save(media);
        await this.steps.tell(tx, 'media.playable', job);
      }
      if (!isReady) return;
      await this.publish(media, 'master', made);
      Object.assign(media, {
        state: 'ready',
        progress: 1,
        readyAt: this.clock.now(),
        errorCode: null,
        errorDetails: null,
      });
      await tx.save(media);
      await this.steps.tell(tx, 'media.ready', job);
    });
  }

  private async publish(media: Media, name: 'master' | 'source', renditions: readonly MediaRendition[]): Promise<void> {
    await this.store.putBuffer(mediaKeys.playlist(media.id, name), Buffer.from(masterOf(renditions)));
  }
}

/** The copied source is enough; else one picture, and the sound if there is to be any. */
function isPlayable(renditions: readonly MediaRendition[]): boolean {
  const isDone = (name: string) =>
    renditions.some((rendition) => rendition.name === name && rendition.state === 'ready');
  const has = (name: string) => renditions.some((rendition) => rendition.name === name);
  return isDone('source') || (isDone('360p') && (isDone('audio') || !has('audio')));
}

/** A master playlist of what is ready: the copied source alone, or our own qualities with their sound. */
export function masterOf(renditions: readonly MediaRendition[]): string {
  const ready = renditions.filter(({ state }) => state === 'ready');
  const source = ready.find(({ name }) => name === 'source');
  if (source) return writeMasterPlaylist([entryOf(source)], null);
  const audio = ready.find(({ name }) => name === 'audio');
  const videos = ready.filter(({ name }) => name !== 'audio');
  return writeMasterPlaylist(videos.map(entryOf), audio ? entryOf(audio) : null);
}

function entryOf(rendition: MediaRendition): RenditionEntry {
  return {
    uri: `${renditionFolder(rendition.name, rendition.attempt)}/index.m3u8`,
    bandwidth: rendition.bandwidth ?? 0,
    averageBandwidth: rendition.averageBandwidth ?? 0,
    codecs: rendition.codecs ?? '',
    ...{ width: rendition.width, height: rendition.height, frameRate: rendition.frameRate },
  };
}
