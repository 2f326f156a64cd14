import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, Clock, idBytes, type Actor, type Role } from '@yunqiao/platform';
import { idList } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionMember } from './session-member.entity.js';
import { requireKeepsAttendance, requireKnows, requireLeads, requireOpen, type RoomView } from './room.policy.js';

/** Roles whose holders an invitation of their school or subject means. */
const invitable: readonly Role[] = ['teacher', 'trainer', 'liaison', 'schoolAdministrator'];

const findInvite = `SELECT 1 FROM session_invite AS invite WHERE invite.session_id = ? AND invite.withdrawn_at IS NULL AND (
  (invite.scope = 'person' AND invite.person_id = ?)
  OR (invite.scope = 'school' AND invite.school_id IN (?))
  OR (invite.scope = 'subjectGroup' AND EXISTS (
    SELECT 1 FROM membership WHERE membership.person_id = ? AND membership.subject = invite.subject
      AND membership.organisation_id IN (?) AND (invite.school_id IS NULL OR membership.organisation_id = invite.school_id)
      AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?)))) LIMIT 1`;

const findAbove = `WITH RECURSIVE above AS (
  SELECT id, parent_id FROM organisation WHERE id = ?
  UNION SELECT organisation.id, organisation.parent_id FROM organisation JOIN above ON organisation.id = above.parent_id
) SELECT 1 FROM above WHERE above.id IN (?) LIMIT 1`;

/** Finds what somebody is to a session, and says whether that is enough. */
@Injectable()
export class RoomViews {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * For who may come to the door.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG
   */
  async known(actor: Actor, sessionId: string, tx: EntityManager = this.database.manager): Promise<RoomView> {
    const view = await this.find(tx, actor, sessionId);
    requireKnows(actor, view);
    requireOpen(view.session);
    return view;
  }

  /**
   * For who leads the session, which nobody else changes until the transaction ends.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, NOT_ALLOWED for others who know it
   */
  async led(actor: Actor, sessionId: string, tx: EntityManager): Promise<RoomView> {
    const view = await this.find(tx, actor, sessionId, { mode: 'pessimistic_write' });
    requireLeads(actor, view);
    requireOpen(view.session);
    return view;
  }

  /**
   * For who keeps the attendance, whether or not the session is over.
   * @throws SESSION_NOT_FOUND, NOT_ALLOWED for others who know it
   */
  async kept(actor: Actor, sessionId: string, tx: EntityManager = this.database.manager): Promise<RoomView> {
    const view = await this.find(tx, actor, sessionId);
    requireKeepsAttendance(actor, view);
    return view;
  }

  /**
   * Whether or not it can still be entered.
   * @throws SESSION_NOT_FOUND when there is none
   */
  async find(
    tx: EntityManager,
    actor: Actor,
    sessionId: string,
    lock?: { mode: 'pessimistic_write' },
  ): Promise<RoomView> {
    const session = await tx.findOne(ResearchSession, { where: { id: sessionId }, lock });
    if (!session) throw new AppError('SESSION_NOT_FOUND');
    const member = await tx.findOneBy(SessionMember, { sessionId, personId: actor.personId });
    const isInvited = member === null && (await this.isInvited(tx, actor, sessionId));
    return { session, member, isInvited, administers: await this.administers(tx, actor, session.schoolId) };
  }

  private async administers(tx: EntityManager, { roles, memberships }: Actor, schoolId: string): Promise<boolean> {
    if (roles.has('platformAdministrator')) return true;
    const own = memberships.filter(({ role }) => role === 'schoolAdministrator' || role === 'allianceAdministrator');
    if (own.length === 0) return false;
    const ids = idList(own.map(({ organisationId }) => organisationId));
    return (await tx.query<unknown[]>(findAbove, [idBytes(schoolId), ids])).length > 0;
  }

  private async isInvited(tx: EntityManager, actor: Actor, sessionId: string): Promise<boolean> {
    const schools = actor.memberships.filter(({ role }) => invitable.includes(role));
    const schoolIds = idList(schools.map(({ organisationId }) => organisationId));
    const person = idBytes(actor.personId);
    const today = this.clock.today();
    const parameters = [idBytes(sessionId), person, schoolIds, person, schoolIds, today, today];
    return (await tx.query<unknown[]>(findInvite, parameters)).length > 0;
  }
}
