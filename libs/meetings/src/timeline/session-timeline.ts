import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { MoreThan, type DataSource, type EntityManager } from 'typeorm';
import { AppError, Clock, idBytes, newId } from '@yunqiao/platform';
import { SessionEvent } from './session-event.entity.js';
import type { SessionEventKind, SessionEventPayloads } from './session-event-kinds.js';

/** Something that has just happened. */
export interface EventDraft<Kind extends SessionEventKind = SessionEventKind> {
  /** Made by the client where there is one; the same id twice is the same as once. */
  id?: string;
  kind: Kind;
  /** Null when the house did it. */
  personId: string | null;
  pageKey?: string;
  payload: SessionEventPayloads[Kind];
}

/** How many events one answer holds at most. */
export const MOST_EVENTS = 500;

/** What happens in a session, in one order for everybody, live and for the replay. */
@Injectable()
export class SessionTimeline {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Appends an event in the caller's transaction. Until it ends, other events of the session wait, so that whoever has
   * seen an event has seen all before it.
   * @param together what else changes with it, done only when the event is new
   * @returns the event, or the one that this id made before
   * @throws CONFLICT when the id is that of another session's event, or of another kind
   */
  async append<Kind extends SessionEventKind>(
    tx: EntityManager,
    sessionId: string,
    draft: EventDraft<Kind>,
    together?: () => Promise<void>,
  ): Promise<SessionEvent> {
    const lastSequence = await lockCounter(tx, sessionId);
    const known = draft.id === undefined ? null : await tx.findOneBy(SessionEvent, { id: draft.id });
    if (known) return requireSame(known, sessionId, draft);
    await together?.();
    const event = tx.create(SessionEvent, {
      id: draft.id ?? newId(),
      sessionId,
      sequence: lastSequence + 1,
      at: this.clock.now(),
      kind: draft.kind,
      personId: draft.personId,
      pageKey: draft.pageKey ?? null,
      payload: { ...draft.payload } as Record<string, never>,
    });
    await tx.insert(SessionEvent, event);
    await tx.query('UPDATE session_counter SET last_sequence = ? WHERE session_id = ?', [
      event.sequence,
      idBytes(sessionId),
    ]);
    return event;
  }

  /** Events after a sequence, in order, at most `MOST_EVENTS`. */
  findAfter(sessionId: string, sequence: number): Promise<SessionEvent[]> {
    return this.database.manager.find(SessionEvent, {
      where: { sessionId, sequence: MoreThan(sequence) },
      order: { sequence: 'ASC' },
      take: MOST_EVENTS,
    });
  }
}

/** Locks the session's counter, making it first when it is missing. */
async function lockCounter(tx: EntityManager, sessionId: string): Promise<number> {
  const lock = 'SELECT last_sequence FROM session_counter WHERE session_id = ? FOR UPDATE';
  const [known] = await tx.query<{ last_sequence: number }[]>(lock, [idBytes(sessionId)]);
  if (known) return known.last_sequence;
  await tx.query(
    'INSERT INTO session_counter (session_id, last_sequence) VALUES (?, 0) ON DUPLICATE KEY UPDATE last_sequence = last_sequence',
    [idBytes(sessionId)],
  );
  const [made] = await tx.query<{ last_sequence: number }[]>(lock, [idBytes(sessionId)]);
  return made!.last_sequence;
}

function requireSame(known: SessionEvent, sessionId: string, draft: EventDraft): SessionEvent {
  const isSame = known.sessionId === sessionId && known.kind === draft.kind && known.personId === draft.personId;
  if (!isSame) throw new AppError('CONFLICT');
  return known;
}
