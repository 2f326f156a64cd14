import type { SessionTransport } from '../../contract.generated';
import {
  SessionOutbox,
  type OutboxAnswer,
  type SendWaiting,
  type WaitingForSession,
} from '../../outbox/session-outbox';
import type { EventStore } from '../../player/event-store';

/** A sign of life that waits. */
export interface StoredBeat extends WaitingForSession {
  transport: SessionTransport;
  at: string;
  wallSeconds: number;
}

/** What the server said of signs of life. */
export type BeatAnswer = OutboxAnswer;

/** As many as the contract takes at once. */
export const mostBeats = 200;

/** Keeps the signs of life of a session until the server has them: a line that broke costs nobody their attendance. */
export class BeatOutbox extends SessionOutbox<StoredBeat> {
  constructor(store: EventStore<StoredBeat>, send: SendWaiting<StoredBeat>) {
    super(store, send, mostBeats);
  }
}
