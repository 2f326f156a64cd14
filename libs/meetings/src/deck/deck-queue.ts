import { defineQueue } from '@yunqiao/platform';

/** Slides to be made. */
export type DeckJob = {
  deckId: string;
  attempt: number;
};

/** One deck at a time: a program that renders takes a core and a lot of memory. */
export const deckQueue = defineQueue<DeckJob>({
  ...{ name: 'deck-render', role: 'media', attempts: 3, backoffMilliseconds: 3000, concurrency: 1 },
});

/** Looks for decks that nobody works on any more. */
export const deckSweepQueue = defineQueue<Record<string, never>>({
  ...{ name: 'deck-sweep', role: 'media', attempts: 1, concurrency: 1 },
});

/** The same work has the same id, so that it stands in the queue once. */
export function deckJobId({ deckId, attempt }: DeckJob): string {
  return `${deckId}-render-${attempt}`;
}
