import type { UploadItem } from './uploadMachine';

/** Where unfinished uploads are written down between visits. */
export interface UploadStore {
  read(): UploadItem[];
  write(item: UploadItem): void;
  remove(mediaId: string): void;
}

const PREFIX = 'yunqiao.upload.';

/** One localStorage entry per upload, so that two tabs do not overwrite each other's list. */
export class LocalUploadStore implements UploadStore {
  constructor(private readonly storage: Storage) {}

  read(): UploadItem[] {
    const keys = Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index));
    return keys.filter((key): key is string => key?.startsWith(PREFIX) ?? false).flatMap((key) => this.parse(key));
  }

  /** A browser that keeps nothing (private window, full disk) still uploads; only going on after closing is lost. */
  write(item: UploadItem): void {
    try {
      this.storage.setItem(PREFIX + item.mediaId, JSON.stringify(item));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }

  remove(mediaId: string): void {
    this.storage.removeItem(PREFIX + mediaId);
  }

  private parse(key: string): UploadItem[] {
    try {
      return [JSON.parse(this.storage.getItem(key) ?? '') as UploadItem];
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.storage.removeItem(key);
      return [];
    }
  }
}
