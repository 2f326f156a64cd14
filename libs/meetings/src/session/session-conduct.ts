import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { Clock, Outbox, type Actor } from '@yunqiao/platform';
import { SessionMember } from '../room/session-member.entity.js';
import { SessionEvents } from '../timeline/session-events.js';
import { ResearchSession } from './research-session.entity.js';
import { SessionAccess } from './session-access.js';
import type { SessionClosing, SessionState } from './session-kinds.js';
import { requireFollows, requireNotTooEarly, requireState } from './session-life.js';
import { SessionNotices } from '../notice/session-notices.js';
import { SessionStretch } from './session-stretch.entity.js';

/** Moves a session through its life: for who leads it, and for the schedule. Each step taken twice is the same as once. */
@Injectable()
export class SessionConduct {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly events: SessionEvents,
    private readonly notices: SessionNotices,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_TOO_EARLY */
  openLobby(actor: Actor, id: string): Promise<ResearchSession> {
    return this.lead(actor, id, 'lobbyOpen', async (tx, session) => {
      requireNotTooEarly(session, this.clock.now());
      await this.openDoor(tx, session, actor.personId);
    });
  }

  /** Begins it; also when the lobby is not open yet. @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_TOO_EARLY */
  start(actor: Actor, id: string): Promise<ResearchSession> {
    return this.lead(actor, id, 'live', async (tx, session) => {
      requireState(session.state, ['scheduled', 'lobbyOpen']);
      requireNotTooEarly(session, this.clock.now());
      if (session.state === 'scheduled') await this.openDoor(tx, session, actor.personId);
      session.startedAt = this.clock.now();
      await this.goLive(tx, session, actor);
    });
  }

  /** Interrupts it; nothing counts until it goes on. @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG */
  suspend(actor: Actor, id: string): Promise<ResearchSession> {
    return this.lead(actor, id, 'suspended', async (tx, session) => {
      await this.closeStretch(tx, session);
      await this.enter(tx, session, 'suspended', actor.personId);
    });
  }

  /** Goes on after a break. @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG */
  resume(actor: Actor, id: string): Promise<ResearchSession> {
    return this.lead(actor, id, 'live', async (tx, session) => {
      requireState(session.state, ['suspended']);
      await this.goLive(tx, session, actor);
    });
  }

  /** Ends it for good. @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG */
  async end(actor: Actor, id: string): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockLed(tx, actor, id);
      if (['ended', 'publishing', 'published'].includes(session.state)) return session;
      requireFollows(session.state, 'ended');
      await this.close(tx, session, 'host', actor.personId);
      return session;
    });
  }

  /** Opens the door and tells everybody; for a session that the caller has locked. */
  async openDoor(tx: EntityManager, session: ResearchSession, personId: string | null): Promise<void> {
    session.lobbyOpenedAt = this.clock.now();
    await this.enter(tx, session, 'lobbyOpen', personId);
    await this.notices.tellEverybody(tx, 'session.lobbyOpen', session, personId);
  }

  /** Ends a locked session and has everything done that follows. */
  async close(
    tx: EntityManager,
    session: ResearchSession,
    because: SessionClosing,
    personId: string | null,
  ): Promise<void> {
    await this.closeStretch(tx, session);
    Object.assign(session, { endedAt: this.clock.now(), closedBy: because });
    await this.enter(tx, session, 'ended', personId);
    await this.outbox.add(tx, { kind: 'session.ended', key: session.id, payload: { sessionId: session.id } });
  }

  /** Its replay can be watched; for a locked session that has ended. */
  async publish(tx: EntityManager, session: ResearchSession): Promise<void> {
    requireFollows(session.state, 'published');
    await this.enter(tx, session, 'published', null);
  }

  /** Gives a locked session up that nobody started. */
  async giveUp(tx: EntityManager, session: ResearchSession): Promise<void> {
    const now = this.clock.now();
    Object.assign(session, { cancelledAt: now, closedBy: 'notHeld', changedAt: now });
    // Calendars strike out only what counts up.
    session.calendarSequence += 1;
    await this.enter(tx, session, 'cancelled', null);
  }

  /** Makes somebody lead a locked session, since its leader did not come back. */
  async handOver(tx: EntityManager, session: ResearchSession, personId: string): Promise<void> {
    session.ledByPersonId = personId;
    await tx.save(session);
    await this.events.append(tx, session.id, [{ kind: 'leader.changed', personId, payload: { memberId: personId } }]);
  }

  /** Runs a step of somebody who leads, unless it was taken already. */
  private lead(
    actor: Actor,
    id: string,
    to: SessionState,
    step: (tx: EntityManager, session: ResearchSession) => Promise<void>,
  ): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockLed(tx, actor, id);
      if (session.state === to) return session;
      requireFollows(session.state, to);
      await step(tx, session);
      return session;
    });
  }

  private async goLive(tx: EntityManager, session: ResearchSession, actor: Actor): Promise<void> {
    const now = this.clock.now();
    session.ledByPersonId = actor.personId;
    await tx.insert(SessionStretch, { sessionId: session.id, startedAt: now, endedAt: null });
    await tx.update(SessionMember, { sessionId: session.id, personId: actor.personId }, { seenAt: now });
    await this.enter(tx, session, 'live', actor.personId);
  }

  private async closeStretch(tx: EntityManager, session: ResearchSession): Promise<void> {
    await tx.update(SessionStretch, { sessionId: session.id, endedAt: IsNull() }, { endedAt: this.clock.now() });
  }

  private async enter(
    tx: EntityManager,
    session: ResearchSession,
    state: SessionState,
    personId: string | null,
  ): Promise<void> {
    session.state = state;
    await tx.save(session);
    const payload = { state, closedBy: session.closedBy };
    await this.events.append(tx, session.id, [{ kind: 'state.changed', personId, payload }]);
  }
}
