import type { SessionTransport } from '../../contract.generated';
import { memoryStore, type EventStore, type Waiting } from '../../player/event-store';

/** A sign of life that waits. */
export interface StoredBeat extends Waiting {
  sessionId: string;
  transport: SessionTransport;
  at: string;
  wallSeconds: number;
}

/** What the server said; `invalid` means that it will never take these. */
export type BeatAnswer = { kind: 'taken'; settled: readonly string[] } | { kind: 'invalid' } | { kind: 'notNow' };

/** Sends signs of life of one session; never throws. */
export type SendBeats = (sessionId: string, beats: readonly StoredBeat[]) => Promise<BeatAnswer>;

/** As many as the contract takes at once. */
export const mostBeats = 200;

/** Keeps the signs of life of a session until the server has them: a line that broke costs nobody their attendance. */
export class BeatOutbox {
  private running: Promise<void> | null = null;

  constructor(
    private store: EventStore<StoredBeat>,
    private readonly send: SendBeats,
  ) {}

  /** Writes one down. When the browser keeps nothing it stays in the page. */
  async add(beat: StoredBeat): Promise<void> {
    try {
      await this.store.add([beat]);
    } catch (error) {
      console.warn('Attendance is kept in this page only:', error);
      this.store = memoryStore();
      await this.store.add([beat]);
    }
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
      const batch = waiting.filter((beat) => beat.sessionId === sessionId).slice(0, mostBeats);
      const answer = await this.send(sessionId, batch);
      if (answer.kind === 'notNow') return;
      const settled = answer.kind === 'taken' ? answer.settled : batch.map(({ id }) => id);
      if (settled.length === 0) return;
      await this.store.remove(settled);
    }
  }
}
