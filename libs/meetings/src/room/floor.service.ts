import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionEvents } from '../timeline/session-events.js';
import { Guests } from '../guest/guests.js';
import { SessionGuest } from '../guest/session-guest.entity.js';
import { Members } from './members.js';
import { requireFreeMicrophone } from './microphones.js';
import { roomEvent, type RoomEventKind } from './room-events.js';
import { LEADERS } from '../session/session-kinds.js';
import { SessionAccess } from '../session/session-access.js';
import { SessionMember } from './session-member.entity.js';

/** Whom everybody sees large: a person or a guest; nobody when both are null. */
export interface InTheLight {
  readonly personId: string | null;
  readonly guestId: string | null;
}

/** Who speaks: hands, the microphone (上麦), silence, and who stands in the light. */
@Injectable()
export class FloorService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly members: Members,
    private readonly guests: Guests,
    private readonly events: SessionEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Raises or lowers one's own hand.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_MEMBER_NOT_FOUND
   */
  raiseHand(actor: Actor, sessionId: string, isRaised: boolean): Promise<SessionMember> {
    return this.database.transaction(async (tx) => {
      await this.access.getRoom(actor, sessionId, tx);
      const member = await this.members.inside(tx, sessionId, actor.personId);
      if ((member.handRaisedAt !== null) === isRaised) return member;
      member.handRaisedAt = isRaised ? this.clock.now() : null;
      await tx.save(member);
      await this.tell(tx, actor, sessionId, isRaised ? 'hand.raised' : 'hand.lowered', actor.personId);
      return member;
    });
  }

  /**
   * Gives somebody the microphone: only now does their page ask for a device.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_MEMBER_NOT_FOUND, SPEAKER_LIMIT_REACHED
   */
  async giveMicrophone(actor: Actor, sessionId: string, personId: string): Promise<SessionMember> {
    const member = await this.database.transaction(async (tx) => {
      const session = await this.access.lockRoom(tx, actor, sessionId);
      const found = await this.members.inside(tx, sessionId, personId);
      if (found.hasMicrophone) return found;
      await requireFreeMicrophone(tx, session);
      return this.move(tx, actor, found, true);
    });
    await this.members.allow(member);
    return member;
  }

  /**
   * Takes the microphone from somebody, or puts one's own down. The host's is the host's alone.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, NOT_ALLOWED, SESSION_MEMBER_NOT_FOUND
   */
  async takeMicrophone(actor: Actor, sessionId: string, personId: string): Promise<SessionMember> {
    const isOwn = actor.personId === personId;
    const member = await this.database.transaction(async (tx) => {
      if (isOwn) await this.access.getRoom(actor, sessionId, tx);
      else await this.requireMayTake(tx, actor, sessionId, personId);
      const found = await this.members.inside(tx, sessionId, personId);
      return found.hasMicrophone ? this.move(tx, actor, found, false) : found;
    });
    await this.members.allow(member);
    return member;
  }

  /**
   * Silences everybody who does not lead the session. Who comes back after a broken line comes back silent.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG
   */
  async muteEverybody(actor: Actor, sessionId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.access.lockRoom(tx, actor, sessionId);
      await tx
        .createQueryBuilder()
        .update(SessionMember)
        .set({ isMutedByHost: true })
        .where({ sessionId })
        .andWhere('has_microphone = 1 AND role NOT IN (:...leaders)', { leaders: LEADERS })
        .execute();
      await tx.update(SessionGuest, { sessionId, hasMicrophone: true }, { isMutedByHost: true });
      await this.tell(tx, actor, sessionId, 'everybody.muted');
    });
    const { manager } = this.database;
    const members = await manager.findBy(SessionMember, { sessionId, isMutedByHost: true });
    const guests = await manager.findBy(SessionGuest, { sessionId, isMutedByHost: true });
    const muted = new Set([...members.map(({ personId }) => personId), ...guests.map(({ id }) => id)]);
    await this.members.silence(sessionId, (personId) => muted.has(personId));
  }

  /**
   * Speaks again after having been silenced; nobody is unmuted by another.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_MEMBER_NOT_FOUND
   */
  unmuteMyself(actor: Actor, sessionId: string): Promise<SessionMember> {
    return this.database.transaction(async (tx) => {
      await this.access.getRoom(actor, sessionId, tx);
      const member = await this.members.inside(tx, sessionId, actor.personId);
      if (!member.isMutedByHost) return member;
      member.isMutedByHost = false;
      await tx.save(member);
      await this.tell(tx, actor, sessionId, 'member.unmuted', actor.personId);
      return member;
    });
  }

  /**
   * Has everybody see somebody large; nobody puts the light out.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_MEMBER_NOT_FOUND, SESSION_GUEST_NOT_FOUND, INPUT_INVALID for two
   */
  spotlight(actor: Actor, sessionId: string, { personId, guestId }: InTheLight): Promise<ResearchSession> {
    if (personId !== null && guestId !== null) throw new AppError('INPUT_INVALID');
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockRoom(tx, actor, sessionId);
      if (session.spotlightPersonId === personId && session.spotlightGuestId === guestId) return session;
      if (personId !== null) await this.members.inside(tx, sessionId, personId);
      if (guestId !== null) await this.guests.requireInside(tx, sessionId, guestId);
      Object.assign(session, { spotlightPersonId: personId, spotlightGuestId: guestId });
      await tx.save(session);
      const about = guestId === null ? {} : { guestId };
      await this.events.append(tx, sessionId, [roomEvent('spotlight.moved', actor.personId, personId, about)]);
      return session;
    });
  }

  private async requireMayTake(tx: EntityManager, actor: Actor, sessionId: string, personId: string): Promise<void> {
    const { hostPersonId } = await this.access.lockRoom(tx, actor, sessionId);
    if (hostPersonId === personId) throw new AppError('NOT_ALLOWED');
  }

  private async move(tx: EntityManager, actor: Actor, member: SessionMember, hasIt: boolean): Promise<SessionMember> {
    Object.assign(member, { hasMicrophone: hasIt, handRaisedAt: null, isMutedByHost: false });
    await tx.save(member);
    await this.tell(tx, actor, member.sessionId, hasIt ? 'microphone.given' : 'microphone.taken', member.personId);
    return member;
  }

  private async tell(
    tx: EntityManager,
    { personId }: Actor,
    sessionId: string,
    kind: RoomEventKind,
    memberId: string | null = null,
  ): Promise<void> {
    await this.events.append(tx, sessionId, [roomEvent(kind, personId, memberId)]);
  }
}
