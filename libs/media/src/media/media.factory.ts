import { newId } from '@yunqiao/platform';
import type { DataSource } from 'typeorm';
import { MediaRendition, type RenditionName } from './media-rendition.entity.js';
import { Media } from './media.entity.js';

/** What a test says of an upload; the rest is that of a ready video of ten minutes. */
export type MediaTraits = Partial<Media> & Pick<Media, 'ownerPersonId' | 'schoolId'>;

const BYTES: Partial<Record<RenditionName, number>> = { '720p': 60_000_000, '360p': 15_000_000, audio: 3_000_000 };

/** An upload in the database, with renditions when it is a ready video; no bytes lie behind it. */
export async function makeMedia(database: DataSource, traits: MediaTraits): Promise<Media> {
  const now = traits.createdAt ?? new Date();
  const media = database.manager.create(Media, {
    ...{ id: newId(), kind: 'video', fileName: '微课.mp4', bytes: 80_000_000, contentType: 'video/mp4', sha256: null },
    ...{
      state: 'ready',
      progress: 1,
      errorCode: null,
      errorDetails: null,
      durationSeconds: 600,
      width: 1280,
      height: 720,
    },
    ...{
      videoCodec: 'h264',
      audioCodec: 'aac',
      sourceKey: null,
      originalDroppedAt: null,
      createdAt: now,
      uploadedAt: now,
      playableAt: now,
    },
    ...{ readyAt: now, removedAt: null, goingAt: null, attempt: 1, touchedAt: now },
    ...traits,
  });
  await database.manager.save(media);
  if (media.kind === 'video' && media.state === 'ready') await makeRenditions(database, media.id);
  return media;
}

async function makeRenditions(database: DataSource, mediaId: string): Promise<void> {
  for (const [name, bytes] of Object.entries(BYTES)) {
    const height = name === 'audio' ? null : Number.parseInt(name, 10);
    await database.manager.insert(MediaRendition, {
      ...{ id: newId(), mediaId, name: name as RenditionName, state: 'ready', attempt: 1, progress: 1, bytes },
      ...{ width: height && Math.round((height * 16) / 9), height, frameRate: height && 25 },
      ...{ bandwidth: Math.round(bytes / 60), averageBandwidth: Math.round(bytes / 75) },
      codecs: height ? 'avc1.64001f' : 'mp4a.40.2',
    });
  }
}
