import { memoryStore, type EventStore, type StoredEvent } from './event-store';
import type { LearningEventInput } from '../contract.generated';
import type { ProgressPartsFragment } from '../course/CourseParts.generated';

/** What the server said about a batch. `invalid` means that it will never take the batch as it is. */
export type BatchAnswer =
  | { kind: 'taken'; accepted: string[]; rejected: string[]; progress: ProgressPartsFragment[] }
  | { kind: 'invalid' }
  | { kind: 'notNow' };

/** Sends one batch; never throws. */
export type SendBatch = (events: readonly LearningEventInput[]) => Promise<BatchAnswer>;

/** As many events as the contract allows at once. */
export const mostPerBatch = 50;

/**
 * Keeps what was learned until the server has it. Every event is written down before it is sent and forgotten only
 * after the server answered for it; sending twice keeps the id, so that it counts once.
 */
export class LearningOutbox {
  private readonly listeners = new Set<(progress: ProgressPartsFragment) => void>();
  private readonly watchers = new Set<(events: readonly LearningEventInput[]) => void>();
  /** Events of this page that may not be on disk yet, so that a closing page can still send them. */
  private readonly fresh = new Map<string, StoredEvent>();
  private running: Promise<void> | null = null;
  private lastLeft: string | undefined;

  constructor(
    private store: EventStore,
    private readonly send: SendBatch,
    private readonly personId: () => string | null,
  ) {}

  /** Writes events down. When the browser keeps nothing they stay in the page. */
  async add(events: readonly LearningEventInput[]): Promise<void> {
    const personId = this.personId();
    if (!personId || events.length === 0) return;
    this.watchers.forEach((watcher) => watcher(events));
    const stored = events.map((event) => ({ ...event, personId }));
    for (const event of stored) this.fresh.set(event.id, event);
    try {
      await this.store.add(stored);
    } catch (error) {
      console.warn('Learning is kept in this page only:', error);
      this.store = memoryStore();
      await this.store.add([...this.fresh.values()]);
    }
  }

  /** Sends all that waits; calls while one is running wait for the same. */
  flush(): Promise<void> {
    this.running ??= this.sendAll().finally(() => (this.running = null));
    return this.running;
  }

  /** Sends what this page has, at once and without waiting, because the page is about to go. */
  sendFresh(): void {
    const events = [...this.fresh.values()].slice(-mostPerBatch);
    const newest = events.at(-1)?.id;
    // A closing page is hidden first and left then: once is enough.
    if (newest === undefined || newest === this.lastLeft) return;
    this.lastLeft = newest;
    void this.sendBatch(events);
  }

  /** Where in the lesson the learner was by what still waits here; null when nothing does. */
  async waitingPosition(lessonId: string): Promise<number | null> {
    const waiting = (await this.waiting()).filter(
      (event) => event.lessonId === lessonId && event.positionSecond != null,
    );
    return waiting.at(-1)?.positionSecond ?? null;
  }

  /** Calls back with what is learned on this page, at once. Returns the way to stop. */
  onAdded(watcher: (events: readonly LearningEventInput[]) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Calls back with the progress that the server keeps, after each batch. Returns the way to stop. */
  onProgress(listener: (progress: ProgressPartsFragment) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async waiting(): Promise<StoredEvent[]> {
    const personId = this.personId();
    return personId ? this.store.ofPerson(personId) : [];
  }

  private async sendAll(): Promise<void> {
    for (let size = mostPerBatch; ;) {
      const batch = (await this.waiting()).slice(0, size);
      if (batch.length === 0) return;
      const answer = await this.sendBatch(batch);
      if (answer === 'notNow') return;
      if (answer === 'taken') size = mostPerBatch;
      else if (batch.length > 1) size = Math.ceil(batch.length / 2);
      else await this.forget(batch.map((event) => event.id));
    }
  }

  private async sendBatch(batch: readonly StoredEvent[]): Promise<BatchAnswer['kind']> {
    const answer = await this.send(batch.map(({ personId: _whose, ...event }) => event));
    if (answer.kind !== 'taken') return answer.kind;
    const settled = [...answer.accepted, ...answer.rejected];
    if (settled.length === 0) return 'notNow';
    await this.forget(settled);
    for (const progress of answer.progress) this.listeners.forEach((listener) => listener(progress));
    return 'taken';
  }

  private async forget(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.fresh.delete(id);
    await this.store.remove(ids);
  }
}
