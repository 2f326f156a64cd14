/** One file on its way to the server; the life of an upload as plain data, so that it can be stored and tested. */
export interface UploadItem {
  /** Id of the media row, made by this browser. */
  mediaId: string;
  kind: 'video' | 'file' | 'cover';
  fileName: string;
  bytes: number;
  contentType: string;
  /** `File.lastModified`, to recognise the same file when it is chosen again. */
  lastModified: number;
  /** Who uploads; another person at the same computer does not see it. */
  personId: string;
  /** Where it will be used, for the way back from the list of uploads. */
  courseId: string | null;
  /** tus address; null until the server has been told of the upload. */
  uploadUrl: string | null;
  state: UploadState;
  /** Bytes the server has confirmed. */
  sentBytes: number;
  /** Bytes per second, smoothed; 0 while nothing moves. */
  speed: number;
  /** Stable code of what went wrong, for translation. */
  errorCode: string | null;
}

/**
 * waiting: in line · uploading: bytes move · paused: by the person · interrupted: the page was closed, the file must
 * be given again · failed: refused, see `errorCode` · done: the server has everything.
 */
export type UploadState = 'waiting' | 'uploading' | 'paused' | 'interrupted' | 'failed' | 'done';

export type UploadEvent =
  | { kind: 'started' }
  | { kind: 'announced'; uploadUrl: string }
  | { kind: 'moved'; sentBytes: number; speed: number }
  | { kind: 'paused' }
  | { kind: 'resumed' }
  | { kind: 'reopened' }
  | { kind: 'counted'; sentBytes: number }
  | { kind: 'fileGiven' }
  | { kind: 'refused'; errorCode: string }
  | { kind: 'finished' };

const allowedFrom: Record<UploadEvent['kind'], readonly UploadState[]> = {
  started: ['waiting'],
  announced: ['waiting', 'uploading', 'paused'],
  moved: ['uploading'],
  paused: ['waiting', 'uploading'],
  resumed: ['paused', 'failed'],
  reopened: ['waiting', 'uploading', 'paused', 'interrupted', 'failed'],
  counted: ['interrupted'],
  fileGiven: ['interrupted', 'failed'],
  refused: ['waiting', 'uploading'],
  finished: ['uploading'],
};

/** The upload after `event`; an event that does not fit the state (a late callback) changes nothing. */
export function afterUploadEvent(item: UploadItem, event: UploadEvent): UploadItem {
  if (!allowedFrom[event.kind].includes(item.state)) return item;
  switch (event.kind) {
    case 'started':
      return { ...item, state: 'uploading', errorCode: null };
    case 'announced':
      return { ...item, uploadUrl: event.uploadUrl };
    case 'moved':
      return { ...item, sentBytes: Math.max(item.sentBytes, event.sentBytes), speed: event.speed };
    case 'counted':
      return { ...item, sentBytes: event.sentBytes };
    case 'paused':
      return { ...item, state: 'paused', speed: 0 };
    case 'resumed':
    case 'fileGiven':
      return { ...item, state: 'waiting', speed: 0, errorCode: null };
    case 'reopened':
      return { ...item, state: 'interrupted', speed: 0 };
    case 'refused':
      return { ...item, state: 'failed', speed: 0, errorCode: event.errorCode };
    case 'finished':
      return { ...item, state: 'done', sentBytes: item.bytes, speed: 0 };
  }
}

/** True when `file` is the file of which the server already has a part. */
export function isSameFile(item: UploadItem, file: { name: string; size: number; lastModified: number }): boolean {
  return item.fileName === file.name && item.bytes === file.size && item.lastModified === file.lastModified;
}

/** Seconds until the last byte at the present speed; null while nothing moves. */
export function remainingSeconds(item: UploadItem): number | null {
  if (item.state !== 'uploading' || item.speed <= 0) return null;
  return Math.ceil((item.bytes - item.sentBytes) / item.speed);
}

/** 0 to 1. */
export function sentRatio(item: UploadItem): number {
  return item.bytes === 0 ? 1 : Math.min(1, item.sentBytes / item.bytes);
}
