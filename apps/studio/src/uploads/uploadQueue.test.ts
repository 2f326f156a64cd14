import { describe, expect, it } from 'vitest';
import { afterUploadEvent, isSameFile, remainingSeconds, type UploadItem } from './uploadMachine';
import { UploadQueue, type UploadReport, type UploadTransport } from './uploadQueue';
import type { UploadStore } from './uploadStore';

const lastModified = 1_600_000_000_000;

function upload(change: Partial<UploadItem> = {}): UploadItem {
  return {
    mediaId: 'a',
    kind: 'video',
    fileName: 'power.mp4',
    bytes: 10,
    contentType: 'video/mp4',
    lastModified,
    personId: 'trainer',
    courseId: null,
    uploadUrl: null,
    state: 'waiting',
    sentBytes: 0,
    speed: 0,
    errorCode: null,
    ...change,
  };
}

const power = () => new File(['0123456789'], 'power.mp4', { lastModified });

class FakeTransport implements UploadTransport {
  readonly reports = new Map<string, UploadReport>();
  readonly stopped: string[] = [];

  send(item: UploadItem, _file: File, report: UploadReport): () => void {
    this.reports.set(item.mediaId, report);
    return () => this.stopped.push(item.mediaId);
  }
}

class FakeStore implements UploadStore {
  readonly written = new Map<string, UploadItem>();
  read = () => [...this.written.values()];
  write = (item: UploadItem) => void this.written.set(item.mediaId, item);
  remove = (mediaId: string) => void this.written.delete(mediaId);
}

function given() {
  const transport = new FakeTransport();
  const store = new FakeStore();
  return { transport, store, queue: new UploadQueue(transport, store) };
}

describe('the life of an upload', () => {
  it('ignores progress that arrives after a pause', () => {
    const paused = upload({ state: 'paused', sentBytes: 4 });
    expect(afterUploadEvent(paused, { kind: 'moved', sentBytes: 8, speed: 1 })).toEqual(paused);
  });

  it('never shows fewer bytes than were confirmed', () => {
    const moved = afterUploadEvent(upload({ state: 'uploading', sentBytes: 6 }), {
      kind: 'moved',
      sentBytes: 5,
      speed: 1,
    });
    expect(moved.sentBytes).toBe(6);
  });

  it('tells the remaining time only while bytes move', () => {
    expect(remainingSeconds(upload({ state: 'uploading', sentBytes: 4, speed: 2 }))).toBe(3);
    expect(remainingSeconds(upload({ state: 'paused', sentBytes: 4, speed: 2 }))).toBeNull();
  });

  it('knows the file again by name, size and date', () => {
    expect(isSameFile(upload(), power())).toBe(true);
    expect(isSameFile(upload(), new File(['0123456789'], 'power.mp4', { lastModified: 1 }))).toBe(false);
  });
});

describe('the upload queue', () => {
  it('sends two files at once and the third when one is done', () => {
    const { queue, transport } = given();
    for (const mediaId of ['a', 'b', 'c']) queue.add(upload({ mediaId }), power());
    expect([...transport.reports.keys()]).toEqual(['a', 'b']);
    transport.reports.get('a')!.finished();
    expect([...transport.reports.keys()]).toEqual(['a', 'b', 'c']);
  });

  it('goes on with the next file when one is refused, and says why', () => {
    const { queue, transport } = given();
    for (const mediaId of ['a', 'b', 'c']) queue.add(upload({ mediaId }), power());
    transport.reports.get('b')!.refused('MEDIA_TOO_LARGE');
    expect(queue.find('b')).toMatchObject({ state: 'failed', errorCode: 'MEDIA_TOO_LARGE' });
    expect(queue.find('c')?.state).toBe('uploading');
  });

  it('stops sending on pause and goes on afterwards', () => {
    const { queue, transport } = given();
    queue.add(upload(), power());
    queue.pause('a');
    expect(transport.stopped).toEqual(['a']);
    expect(queue.isBusy).toBe(false);
    queue.resume('a');
    expect(queue.find('a')?.state).toBe('uploading');
  });

  it('remembers an unfinished upload after the browser was closed and asks for the file', () => {
    const first = given();
    first.queue.add(upload({ bytes: 10_000_000 }), power());
    first.transport.reports.get('a')!.announced('/uploads/a');
    first.transport.reports.get('a')!.moved(5_000_000, 1);
    const later = new UploadQueue(new FakeTransport(), first.store);
    later.reopen('trainer');
    expect(later.find('a')).toMatchObject({ state: 'interrupted', sentBytes: 5_000_000, uploadUrl: '/uploads/a' });
  });

  it('takes the number of bytes from the server when it comes back', () => {
    const { queue, store } = given();
    store.write(upload({ state: 'uploading', sentBytes: 8 }));
    queue.reopen('trainer');
    queue.count('a', 5);
    expect(queue.find('a')?.sentBytes).toBe(5);
  });

  it('goes on only with the same file', () => {
    const { queue, store } = given();
    store.write(upload({ state: 'uploading', sentBytes: 5 }));
    queue.reopen('trainer');
    expect(queue.giveFile('a', new File(['other'], 'power.mp4', { lastModified }))).toBe(false);
    expect(queue.giveFile('a', power())).toBe(true);
    expect(queue.find('a')?.state).toBe('uploading');
  });

  it('does not show one person the uploads of another', () => {
    const { queue, store } = given();
    store.write(upload({ state: 'uploading' }));
    queue.reopen('somebody else');
    expect(queue.items).toEqual([]);
  });

  it('forgets what is finished', () => {
    const { queue, transport, store } = given();
    queue.add(upload(), power());
    transport.reports.get('a')!.finished();
    expect(store.read()).toEqual([]);
    expect(queue.find('a')).toMatchObject({ state: 'done', sentBytes: 10 });
  });
});
