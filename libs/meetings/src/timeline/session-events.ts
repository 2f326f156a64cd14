import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, MoreThan, Not, type EntityManager } from 'typeorm';
import { AppError, Clock, newId } from '@yunqiao/platform';
import { holdSession } from '../session/held-session.js';
import { SessionCounter } from './session-counter.entity.js';
import { SessionEvent } from './session-event.entity.js';
import { tellAfterCommit } from './session-news.js';

/** Something to be told in a session. */
export interface NewSessionEvent {
  /** Made by whoever causes it, so that telling it twice is telling it once; made here if absent. */
  id?: string;
  /** `noun.happened`, such as `page.turned`. */
  kind: string;
  personId: string | null;
  pageKey?: string | null;
  payload?: Readonly<object>;
}

/** Which kinds of events are read. */
export interface ChosenKinds {
  readonly without?: readonly string[];
  readonly only?: readonly string[];
}

/** How many events one answer holds at most. */
export const MOST_EVENTS = 500;

/** The one order of what happens in a session, live and for the replay. */
@Injectable()
export class SessionEvents {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Appends what was not appended before, in this order, and gives it back. Waits for whoever appends to the same
   * session, so that who has seen an event has seen all before it.
   * @throws SESSION_NOT_FOUND
   */
  async append(tx: EntityManager, sessionId: string, events: readonly NewSessionEvent[]): Promise<SessionEvent[]> {
    const counter = await lockCounter(tx, sessionId);
    const named = events.flatMap(({ id }) => id ?? []);
    const known =
      named.length > 0 ? await tx.find(SessionEvent, { select: { id: true }, where: { id: In(named) } }) : [];
    const fresh = events.filter(({ id }) => !known.some((event) => event.id === id));
    return this.insert(tx, counter, fresh);
  }

  /**
   * Appends what somebody does.
   * @param together what else changes with it, in the same transaction, done only when the event is new
   * @returns the event, or the one that this id made before
   * @throws SESSION_NOT_FOUND, CONFLICT when the id is another person's, another kind's or another session's
   */
  async appendOnce(
    tx: EntityManager,
    sessionId: string,
    event: NewSessionEvent & { id: string },
    together?: () => Promise<void>,
  ): Promise<SessionEvent> {
    const counter = await lockCounter(tx, sessionId);
    const known = await tx.findOneBy(SessionEvent, { id: event.id });
    if (known) return requireSame(known, sessionId, event);
    await together?.();
    const [added] = await this.insert(tx, counter, [event]);
    return added!;
  }

  /** Events after a sequence, in order, at most `MOST_EVENTS`; without those of some kinds, or only those of some. */
  findAfter(sessionId: string, sequence: number, kinds: ChosenKinds = {}): Promise<SessionEvent[]> {
    const { without = [], only } = kinds;
    return this.database.manager.find(SessionEvent, {
      where: {
        ...{ sessionId, sequence: MoreThan(sequence) },
        ...(without.length > 0 && { kind: Not(In([...without])) }),
        ...(only && { kind: In([...only]) }),
      },
      order: { sequence: 'ASC' },
      take: MOST_EVENTS,
    });
  }

  private async insert(
    tx: EntityManager,
    { sessionId, lastSequence }: SessionCounter,
    events: readonly NewSessionEvent[],
  ): Promise<SessionEvent[]> {
    if (events.length === 0) return [];
    const at = this.clock.now();
    const added = events.map(({ id, kind, personId, pageKey, payload }, index) => ({
      ...{ sessionId, sequence: lastSequence + index + 1, id: id ?? newId(), at, kind, personId },
      ...{ pageKey: pageKey ?? null, payload: { ...payload } as Record<string, never> },
    }));
    await tx.insert(SessionEvent, added);
    await tx.update(SessionCounter, { sessionId }, { lastSequence: lastSequence + added.length });
    tellAfterCommit(tx, added);
    return added;
  }
}

async function lockCounter(tx: EntityManager, sessionId: string): Promise<SessionCounter> {
  await holdSession(tx, sessionId);
  const counter = await tx.findOne(SessionCounter, { where: { sessionId }, lock: { mode: 'pessimistic_write' } });
  if (!counter) throw new AppError('SESSION_NOT_FOUND');
  return counter;
}

function requireSame(known: SessionEvent, sessionId: string, event: NewSessionEvent): SessionEvent {
  const isSame = known.sessionId === sessionId && known.kind === event.kind && known.personId === event.personId;
  if (!isSame) throw new AppError('CONFLICT');
  return known;
}
