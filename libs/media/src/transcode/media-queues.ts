import { availableParallelism } from 'node:os';
import { defineQueue } from '@yunqiao/platform';

/** Work on one upload as a whole. */
export type PrepareJob = {
  mediaId: string;
  attempt: number;
};

/** Probe, stream copy, covers, files: short work that does not wait behind a transcode. */
export const prepareQueue = defineQueue<PrepareJob>({
  ...{ name: 'media-prepare', role: 'media', attempts: 5, backoffMilliseconds: 2000 },
  concurrency: 2,
});

/**
 * Tickets: each says "take the next chunk", whichever that is by then. One a core, since an encoder keeps to one thread. A role
 * of its own, for machines that do nothing else.
 */
export const chunkQueue = defineQueue<Record<string, never>>({
  ...{ name: 'media-chunk', role: 'chunks', attempts: 5, backoffMilliseconds: 2000 },
  concurrency: Math.max(1, availableParallelism()),
});

/** Looks for what a dead process left behind. */
export const sweepQueue = defineQueue<Record<string, never>>({
  ...{ name: 'media-sweep', role: 'media', attempts: 1, concurrency: 1 },
});

/** Which video's files to take along. */
export type DownloadJob = {
  mediaId: string;
};

/** Files to take along: copied together, nothing is encoded. */
export const downloadQueue = defineQueue<DownloadJob>({
  ...{ name: 'media-download', role: 'media', attempts: 3, backoffMilliseconds: 5000 },
  concurrency: 1,
});

/** Empties the bin, and drops what policy says. */
export const keepQueue = defineQueue<Record<string, never>>({
  ...{ name: 'media-keep', role: 'media', attempts: 1, concurrency: 1 },
});

/** The same work has the same id, so that it stands in the queue once. BullMQ allows no colon. */
export function prepareJobId({ mediaId, attempt }: PrepareJob): string {
  return `${mediaId}-prepare-${attempt}`;
}

/** A chunk that is waiting again after it was taken gets another ticket. */
export function ticketId({ id, fence }: { id: string; fence: number }): string {
  return `${id}-${fence}`;
}
