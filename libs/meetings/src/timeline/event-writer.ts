import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '@yunqiao/platform';
import type { SessionMember } from '../room/session-member.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { requireState } from '../session/session-life.js';
import type { SessionState } from '../session/session-kinds.js';
import type { SessionEvent } from './session-event.entity.js';
import type { DeedKind, DeedPayloads } from './session-event-kinds.js';
import { SessionEvents } from './session-events.js';

/** When and by whom something may be done in a session. */
export interface WriteRule {
  /** Throws for whom it is not meant; everybody with a seat when it is missing. */
  readonly who?: (member: SessionMember) => void;
  readonly states: readonly SessionState[];
}

/** What somebody with a seat does. */
export interface Deed<Kind extends DeedKind> {
  /** Made by the client: the same id twice is the same as once. */
  readonly id: string;
  readonly kind: Kind;
  readonly pageKey?: string;
  readonly payload: DeedPayloads[Kind];
}

/** While people are together, before the start too. */
export const TOGETHER: readonly SessionState[] = ['lobbyOpen', 'live', 'suspended'];

/** Writes what somebody in a session does into its timeline. */
@Injectable()
export class EventWriter {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly events: SessionEvents,
  ) {}

  /**
   * @param together what else changes with it in the same transaction, done only when the deed is new
   * @throws SESSION_NOT_FOUND without a seat, SESSION_STATE_WRONG, NOT_ALLOWED, CONFLICT when the id is taken
   */
  write<Kind extends DeedKind>(
    actor: Actor,
    sessionId: string,
    rule: WriteRule,
    deed: Deed<Kind>,
    together?: (tx: EntityManager) => Promise<void>,
  ): Promise<SessionEvent> {
    return this.database.transaction(async (tx) => {
      const { session, member } = await this.access.seat(actor, sessionId, tx);
      rule.who?.(member);
      requireState(session.state, rule.states);
      const draft = { ...deed, personId: actor.personId };
      return this.events.appendOnce(tx, sessionId, draft, together && (() => together(tx)));
    });
  }
}
