import type { MediaChunk } from '../media/media-chunk.entity.js';
import type { MediaRendition, RenditionName } from '../media/media-rendition.entity.js';
import type { Segment } from './playlist.js';

/** What the chunks of a rendition have become, together. */
export interface MadeOfChunks {
  /** from the beginning, without a gap */
  segments: Segment[];
  /** 0 to 1 */
  share: number;
  isBegun: boolean;
  isWhole: boolean;
}

/** @param chunks of one upload, in order */
export function madeOf(name: RenditionName, chunks: readonly MediaChunk[]): MadeOfChunks {
  const own = chunks.filter(({ kind }) => kind === (name === 'audio' ? 'audio' : 'video'));
  const gap = own.findIndex(({ state }) => state !== 'ready');
  // A chunk that is under way may tell of what it has already.
  const prefix = gap < 0 ? own : own.slice(0, gap + 1);
  const length = own.reduce((sum, { seconds }) => sum + seconds, 0);
  const done = own.reduce((sum, { seconds, progress }) => sum + seconds * progress, 0);
  return {
    segments: prefix.flatMap(({ segments }) => segments?.[name] ?? []),
    share: length > 0 ? done / length : 0,
    isWhole: own.length > 0 && gap < 0,
    isBegun: own.some(({ state }) => state === 'running' || state === 'ready'),
  };
}

/** Progress of an upload over everything that is being made. */
export function progressOf(renditions: readonly Pick<MediaRendition, 'name' | 'progress'>[]): number {
  const made = renditions.filter(({ name }) => name !== 'source');
  return made.length > 0 ? made.reduce((sum, { progress }) => sum + progress, 0) / made.length : 0;
}
