import { useClientHandle } from '@urql/vue';
import { computed } from 'vue';
import { newId, problemOf } from '@yunqiao/ui';
import { fileFromHandle, forgetHandle, rememberHandle } from './fileHandles';
import { TusTransport } from './tusTransport';
import type { UploadItem } from './uploadMachine';
import { UploadQueue } from './uploadQueue';
import { LocalUploadStore } from './uploadStore';
import { BeginUploadDocument, UploadStateDocument } from './uploads.generated';

/** The one queue of this page. */
const queue = new UploadQueue(new TusTransport(), new LocalUploadStore(localStorage));

/** A file that the trainer chose, with its handle where the browser gives one. */
export interface ChosenFile {
  file: File;
  handle: FileSystemFileHandle | null;
}

export interface UploadPurpose {
  kind: UploadItem['kind'];
  personId: string;
  courseId: string | null;
}

/** Uploads as the screens see them: what runs, and the four things one can do with an upload. */
export function useUploads() {
  const { client } = useClientHandle();

  /**
   * Tells the server of the upload and puts it in line. Returns the media id; rejects with the server's refusal.
   * The same `mediaId` again is the same upload.
   */
  async function begin(chosen: ChosenFile, purpose: UploadPurpose, mediaId = newId()): Promise<string> {
    const { file, handle } = chosen;
    const contentType = file.type || 'application/octet-stream';
    const begun = await client
      .mutation(BeginUploadDocument, {
        input: { id: mediaId, kind: purpose.kind, fileName: file.name, bytes: file.size, contentType },
      })
      .toPromise();
    if (begun.error || !begun.data) throw begun.error ?? new Error('UNEXPECTED');
    if (queue.find(mediaId)) return mediaId;
    queue.add(itemFor(chosen.file, mediaId, contentType, purpose, begun.data.beginUpload.uploadUrl), file);
    if (handle) await rememberHandle(mediaId, handle);
    return mediaId;
  }

  /** Goes on without asking where the browser still lets us read the file; `mayAsk` only after a click. */
  async function goOn(mediaId: string, mayAsk: boolean): Promise<boolean> {
    const file = await fileFromHandle(mediaId, mayAsk);
    return file ? queue.giveFile(mediaId, file) : false;
  }

  /** Asks the server how far an upload is that was left; what it already has, or no longer knows, leaves the list. */
  async function compare(mediaId: string): Promise<void> {
    const answer = await client
      .query(UploadStateDocument, { id: mediaId }, { requestPolicy: 'network-only' })
      .toPromise();
    const media = answer.data?.media;
    if (media?.state === 'uploading') queue.count(mediaId, media.uploadedBytes);
    else if (media || problemOf(answer.error).code.endsWith('NOT_FOUND')) await forget(mediaId);
  }

  async function reopen(personId: string): Promise<void> {
    queue.reopen(personId);
    const left = queue.items.filter((item) => item.state === 'interrupted').map((item) => item.mediaId);
    await Promise.all(left.map(compare));
    await Promise.all(left.map((mediaId) => goOn(mediaId, false)));
  }

  async function forget(mediaId: string): Promise<void> {
    queue.forget(mediaId);
    await forgetHandle(mediaId);
  }

  return {
    items: queue.items,
    isBusy: computed(() => queue.isBusy),
    unfinished: computed(() => queue.items.filter((item) => item.state !== 'done')),
    find: (mediaId: string) => queue.find(mediaId),
    begin,
    goOn,
    reopen,
    forget,
    giveFile: (mediaId: string, file: File) => queue.giveFile(mediaId, file),
    pause: (mediaId: string) => queue.pause(mediaId),
    resume: (mediaId: string) => queue.resume(mediaId),
    leave: () => queue.leave(),
  };
}

function itemFor(
  file: File,
  mediaId: string,
  contentType: string,
  purpose: UploadPurpose,
  uploadUrl: string,
): UploadItem {
  return {
    mediaId,
    ...purpose,
    fileName: file.name,
    bytes: file.size,
    contentType,
    lastModified: file.lastModified,
    uploadUrl,
    state: 'waiting',
    sentBytes: 0,
    speed: 0,
    errorCode: null,
  };
}
