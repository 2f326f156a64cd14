import { defineQueue } from '@yunqiao/platform';

/** A session for whose replay devices have sent sound. */
export type InsuranceJob = {
  sessionId: string;
};

/** Fills gaps of replays. */
export const insuranceQueue = defineQueue<InsuranceJob>({
  ...{ name: 'recording-insurance', role: 'media', attempts: 3, backoffMilliseconds: 5000, concurrency: 1 },
});

/** Looks for sound that nobody has put into its replay, and for what is too old. */
export const insuranceSweepQueue = defineQueue<Record<string, never>>({
  ...{ name: 'insurance-sweep', role: 'media', attempts: 1, concurrency: 1 },
});
