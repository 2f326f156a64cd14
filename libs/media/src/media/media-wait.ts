import type { MediaChunk } from './media-chunk.entity.js';
import type { Media } from './media.entity.js';

/** What an upload waits for while nobody works on it: to be looked at, for its turn, or for another try after a trouble. */
export const MediaWait = { check: 'check', turn: 'turn', anotherTry: 'anotherTry' } as const;
export type MediaWait = keyof typeof MediaWait;

/**
 * @param open chunks of the upload that are not ready
 * @returns null while somebody works on it, and when there is nothing to do
 */
export function waitOf(
  { state, errorCode }: Pick<Media, 'state' | 'errorCode'>,
  open: readonly Pick<MediaChunk, 'state' | 'notBefore'>[],
  now: Date,
): MediaWait | null {
  if (errorCode !== null || (state !== 'processing' && state !== 'playable')) return null;
  if (open.length === 0) return state === 'processing' ? 'check' : null;
  if (open.some((chunk) => chunk.state === 'running')) return null;
  return open.every(({ notBefore }) => notBefore !== null && notBefore > now) ? 'anotherTry' : 'turn';
}
