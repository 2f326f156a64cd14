import { availableParallelism } from 'node:os';
import { defineQueue } from '@yunqiao/platform';

/** Work on one upload as a whole. */
export type PrepareJob = {
  mediaId: string;
  attempt: number;
};

/** Work on one rendition. */
export type TranscodeJob = PrepareJob & {
  name: string;
};

/** Threads that one encoder may use. */
export const ENCODER_THREADS = Math.min(2, availableParallelism());

/** Probe, stream copy, covers, files: short work that does not wait behind a transcode. */
export const prepareQueue = defineQueue<PrepareJob>({
  ...{ name: 'media-prepare', role: 'media', attempts: 5, backoffMilliseconds: 2000 },
  concurrency: 2,
});

/** One rendition a job, as many at once as the encoders' threads fit the cores. */
export const transcodeQueue = defineQueue<TranscodeJob>({
  ...{ name: 'media-transcode', role: 'media', attempts: 3, backoffMilliseconds: 5000 },
  concurrency: Math.max(1, Math.floor(availableParallelism() / ENCODER_THREADS)),
});

/** Looks for what a dead process left behind. */
export const sweepQueue = defineQueue<Record<string, never>>({
  ...{ name: 'media-sweep', role: 'media', attempts: 1, concurrency: 1 },
});

/** The same work has the same id, so that it stands in the queue once. BullMQ allows no colon. */
export function prepareJobId({ mediaId, attempt }: PrepareJob): string {
  return `${mediaId}-prepare-${attempt}`;
}

export function transcodeJobId({ mediaId, name, attempt }: TranscodeJob): string {
  return `${mediaId}-${name}-${attempt}`;
}

/** What makes a video watchable on a slow line goes first, whoever uploaded it. */
export function transcodePriority(name: string): number {
  return { audio: 1, '360p': 2, '480p': 3, '720p': 4 }[name] ?? 5;
}
