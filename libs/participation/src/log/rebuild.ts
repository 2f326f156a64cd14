import type { EventHeap, FactDraft, FactStore } from '../store/fact-store.js';
import { numberedColumns, numberedEvent } from './event-row.js';
import type { EventSource } from './event-source.js';
import { groupByPerson, type FactWriter } from './fact-writer.js';
import type { Numbers } from './numbers.js';

/** Events of so many people are in memory at once. */
const peopleAtOnce = 800;

export interface RebuildParts {
  readonly store: FactStore;
  readonly source: EventSource;
  readonly numbers: Numbers;
  readonly writer: FactWriter;
}

/** Derives everybody's facts from the whole log into a draft. */
export async function draftFacts({ store, source, numbers, writer }: RebuildParts): Promise<DraftedFacts> {
  const heap = await store.heap(numberedColumns);
  try {
    const events = await fillHeap(heap, source, numbers);
    await writer.regroup();
    const draft = await store.draft();
    for (let first = 1; first <= numbers.countOf('person'); first += peopleAtOnce) {
      const rows = await heap.read(first, first + peopleAtOnce - 1);
      for (const [person, mine] of groupByPerson(rows)) draft.add(writer.deriveFrom(person, mine));
    }
    return { draft, events };
  } finally {
    await heap.close();
  }
}

export interface DraftedFacts {
  readonly draft: FactDraft;
  readonly events: number;
}

/** Brings the log into an order in which people can be read one after the other. */
async function fillHeap(heap: EventHeap, source: EventSource, numbers: Numbers): Promise<number> {
  let events = 0;
  for await (const rows of source.all()) {
    const first = events;
    heap.add(rows.map((row, index) => numberedEvent(row, first + index, numbers)));
    events += rows.length;
  }
  return events;
}
