import { reactive } from 'vue';
import { afterUploadEvent, isSameFile, type UploadEvent, type UploadItem } from './uploadMachine';
import type { UploadStore } from './uploadStore';

/** How bytes get to the server; tus in the browser, a fake in tests. */
export interface UploadTransport {
  /** Sends the file from where the server left off. Returns how to stop without losing what was sent. */
  send(item: UploadItem, file: File, report: UploadReport): () => void;
}

export interface UploadReport {
  announced(uploadUrl: string): void;
  moved(sentBytes: number, speed: number): void;
  finished(): void;
  refused(errorCode: string): void;
}

const AT_ONCE = 2;

/**
 * Uploads of this browser. Lives above the router, so that moving between pages stops nothing, and is written down,
 * so that closing the browser loses nothing but the file handle.
 */
export class UploadQueue {
  readonly items = reactive<UploadItem[]>([]);
  private readonly files = new Map<string, File>();
  private readonly stops = new Map<string, () => void>();

  constructor(
    private readonly transport: UploadTransport,
    private readonly store: UploadStore,
  ) {}

  /** Brings back what this person left unfinished when the page was closed. */
  reopen(personId: string): void {
    const known = new Set(this.items.map((item) => item.mediaId));
    for (const stored of this.store.read()) {
      if (stored.personId !== personId || stored.state === 'done' || known.has(stored.mediaId)) continue;
      this.items.push(afterUploadEvent(stored, { kind: 'reopened' }));
    }
  }

  /** Stops everything and empties the list on the screen; what is written down stays for the next sign-in. */
  leave(): void {
    for (const stop of this.stops.values()) stop();
    this.stops.clear();
    this.files.clear();
    this.items.splice(0);
  }

  find(mediaId: string): UploadItem | undefined {
    return this.items.find((item) => item.mediaId === mediaId);
  }

  add(item: UploadItem, file: File): void {
    this.files.set(item.mediaId, file);
    this.items.push(item);
    this.remember(item);
    this.startNext();
  }

  /** What the server says it has of an upload that was left; it knows better than this browser. */
  count(mediaId: string, sentBytes: number): void {
    this.apply(mediaId, { kind: 'counted', sentBytes });
  }

  pause(mediaId: string): void {
    this.stop(mediaId);
    this.apply(mediaId, { kind: 'paused' });
  }

  resume(mediaId: string): void {
    if (!this.files.has(mediaId)) return;
    this.apply(mediaId, { kind: 'resumed' });
    this.startNext();
  }

  /** Goes on with a file that was chosen again. False when it is another file. */
  giveFile(mediaId: string, file: File): boolean {
    const item = this.find(mediaId);
    if (!item || !isSameFile(item, file)) return false;
    this.files.set(mediaId, file);
    this.apply(mediaId, { kind: 'fileGiven' });
    this.startNext();
    return true;
  }

  /** Takes the upload out of the list; the bytes that were sent stay on the server until it tidies up. */
  forget(mediaId: string): void {
    this.stop(mediaId);
    this.files.delete(mediaId);
    const index = this.items.findIndex((item) => item.mediaId === mediaId);
    if (index >= 0) this.items.splice(index, 1);
    this.store.remove(mediaId);
    this.startNext();
  }

  get isBusy(): boolean {
    return this.items.some((item) => item.state === 'uploading' || item.state === 'waiting');
  }

  private startNext(): void {
    let free = AT_ONCE - this.items.filter((item) => item.state === 'uploading').length;
    for (const { mediaId, state } of [...this.items]) {
      if (free <= 0) return;
      if (state !== 'waiting') continue;
      this.start(mediaId);
      free -= 1;
    }
  }

  private start(mediaId: string): void {
    const file = this.files.get(mediaId);
    const item = this.apply(mediaId, { kind: 'started' });
    if (!file || !item) return;
    const stop = this.transport.send(item, file, {
      announced: (uploadUrl) => this.apply(mediaId, { kind: 'announced', uploadUrl }),
      moved: (sentBytes, speed) => this.apply(mediaId, { kind: 'moved', sentBytes, speed }),
      finished: () => this.end(mediaId, { kind: 'finished' }),
      refused: (errorCode) => this.end(mediaId, { kind: 'refused', errorCode }),
    });
    this.stops.set(mediaId, stop);
  }

  private end(mediaId: string, event: UploadEvent): void {
    this.stops.delete(mediaId);
    const item = this.apply(mediaId, event);
    if (item?.state === 'done') this.files.delete(mediaId);
    this.startNext();
  }

  private stop(mediaId: string): void {
    this.stops.get(mediaId)?.();
    this.stops.delete(mediaId);
  }

  private apply(mediaId: string, event: UploadEvent): UploadItem | undefined {
    const index = this.items.findIndex((item) => item.mediaId === mediaId);
    if (index < 0) return undefined;
    const before = this.items[index]!;
    const next = afterUploadEvent(before, event);
    this.items[index] = next;
    if (event.kind !== 'moved' || megabytes(before) !== megabytes(next)) this.remember(next);
    return next;
  }

  private remember(item: UploadItem): void {
    if (item.state === 'done') this.store.remove(item.mediaId);
    else this.store.write(item);
  }
}

/** Progress is written down once per megabyte, not with every packet. */
function megabytes(item: UploadItem): number {
  return Math.floor(item.sentBytes / 1_000_000);
}
