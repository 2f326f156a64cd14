import { defineQueue } from '@yunqiao/platform';

/** What is to be done with a sheet follows from its state; work of an earlier attempt changes nothing. */
export type RosterJob = {
  importId: string;
  attempt: number;
};

/** One sheet at a time: the largest takes a core and some hundred megabytes. */
export const rosterQueue = defineQueue<RosterJob>({
  ...{ name: 'roster', role: 'general', attempts: 4, backoffMilliseconds: 3000, concurrency: 1 },
});

/** Looks for sheets that nobody works on any more, and for old ones. */
export const rosterSweepQueue = defineQueue<Record<string, never>>({
  ...{ name: 'roster-sweep', role: 'general', attempts: 1, concurrency: 1 },
});

/** The same work has the same id, so that it stands in the queue once. */
export function rosterJobId({ importId, attempt }: RosterJob): string {
  return `${importId}-${attempt}`;
}

/** Where the sheet lies. */
export function rosterKey(importId: string): string {
  return `rosters/${importId}/sheet`;
}
