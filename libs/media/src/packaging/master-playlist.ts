import type { MediaRendition } from '../media/media-rendition.entity.js';
import { GROWING_PLAYLIST, renditionFolder, WHOLE_PLAYLIST } from '../transcode/media-keys.js';
import { writeMasterPlaylist, type RenditionEntry } from './playlist.js';

/** A master playlist of what is ready: the copied source alone, or our own qualities with their sound. */
export function masterOf(renditions: readonly MediaRendition[]): string {
  return join(
    renditions.filter(({ state }) => state === 'ready'),
    WHOLE_PLAYLIST,
  );
}

/** The same of what can be played already, while it grows. */
export function growingMasterOf(renditions: readonly MediaRendition[]): string {
  return join(
    renditions.filter(({ publishedSeconds }) => publishedSeconds > 0),
    GROWING_PLAYLIST,
  );
}

function join(renditions: readonly MediaRendition[], playlist: string): string {
  const entry = (rendition: MediaRendition) => entryOf(rendition, playlist);
  const source = renditions.find(({ name }) => name === 'source');
  if (source) return writeMasterPlaylist([entry(source)], null);
  const audio = renditions.find(({ name }) => name === 'audio');
  const videos = renditions.filter(({ name }) => name !== 'audio');
  return writeMasterPlaylist(videos.map(entry), audio ? entry(audio) : null);
}

function entryOf(rendition: MediaRendition, playlist: string): RenditionEntry {
  return {
    uri: `${renditionFolder(rendition.name, rendition.attempt)}/${playlist}`,
    bandwidth: rendition.bandwidth ?? 0,
    averageBandwidth: rendition.averageBandwidth ?? 0,
    codecs: rendition.codecs ?? '',
    ...{ width: rendition.width, height: rendition.height, frameRate: rendition.frameRate },
  };
}

/** So much lets a player begin. */
const ENOUGH_SECONDS = 11.9;

/** Whether a player can begin: with the copied source, or with every quality and the sound if there is to be any. */
export function isPlayable(renditions: readonly MediaRendition[]): boolean {
  const source = renditions.find(({ name }) => name === 'source');
  const wanted = source ? [source] : renditions;
  return (
    wanted.length > 0 &&
    wanted.every(({ state, publishedSeconds }) => state === 'ready' || publishedSeconds >= ENOUGH_SECONDS)
  );
}
