import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AppError, Configuration, ObjectStore } from '@yunqiao/platform';
import { DataSource, IsNull, Not } from 'typeorm';
import { Media } from '../media/media.entity.js';
import { lendFile, makeScratch } from '../sandbox/scratch.js';
import { UploadStore } from '../upload/upload-store.js';
import { mediaKeys } from './media-keys.js';

/** Name of the original within a scratch folder. It says nothing about its content, and no decoder may guess from it. */
export const INPUT = 'input';

/** So many originals stay on this worker's disk, for the next chunks of the same films. */
const KEPT = 2;

/** Originals: first in the upload folder, then in the object store, from where each worker fetches one once. */
@Injectable()
export class SourceFiles {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly objects: ObjectStore,
    private readonly uploads: UploadStore,
    private readonly configuration: Configuration,
  ) {}

  /** Originals that were fetched, or are being fetched, the latest used last. */
  private readonly fetched = new Map<string, Promise<string>>();
  /** How many are waiting for one just now. */
  private lending = 0;

  /**
   * Puts the original into the scratch folder, for reading.
   * @throws MEDIA_SOURCE_MISSING when neither place has it
   */
  async lend(media: Media, folder: string, signal?: AbortSignal): Promise<string> {
    const place = join(folder, INPUT);
    if (await this.lendUpload(media, place)) return INPUT;
    this.lending += 1;
    try {
      await lendFile(await Promise.race([this.fetchOnce(media), abortOf(signal)]), place);
      return INPUT;
    } finally {
      this.lending -= 1;
      await this.forget(KEPT);
    }
  }

  /** Frees the disk of originals that were fetched, but the last ones; who works on one has a link of its own. */
  async forget(kept = 0): Promise<void> {
    if (this.lending > 0) return;
    const old = [...this.fetched].slice(0, Math.max(0, this.fetched.size - kept));
    for (const [id] of old) this.fetched.delete(id);
    await Promise.all(old.map(([, file]) => this.drop(file)));
  }

  /** Frees the disk of the original of a film of which nothing is left to be made. */
  async forgetOf(mediaId: string): Promise<void> {
    const file = this.fetched.get(mediaId);
    if (!file || this.lending > 0) return;
    this.fetched.delete(mediaId);
    await this.drop(file);
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

  private fetchOnce(media: Media): Promise<string> {
    const known = this.fetched.get(media.id);
    this.fetched.delete(media.id);
    const file = known ?? this.fetch(media);
    this.fetched.set(media.id, file);
    if (!known) file.catch(() => this.fetched.delete(media.id));
    return file;
  }

  private async fetch(media: Media): Promise<string> {
    const key = media.sourceKey ?? mediaKeys.original(media.id);
    if (!(await this.objects.stat(key))) throw new AppError('MEDIA_SOURCE_MISSING');
    const folder = await makeScratch(this.configuration.get('SCRATCH_FOLDER'));
    const place = join(folder, INPUT);
    try {
      const { stream } = await this.objects.read(key);
      await pipeline(stream, createWriteStream(place));
      await chmod(place, 0o644);
      return place;
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    }
  }

  /** What could not be fetched left nothing. */
  private async drop(file: Promise<string>): Promise<void> {
    const place = await file.catch(() => null);
    if (place) await rm(dirname(place), { recursive: true, force: true });
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

/** Never answers; throws when the signal comes. */
function abortOf(signal?: AbortSignal): Promise<never> {
  return new Promise((_answer, reject) => {
    const abort = () => reject(new AppError('MEDIA_INTERRUPTED'));
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort, { once: true });
  });
}
