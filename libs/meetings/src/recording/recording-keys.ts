import { mediaKeys } from '@yunqiao/media';
import type { Rendition } from './recording-segment.entity.js';

/** Names of the files of a recording, as its playlists give them; a folder per epoch and rendition. */
export const recordingFiles = {
  start: (epochNumber: number, rendition: Rendition) => `${rendition}.e${epochNumber}/init.mp4`,
  segment: (epochNumber: number, rendition: Rendition, number: number) =>
    `${rendition}.e${epochNumber}/${String(number).padStart(5, '0')}.m4s`,
};

/** Where everything that was recorded of a session lies: beside the media, so that one route delivers both. */
export function recordingPrefix(sessionId: string): string {
  return mediaKeys.all(sessionId);
}

/** Where one file lies. */
export function recordingKey(sessionId: string, file: string): string {
  return mediaKeys.file(sessionId, file);
}
