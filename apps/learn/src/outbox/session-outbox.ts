import type { EventStore, Waiting } from '../player/event-store';
import { PlaceOutbox, type SendWaiting } from './place-outbox';

/** Something of a session that waits until the server has it. */
export interface WaitingForSession extends Waiting {
  sessionId: string;
}

/** Keeps what one did in sessions until the server has it. */
export class SessionOutbox<Kept extends WaitingForSession> extends PlaceOutbox<Kept> {
  /** @param most as many as the contract takes at once */
  constructor(store: EventStore<Kept>, send: SendWaiting<Kept>, most: number) {
    super(store, send, most, ({ sessionId }) => sessionId);
  }
}

export type { OutboxAnswer, SendWaiting } from './place-outbox';
