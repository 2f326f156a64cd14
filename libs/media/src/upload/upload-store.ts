import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { FileStore } from '@tus/file-store';
import { Upload } from '@tus/server';
import { Configuration, isId } from '@yunqiao/platform';

/** Unfinished uploads are kept this long. */
export const UPLOAD_DAYS = 7;

/** The folder in which uploads grow: one file per media id, and beside it what tus knows of it. */
@Injectable()
export class UploadStore {
  readonly files: FileStore;
  private readonly folder: string;

  constructor(configuration: Configuration) {
    this.folder = resolve(configuration.get('UPLOAD_FOLDER'));
    this.files = new FileStore({
      directory: this.folder,
      expirationPeriodInMilliseconds: UPLOAD_DAYS * 24 * 3600 * 1000,
    });
  }

  /** Where the bytes of an upload lie. */
  fileOf(mediaId: string): string {
    return join(this.folder, mediaId);
  }

  /** Bytes that have arrived; null when nothing was begun here. */
  async findBytes(mediaId: string): Promise<number | null> {
    const facts = await stat(this.fileOf(mediaId)).catch(absent);
    return facts ? facts.size : null;
  }

  /** How much more the disk takes on which uploads grow. */
  async freeBytes(): Promise<number> {
    await mkdir(this.folder, { recursive: true });
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  /** Makes room for an upload. Beginning it twice keeps what has arrived. */
  async begin(mediaId: string, bytes: number): Promise<void> {
    const [file, note] = await Promise.all([this.findBytes(mediaId), stat(this.noteOf(mediaId)).catch(absent)]);
    if (file !== null && note) return;
    await mkdir(this.folder, { recursive: true });
    await this.files.create(
      new Upload({ id: mediaId, size: bytes, offset: 0, creation_date: new Date().toISOString() }),
    );
  }

  /** Removes whatever nobody has written to since `oldest`. */
  async removeOlder(oldest: Date): Promise<void> {
    const names = await readdir(this.folder).catch(absent);
    for (const name of names?.filter((each) => isId(each)) ?? []) {
      const facts = await stat(this.fileOf(name)).catch(absent);
      if (facts && facts.mtime < oldest) await this.remove(name);
    }
  }

  /** Removing what is not there is no error. */
  async remove(mediaId: string): Promise<void> {
    for (const file of [this.fileOf(mediaId), this.noteOf(mediaId)]) await rm(file, { force: true });
  }

  private noteOf(mediaId: string): string {
    return `${this.fileOf(mediaId)}.json`;
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
