import { defineQueue } from '@yunqiao/platform';

/** A replay of which the video of a lesson is to be made. */
export type ReplayFilmJob = {
  mediaId: string;
};

/** Copies what was recorded into one file. */
export const replayFilmQueue = defineQueue<ReplayFilmJob>({
  ...{ name: 'replay-film', role: 'media', attempts: 3, backoffMilliseconds: 5000, concurrency: 1 },
});
