import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError, ObjectStore } from '@yunqiao/platform';
import { SEGMENT_PLAYLIST } from '../transcode/encode-args.js';
import { contentTypeOf, mediaKeys } from '../transcode/media-keys.js';
import { isWhole } from './mp4-boxes.js';
import { readCodecs } from './mp4-codecs.js';
import { readSegments, type Segment } from './playlist.js';

const AT_ONCE = 8;
const INIT = 'init.mp4';

/** Brings what ffmpeg cut from the scratch folder into the object store. */
@Injectable()
export class RenditionStore {
  constructor(private readonly objects: ObjectStore) {}

  /** The segments that ffmpeg has finished so far, in order. */
  async findSegments(folder: string): Promise<Segment[]> {
    const playlist = await readFile(join(folder, SEGMENT_PLAYLIST), 'utf8').catch(absent);
    return Promise.all(
      readSegments(playlist ?? '').map(async (segment) => ({
        ...segment,
        bytes: (await stat(join(folder, segment.file))).size,
      })),
    );
  }

  /** What every player reads first; answers its codecs. */
  async putInit(folder: string, mediaId: string, place: string): Promise<string> {
    await this.put(folder, INIT, mediaId, place);
    return readCodecs(await readFile(join(folder, INIT))).join(',');
  }

  async putSegments(folder: string, segments: readonly Segment[], mediaId: string, place: string): Promise<void> {
    for (let at = 0; at < segments.length; at += AT_ONCE) {
      await Promise.all(segments.slice(at, at + AT_ONCE).map(({ file }) => this.put(folder, file, mediaId, place)));
    }
  }

  /** A small object that we have written ourselves. */
  async putBuffer(key: string, content: Buffer): Promise<void> {
    await this.objects.put(key, content, { contentType: contentTypeOf(key) });
  }

  private async put(folder: string, file: string, mediaId: string, place: string): Promise<void> {
    const contentType = contentTypeOf(file);
    // Opened here: of a file that is gone with its folder somebody has to hear, before anything listens to its stream.
    const opened = await open(join(folder, file));
    if (!(await isWhole(opened))) {
      await opened.close();
      // ffmpeg says nothing of what it could not write.
      throw new AppError('MEDIA_STORAGE_FULL');
    }
    await this.objects.put(mediaKeys.file(mediaId, `${place}/${file}`), opened.createReadStream(), { contentType });
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
