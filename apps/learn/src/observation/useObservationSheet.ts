import { useClientHandle } from '@urql/vue';
import { newId } from '@yunqiao/ui';
import { useEventListener, useIntervalFn } from '@vueuse/core';
import { computed, ref, shallowRef } from 'vue';
import { SessionOutbox } from '../outbox/session-outbox';
import { databaseStore, memoryStore } from '../player/event-store';
import { ObservationSheetDocument } from './Observation.generated';
import { sendEntries } from './send-entries';
import { afterEntries, emptySheet, mostEntries, type Sheet, type StoredEntry } from './sheet-entries';

/** A moment of a lesson that a comment is about; null for the whole. */
export interface Moment {
  readonly atMilliseconds: number;
  /** By this device's clock, of a live lesson. */
  readonly momentAt?: string;
  readonly momentSeconds?: number;
}

const retryMilliseconds = 15_000;

function makeStore() {
  return 'indexedDB' in window ? databaseStore<StoredEntry>('yunqiao-observation') : memoryStore<StoredEntry>();
}

/** One's own sheet: what is done on it is kept on this device at once, and sent as soon as there is a line. */
export function useObservationSheet(sessionId: string, personId: string) {
  const { client } = useClientHandle();
  const known = shallowRef<Sheet | null>(null);
  const waiting = shallowRef<readonly StoredEntry[]>([]);
  const error = shallowRef<unknown>(null);
  /** Done, and not written down on this device yet. */
  let beingKept: readonly StoredEntry[] = [];
  /** Why something was not taken; null when all was. */
  const refusal = ref<string | null>(null);
  const listener = {
    written: (sheet: Sheet) => (known.value = sheet),
    refused: (code: string) => (refusal.value = code),
  };
  const outbox = new SessionOutbox(
    makeStore(),
    (id, stored: readonly StoredEntry[]) => sendEntries(id, stored, id === sessionId ? listener : deaf),
    mostEntries,
  );

  async function read(): Promise<void> {
    const answer = await client
      .query(ObservationSheetDocument, { sessionId }, { requestPolicy: 'network-only' })
      .toPromise();
    error.value = answer.error ?? null;
    if (answer.data) known.value = answer.data.observationSheet ?? emptySheet;
  }

  async function flush(): Promise<void> {
    await outbox.flush(personId);
    const kept = await outbox.waiting(personId, sessionId);
    const known = new Set(kept.map(({ id }) => id));
    waiting.value = [...kept, ...beingKept.filter(({ id }) => !known.has(id))];
  }

  async function write(facts: Omit<StoredEntry, 'id' | 'personId' | 'sessionId' | 'at'>, id = newId()): Promise<void> {
    const entry = { ...facts, id, personId, sessionId, at: new Date().toISOString() };
    waiting.value = [...waiting.value, entry];
    refusal.value = null;
    beingKept = [...beingKept, entry];
    await outbox.add(entry);
    beingKept = beingKept.filter(({ id: other }) => other !== id);
    await flush();
  }

  const plain = { atMilliseconds: null };
  void outbox.waiting(personId, sessionId).then((left) => (waiting.value = [...left, ...waiting.value]));
  void read().then(flush);
  useEventListener(window, 'online', () => void flush());
  useIntervalFn(() => waiting.value.length > 0 && void flush(), retryMilliseconds);

  return {
    sheet: computed(() => (known.value ? afterEntries(known.value, waiting.value) : null)),
    waitingCount: computed(() => waiting.value.length),
    ...{ error, refusal, read },
    give: (criterionId: string, points: number) => write({ ...plain, kind: 'points', criterionId, points }),
    say: (text: string) => write({ ...plain, kind: 'words', text }),
    comment: (text: string, criterionId: string | null, moment: Moment | null) =>
      write({ kind: 'comment', text, criterionId, ...(moment ?? plain) }),
    removeComment: (commentId: string) => write({ ...plain, kind: 'commentRemoved', commentId }),
    handIn: () => write({ ...plain, kind: 'handedIn' }),
    takeBack: () => write({ ...plain, kind: 'takenBack' }),
  };
}

/** What waits of another session is sent, too; nobody looks at it here. */
const deaf = { written: () => undefined, refused: () => undefined };
