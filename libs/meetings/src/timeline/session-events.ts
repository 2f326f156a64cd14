import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { AppError, Clock, newId } from '@yunqiao/platform';
import { SessionCounter } from './session-counter.entity.js';
import { SessionEvent } from './session-event.entity.js';

/** Something to be told in a session. */
export interface NewSessionEvent {
  /** Made by whoever causes it, so that telling it twice is telling it once; made here if absent. */
  id?: string;
  /** `noun.happened`, such as `page.turned`. */
  kind: string;
  /** Null when the house did it. */
  personId: string | null;
  pageKey?: string | null;
  payload?: Readonly<Record<string, unknown>>;
}

/** Appends to the one order of a session's events, within the transaction of what they tell. */
@Injectable()
export class SessionEvents {
  constructor(private readonly clock: Clock) {}

  /**
   * Appends what was not appended before, in this order, and gives it back. Waits for whoever appends to the same session,
   * so that sequences have no gaps: as the last step of a transaction, the wait is short.
   * @throws SESSION_NOT_FOUND
   */
  async append(tx: EntityManager, sessionId: string, events: readonly NewSessionEvent[]): Promise<SessionEvent[]> {
    const lock = { mode: 'pessimistic_write' } as const;
    const counter = await tx.findOne(SessionCounter, { where: { sessionId }, lock });
    if (!counter) throw new AppError('SESSION_NOT_FOUND');
    const known = await this.findKnown(tx, events);
    const at = this.clock.now();
    const added = events
      .filter(({ id }, index) => id === undefined || (!known.has(id) && isFirst(events, id, index)))
      .map(({ id, kind, personId, pageKey, payload }, index) => ({
        ...{ sessionId, sequence: counter.lastSequence + index + 1, id: id ?? newId(), at, kind, personId },
        ...{ pageKey: pageKey ?? null, payload: { ...payload } as Record<string, never> },
      }));
    if (added.length === 0) return [];

    await tx.insert(SessionEvent, added);
    await tx.update(SessionCounter, { sessionId }, { lastSequence: counter.lastSequence + added.length });
    return added;
  }

  /** A locking read: the snapshot of the transaction may be older than the lock. */
  private async findKnown(tx: EntityManager, events: readonly NewSessionEvent[]): Promise<ReadonlySet<string>> {
    const named = events.flatMap(({ id }) => id ?? []);
    if (named.length === 0) return new Set();
    const lock = { mode: 'pessimistic_read' } as const;
    const known = await tx.find(SessionEvent, { select: { id: true }, where: { id: In(named) }, lock });
    return new Set(known.map(({ id }) => id));
  }
}

function isFirst(events: readonly NewSessionEvent[], id: string, index: number): boolean {
  return events.findIndex((event) => event.id === id) === index;
}
