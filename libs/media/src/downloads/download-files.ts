import type { DownloadKind } from './media-download.entity.js';

const FILES = { video: 'download.mp4', audio: 'download.m4a' } as const satisfies Record<DownloadKind, string>;
const ENDINGS = { video: '.mp4', audio: '.m4a' } as const satisfies Record<DownloadKind, string>;

/** Signs that some file system does not take, and those that cannot be seen. */
const REFUSED = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069/\\:*?"<>|]/gu;

/** Name of the file among the objects of its upload. */
export function downloadFile(kind: DownloadKind): string {
  return FILES[kind];
}

/** Name under which a file is saved: that of its lesson, whatever its writing, as every file system takes it. */
export function downloadName(title: string, kind: DownloadKind): string {
  const kept = title.replace(REFUSED, '_').replace(/^[.\s]+|[.\s]+$/g, '');
  return (kept || 'lesson') + ENDINGS[kind];
}
