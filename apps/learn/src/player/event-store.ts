import type { LearningEventInput } from '../contract.generated';

/** What waits, with whose it is: devices are shared, and nobody sends what another person did. */
export interface Waiting {
  /** Made here, a UUIDv7. */
  id: string;
  personId: string;
}

/** An event of learning that waits. */
export interface StoredEvent extends LearningEventInput, Waiting {
  id: string;
}

/** Where events wait until the server has them. */
export interface EventStore<Kept extends Waiting = StoredEvent> {
  add(events: readonly Kept[]): Promise<void>;
  /** All that wait for this person, oldest first. */
  ofPerson(personId: string): Promise<Kept[]>;
  remove(ids: readonly string[]): Promise<void>;
  /** Removes what was added before a moment, whoever's it is; in milliseconds since 1970. */
  forgetBefore(moment: number): Promise<void>;
}

/** A store that lives as long as the page; for browsers that keep nothing. */
export function memoryStore<Kept extends Waiting = StoredEvent>(): EventStore<Kept> {
  const kept = new Map<string, Kept>();
  return {
    async add(events) {
      for (const event of events) kept.set(event.id, event);
    },
    async ofPerson(personId) {
      return [...kept.values()].filter((event) => event.personId === personId).sort(byId);
    },
    async remove(ids) {
      for (const id of ids) kept.delete(id);
    },
    async forgetBefore(moment) {
      for (const id of kept.keys()) if (id < firstId(moment)) kept.delete(id);
    },
  };
}

/** Ids carry their moment (UUIDv7): all that were made since this one sort behind it. */
function firstId(moment: number): string {
  const digits = Math.max(0, Math.floor(moment)).toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}

/** Ids carry their moment (UUIDv7). */
function byId(left: Waiting, right: Waiting): number {
  return left.id < right.id ? -1 : 1;
}

function answered<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'));
  });
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB transaction aborted'));
    transaction.onerror = () => reject(transaction.error ?? new Error('IndexedDB transaction failed'));
  });
}

async function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('events', { keyPath: 'id' }).createIndex('person', 'personId');
  };
  return answered(request);
}

/** A store that survives closing and crashing of the browser; one per name. */
export function databaseStore<Kept extends Waiting = StoredEvent>(name = 'yunqiao-learning'): EventStore<Kept> {
  const opened = openDatabase(name);
  return {
    async add(events) {
      const transaction = (await opened).transaction('events', 'readwrite', { durability: 'strict' });
      for (const event of events) transaction.objectStore('events').put(event);
      await finished(transaction);
    },
    async ofPerson(personId) {
      const transaction = (await opened).transaction('events', 'readonly');
      const found = await answered(transaction.objectStore('events').index('person').getAll(personId));
      return (found as Kept[]).sort(byId);
    },
    async remove(ids) {
      const transaction = (await opened).transaction('events', 'readwrite');
      for (const id of ids) transaction.objectStore('events').delete(id);
      await finished(transaction);
    },
    async forgetBefore(moment) {
      const transaction = (await opened).transaction('events', 'readwrite');
      transaction.objectStore('events').delete(IDBKeyRange.upperBound(firstId(moment), true));
      await finished(transaction);
    },
  };
}
