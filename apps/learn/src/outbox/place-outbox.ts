import { memoryStore, type EventStore, type Waiting } from '../player/event-store';

/** What the server said; `invalid` means that it will never take these. */
export type OutboxAnswer = { kind: 'taken'; settled: readonly string[] } | { kind: 'invalid' } | { kind: 'notNow' };

/** Sends what waits of one place; never throws. */
export type SendWaiting<Kept> = (place: string, waiting: readonly Kept[]) => Promise<OutboxAnswer>;

/**
 * Keeps what one did in places (a session, a viewing of a class) until the server has it, in the order in which it was done: a line
 * that broke loses nothing.
 */
export class PlaceOutbox<Kept extends Waiting> {
  private running: Promise<void> | null = null;

  /**
   * @param most as many as the contract takes at once
   * @param placeOf id of where something was done
   */
  constructor(
    private store: EventStore<Kept>,
    private readonly send: SendWaiting<Kept>,
    private readonly most: number,
    private readonly placeOf: (one: Kept) => string,
  ) {}

  /** Writes these down together. When the browser keeps nothing they stay in the page. */
  async add(...many: readonly Kept[]): Promise<void> {
    try {
      await this.store.add(many);
    } catch (error) {
      console.warn('This is kept in this page only:', error);
      this.store = memoryStore();
      await this.store.add(many);
    }
  }

  /** What waits for a person in a place. */
  async waiting(personId: string, place: string): Promise<Kept[]> {
    return (await this.store.ofPerson(personId)).filter((one) => this.placeOf(one) === place);
  }

  /** Sends all that waits for a person; calls while one is running wait for the same. */
  flush(personId: string): Promise<void> {
    this.running ??= this.sendAll(personId).finally(() => (this.running = null));
    return this.running;
  }

  private async sendAll(personId: string): Promise<void> {
    for (;;) {
      const waiting = await this.store.ofPerson(personId);
      if (!waiting[0]) return;
      const place = this.placeOf(waiting[0]);
      const batch = waiting.filter((one) => this.placeOf(one) === place).slice(0, this.most);
      const answer = await this.send(place, batch);
      if (answer.kind === 'notNow') return;
      const settled = answer.kind === 'taken' ? answer.settled : batch.map(({ id }) => id);
      if (settled.length === 0) return;
      await this.store.remove(settled);
    }
  }
}
