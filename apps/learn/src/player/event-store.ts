import type { LearningEventInput } from '../contract.generated';

/** An event with whose it is: devices are shared, and nobody sends another person's learning. */
export interface StoredEvent extends LearningEventInput {
  personId: string;
}

/** Where events wait until the server has them. */
export interface EventStore {
  add(events: readonly StoredEvent[]): Promise<void>;
  /** All that wait for this person, oldest first. */
  ofPerson(personId: string): Promise<StoredEvent[]>;
  remove(ids: readonly string[]): Promise<void>;
}

/** A store that lives as long as the page; for browsers that keep nothing. */
export function memoryStore(): EventStore {
  const kept = new Map<string, StoredEvent>();
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
  };
}

/** Ids carry their moment (UUIDv7). */
function byId(left: StoredEvent, right: StoredEvent): number {
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

async function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open('yunqiao-learning', 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore('events', { keyPath: 'id' }).createIndex('person', 'personId');
  };
  return answered(request);
}

/** A store that survives closing and crashing of the browser. */
export function databaseStore(): EventStore {
  const opened = openDatabase();
  return {
    async add(events) {
      const transaction = (await opened).transaction('events', 'readwrite', { durability: 'strict' });
      for (const event of events) transaction.objectStore('events').put(event);
      await finished(transaction);
    },
    async ofPerson(personId) {
      const transaction = (await opened).transaction('events', 'readonly');
      const found = await answered(transaction.objectStore('events').index('person').getAll(personId));
      return (found as StoredEvent[]).sort(byId);
    },
    async remove(ids) {
      const transaction = (await opened).transaction('events', 'readwrite');
      for (const id of ids) transaction.objectStore('events').delete(id);
      await finished(transaction);
    },
  };
}
