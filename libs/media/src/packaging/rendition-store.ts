import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError, ObjectStore } from '@yunqiao/platform';
import { SEGMENT_PLAYLIST } from '../transcode/encode-args.js';
import { contentTypeOf, mediaKeys } from '../transcode/media-keys.js';
import { readCodecs } from './mp4-codecs.js';
import { measureBandwidth, readSegments, writeMediaPlaylist, type Segment } from './playlist.js';

/** What a finished rendition measures. */
export interface StoredRendition {
  bandwidth: number;
  averageBandwidth: number;
  codecs: string;
  bytes: number;
  seconds: number;
}

const AT_ONCE = 4;

/** Brings the files of a rendition from the scratch folder into the object store, its playlist last. */
@Injectable()
export class RenditionStore {
  constructor(private readonly objects: ObjectStore) {}

  async store(folder: string, mediaId: string, place: string): Promise<StoredRendition> {
    const segments = await measureSegments(folder);
    if (segments.length === 0) throw new AppError('MEDIA_BROKEN');
    const init = await readFile(join(folder, 'init.mp4'));
    const files = ['init.mp4', ...segments.map(({ file }) => file)];
    for (let at = 0; at < files.length; at += AT_ONCE) {
      await Promise.all(files.slice(at, at + AT_ONCE).map((file) => this.put(folder, file, mediaId, place)));
    }
    const playlist = Buffer.from(writeMediaPlaylist(segments));
    await this.putBuffer(mediaKeys.file(mediaId, `${place}/index.m3u8`), playlist);
    return {
      ...measureBandwidth(segments),
      codecs: readCodecs(init).join(','),
      bytes: init.length + segments.reduce((sum, segment) => sum + segment.bytes, 0),
      seconds: segments.reduce((sum, segment) => sum + segment.seconds, 0),
    };
  }

  /** A small object that we have written ourselves. */
  async putBuffer(key: string, content: Buffer): Promise<void> {
    await this.objects.put(key, content, { contentType: contentTypeOf(key) });
  }

  private async put(folder: string, file: string, mediaId: string, place: string): Promise<void> {
    const contentType = contentTypeOf(file);
    await this.objects.put(mediaKeys.file(mediaId, `${place}/${file}`), createReadStream(join(folder, file)), {
      contentType,
    });
  }
}

async function measureSegments(folder: string): Promise<Segment[]> {
  const cut = readSegments(await readFile(join(folder, SEGMENT_PLAYLIST), 'utf8'));
  return Promise.all(
    cut.map(async (segment) => ({ ...segment, bytes: (await stat(join(folder, segment.file))).size })),
  );
}
