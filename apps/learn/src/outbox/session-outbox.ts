import { memoryStore, type EventStore, type Waiting } from '../player/event-store';

/** Something of a session that waits until the server has it. */
export interface WaitingForSession extends Waiting {
  sessionId: string;
}

/** What the server said; `invalid` means that it will never take these. */
export type OutboxAnswer = { kind: 'taken'; settled: readonly string[] } | { kind: 'invalid' } | { kind: 'notNow' };

/** Sends what waits of one session; never throws. */
export type SendWaiting<Kept> = (sessionId: string, waiting: readonly Kept[]) => Promise<OutboxAnswer>;

/** Keeps what one did in sessions until the server has it, in the order in which it was done: a line that broke loses nothing. */
export class SessionOutbox<Kept extends WaitingForSession> {
  private running: Promise<void> | null = null;

  /** @param most as many as the contract takes at once */
  constructor(
    private store: EventStore<Kept>,
    private readonly send: SendWaiting<Kept>,
    private readonly most: number,
  ) {}

  /** Writes one down. When the browser keeps nothing it stays in the page. */
  async add(one: Kept): Promise<void> {
    try {
      await this.store.add([one]);
    } catch (error) {
      console.warn('This is kept in this page only:', error);
      this.store = memoryStore();
      await this.store.add([one]);
    }
  }

  /** What waits for a person in a session. */
  async waiting(personId: string, sessionId: string): Promise<Kept[]> {
    return (await this.store.ofPerson(personId)).filter((one) => one.sessionId === sessionId);
  }

  /** Sends all that waits for a person; calls while one is running wait for the same. */
  flush(personId: string): Promise<void> {
    this.running ??= this.sendAll(personId).finally(() => (this.running = null));
    return this.running;
  }

  private async sendAll(personId: string): Promise<void> {
    for (;;) {
      const waiting = await this.store.ofPerson(personId);
      const sessionId = waiting[0]?.sessionId;
      if (sessionId === undefined) return;
      const batch = waiting.filter((one) => one.sessionId === sessionId).slice(0, this.most);
      const answer = await this.send(sessionId, batch);
      if (answer.kind === 'notNow') return;
      const settled = answer.kind === 'taken' ? answer.settled : batch.map(({ id }) => id);
      if (settled.length === 0) return;
      await this.store.remove(settled);
    }
  }
}
