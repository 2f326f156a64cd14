import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { MembershipService } from '@yunqiao/identity';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { PRESENTERS, SessionRole } from '../session/session-kinds.js';
import { SessionEvents } from '../timeline/session-events.js';
import { Members } from './members.js';
import { Places } from './places.js';
import { roomEvent, type RoomEventKind } from './room-events.js';
import { SessionAccess } from '../session/session-access.js';
import { SessionMember } from './session-member.entity.js';

/** Who is what in a session, and who has to leave it. */
@Injectable()
export class MemberService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly members: Members,
    private readonly places: Places,
    private readonly memberships: MembershipService,
    private readonly events: SessionEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes somebody something else in the session, inside it or before they come. Only the host names co-hosts, and
   * nobody becomes the host. With the role comes or goes the microphone.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, NOT_ALLOWED, SESSION_MEMBER_NOT_FOUND for somebody without a school
   */
  async setRole(actor: Actor, sessionId: string, personId: string, role: SessionRole): Promise<SessionMember> {
    const member = await this.database.transaction(async (tx) => {
      const session = await this.access.lockRoom(tx, actor, sessionId);
      const found =
        (await this.members.named(tx, sessionId, personId)) ?? (await this.newMember(tx, sessionId, personId));
      requireMayName(actor, session, found, role);
      if (found.role === role && found.admittedAt) return found;
      const hasMicrophone = PRESENTERS.includes(role) && found.admittedAt !== null;
      Object.assign(found, { role, hasMicrophone, isMutedByHost: false });
      await tx.save(SessionMember, found);
      await this.tell(tx, actor, sessionId, 'role.changed', personId, { role, hasMicrophone });
      return found;
    });
    await this.members.allow(member);
    return member;
  }

  /**
   * Sends somebody out and keeps them out, with every device and with whatever they still hold.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, NOT_ALLOWED, SESSION_MEMBER_NOT_FOUND
   */
  async remove(actor: Actor, sessionId: string, personId: string): Promise<SessionMember> {
    const member = await this.database.transaction(async (tx) => {
      const session = await this.access.lockRoom(tx, actor, sessionId);
      const found = await this.members.named(tx, sessionId, personId);
      if (!found) throw new AppError('SESSION_MEMBER_NOT_FOUND');
      if (found.removedAt) return found;
      requireMayName(actor, session, found, found.role);
      const removed = { removedAt: this.clock.now(), removedBy: actor.personId };
      Object.assign(found, { ...removed, hasMicrophone: false, handRaisedAt: null });
      await tx.save(found);
      if (session.spotlightPersonId === personId) {
        session.spotlightPersonId = null;
        await tx.save(session);
      }
      await this.tell(tx, actor, sessionId, 'member.removed', personId);
      return found;
    });
    await this.members.sendOut(member);
    return member;
  }

  /**
   * Lets somebody back who was sent out.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_MEMBER_NOT_FOUND
   */
  readmit(actor: Actor, sessionId: string, personId: string): Promise<SessionMember> {
    return this.database.transaction(async (tx) => {
      await this.access.lockRoom(tx, actor, sessionId);
      const found = await this.members.named(tx, sessionId, personId);
      if (!found) throw new AppError('SESSION_MEMBER_NOT_FOUND');
      if (!found.removedAt) return found;
      Object.assign(found, { removedAt: null, removedBy: null });
      await tx.save(found);
      await this.tell(tx, actor, sessionId, 'member.readmitted', personId);
      return found;
    });
  }

  private async newMember(tx: EntityManager, sessionId: string, personId: string): Promise<SessionMember> {
    const held = await this.memberships.holdingOn(personId, this.clock.today(), tx);
    if (held.length === 0) throw new AppError('SESSION_MEMBER_NOT_FOUND');
    const memberships = held.map(({ id, organisationId, classGroupId, role }) => ({
      ...{ membershipId: id, organisationId, classGroupId, role },
    }));
    return this.places.newMember(sessionId, { personId, memberships }, SessionRole.listener);
  }

  private async tell(
    tx: EntityManager,
    { personId }: Actor,
    sessionId: string,
    kind: RoomEventKind,
    memberId: string,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    await this.events.append(tx, sessionId, [roomEvent(kind, personId, memberId, more)]);
  }
}

/** The host stays the host; co-hosts are the host's to name and to send out, except that everybody may step down. */
function requireMayName(actor: Actor, session: ResearchSession, member: SessionMember, role: SessionRole): void {
  const isHost = session.hostPersonId === actor.personId;
  const isAboutHost = member.personId === session.hostPersonId || role === SessionRole.host;
  const isAboutCoHost = member.role === SessionRole.coHost || role === SessionRole.coHost;
  const stepsDown = member.personId === actor.personId && role !== SessionRole.coHost;
  if (isAboutHost || (isAboutCoHost && !isHost && !stepsDown)) throw new AppError('NOT_ALLOWED');
}
