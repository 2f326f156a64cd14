import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, ObjectStore } from '@yunqiao/platform';
import { DataSource, IsNull, Not } from 'typeorm';
import { Media } from '../media/media.entity.js';
import { lendFile } from '../sandbox/scratch.js';
import { UploadStore } from '../upload/upload-store.js';
import { mediaKeys } from './media-keys.js';

/** Name of the original within a scratch folder. It says nothing about its content, and no decoder may guess from it. */
export const INPUT = 'input';

/** Originals: first in the upload folder, then in the object store. */
@Injectable()
export class SourceFiles {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly objects: ObjectStore,
    private readonly uploads: UploadStore,
  ) {}

  /**
   * Puts the original into the scratch folder, for reading.
   * @throws MEDIA_SOURCE_MISSING when neither place has it
   */
  async lend(media: Media, folder: string, signal?: AbortSignal): Promise<string> {
    const place = join(folder, INPUT);
    if (await this.lendUpload(media, place)) return INPUT;
    const key = media.sourceKey ?? mediaKeys.original(media.id);
    if (!(await this.objects.stat(key))) throw new AppError('MEDIA_SOURCE_MISSING');
    const { stream } = await this.objects.read(key);
    await pipeline(stream, createWriteStream(place), { signal });
    await chmod(place, 0o644);
    return INPUT;
  }

  /** Moves the original from the upload folder into the object store, with its checksum. Moving it twice is harmless. */
  async keep(media: Media): Promise<void> {
    if (!media.sourceKey && !(await this.isKept(media.id))) await this.copyToStore(media);
    await this.uploads.remove(media.id);
  }

  /** Whether another run of the same job has been faster. */
  private isKept(id: string): Promise<boolean> {
    return this.database.getRepository(Media).exists({ where: { id, sourceKey: Not(IsNull()) } });
  }

  /** Answers false when the upload folder has it no more. */
  private async lendUpload(media: Media, place: string): Promise<boolean> {
    if ((await this.uploads.findBytes(media.id)) !== media.bytes) return false;
    try {
      await lendFile(this.uploads.fileOf(media.id), place);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }

  private async copyToStore(media: Media): Promise<void> {
    const sourceKey = mediaKeys.original(media.id);
    const hash = createHash('sha256');
    const hashing = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const read = createReadStream(this.uploads.fileOf(media.id), { highWaterMark: 1024 * 1024 });
    // An error of the file must reach the store's reader; pipeline ends both.
    const piped = pipeline(read, hashing);
    await Promise.all([this.objects.put(sourceKey, hashing, { contentType: media.contentType }), piped]);
    const sha256 = hash.digest('hex');
    await this.database.getRepository(Media).update({ id: media.id, sourceKey: IsNull() }, { sourceKey, sha256 });
    media.sourceKey = sourceKey;
  }
}
