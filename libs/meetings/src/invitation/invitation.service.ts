import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { Membership, Organisation, OrganisationService } from '@yunqiao/identity';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { idList } from '../columns.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { AHEAD, BEFORE, requireState } from '../session/session-life.js';
import { SessionNotices } from '../notice/session-notices.js';
import { InvitedPeople } from './invited-people.js';
import { STAFF } from './reach.js';
import { SessionInvite, type InviteScope } from './session-invite.entity.js';

/** More invitations than this no session has; each may reach a whole school. */
export const MOST_INVITES = 200;

/** Whom to invite. */
export interface NewInvite {
  /** Made by the client. */
  id: string;
  scope: InviteScope;
  schoolId?: string | null;
  subject?: string | null;
  personId?: string | null;
}

/** Inviting schools, subject groups and people, and taking that back. */
@Injectable()
export class InvitationService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly people: InvitedPeople,
    private readonly notices: SessionNotices,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** Invitations of sessions that hold, in the order in which they were made. For who may see the sessions. */
  findBySessions(sessionIds: readonly string[]): Promise<SessionInvite[]> {
    if (sessionIds.length === 0) return Promise.resolve([]);
    return this.database.manager.find(SessionInvite, {
      where: { sessionId: In([...sessionIds]), withdrawnAt: IsNull() },
      order: { invitedAt: 'ASC', id: 'ASC' },
    });
  }

  /**
   * Invites. Once the session was announced, those are told whom no other invitation reaches. The same twice is the same as once.
   * @throws SESSION_NOT_FOUND, SESSION_STATE_WRONG, SESSION_INVITES_FULL (maximum), SESSION_INVITE_INVALID for what is not in the
   * alliance of the session
   */
  invite(actor: Actor, sessionId: string, given: readonly NewInvite[]): Promise<ResearchSession> {
    return this.change(actor, { sessionId, news: 'session.invited' }, async (tx, session) => {
      const wanted = given.map(rowOf);
      await this.requireInAlliance(tx, session, wanted);
      const held = await tx.findBy(SessionInvite, { sessionId, withdrawnAt: IsNull() });
      const added = wanted.filter((row, index) =>
        [...held, ...wanted.slice(0, index)].every((other) => !isSame(other, row)),
      );
      if (held.length + added.length > MOST_INVITES)
        throw new AppError('SESSION_INVITES_FULL', { maximum: MOST_INVITES });
      await this.add(tx, session, actor, added);
    });
  }

  /**
   * Takes an invitation back. Once the session was announced, those are told whom nothing else reaches. Twice is the same as once.
   * @throws SESSION_INVITE_NOT_FOUND, SESSION_STATE_WRONG
   */
  async withdraw(actor: Actor, inviteId: string): Promise<ResearchSession> {
    const invite = await this.database.manager.findOneBy(SessionInvite, { id: inviteId });
    if (!invite) throw new AppError('SESSION_INVITE_NOT_FOUND');
    const step = {
      sessionId: invite.sessionId,
      news: 'session.uninvited',
      notFound: 'SESSION_INVITE_NOT_FOUND',
    } as const;
    return this.change(actor, step, async (tx) => {
      await tx.update(SessionInvite, { id: inviteId, withdrawnAt: IsNull() }, { withdrawnAt: this.clock.now() });
    });
  }

  /** Changes invitations of a session, then tells those for whom that changed anything. */
  private change(
    actor: Actor,
    {
      sessionId,
      news,
      notFound,
    }: { sessionId: string; news: 'session.invited' | 'session.uninvited'; notFound?: string },
    change: (tx: EntityManager, session: ResearchSession) => Promise<void>,
  ): Promise<ResearchSession> {
    return this.database.transaction(async (tx) => {
      const session = await this.access.lockManaged(tx, actor, sessionId, notFound);
      requireState(session.state, [...BEFORE, ...AHEAD]);
      if (!session.scheduledAt) {
        await change(tx, session);
        return session;
      }
      const before = await this.people.find([sessionId], tx);
      await change(tx, session);
      const after = await this.people.find([sessionId], tx);
      const concerned = news === 'session.invited' ? without(after, before) : without(before, after);
      await this.notices.tell(tx, news, session, concerned, actor.personId);
      return session;
    });
  }

  private async add(
    tx: EntityManager,
    { id: sessionId }: ResearchSession,
    actor: Actor,
    rows: readonly InviteRow[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const facts = { sessionId, invitedBy: actor.personId, invitedAt: this.clock.now(), withdrawnAt: null };
    const values = rows.map((row) => ({ ...row, ...facts }));
    await tx.createQueryBuilder().insert().into(SessionInvite).values(values).orIgnore().updateEntity(false).execute();
  }

  private async requireInAlliance(
    tx: EntityManager,
    session: ResearchSession,
    rows: readonly InviteRow[],
  ): Promise<void> {
    const alliance = await this.organisations.allianceOf([session.schoolId], tx);
    const schools = [...new Set(rows.flatMap(({ schoolId }) => schoolId ?? []))];
    const people = [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
    const isFit =
      schools.every((id) => alliance.includes(id)) &&
      (await tx.countBy(Organisation, { id: In(schools), kind: 'school', closedAt: IsNull() })) === schools.length &&
      (await this.countStaff(tx, people, alliance)) === people.length;
    if (!isFit) throw new AppError('SESSION_INVITE_INVALID');
  }

  /** How many of these people teach or work in these organisations today. */
  private async countStaff(tx: EntityManager, people: readonly string[], alliance: readonly string[]): Promise<number> {
    if (people.length === 0) return 0;
    const row = await tx
      .createQueryBuilder(Membership, 'membership')
      .select('COUNT(DISTINCT membership.person_id)', 'counted')
      .where('membership.personId IN (:...people)', { people: idList(people) })
      .andWhere('membership.organisationId IN (:...alliance)', { alliance: idList(alliance) })
      .andWhere('membership.role IN (:...staff)', { staff: [...STAFF, 'allianceAdministrator'] })
      .andWhere('membership.validFrom <= :today AND (membership.validTo IS NULL OR membership.validTo > :today)', {
        today: this.clock.today(),
      })
      .getRawOne<{ counted: string }>();
    return Number(row!.counted);
  }
}

type InviteRow = Pick<SessionInvite, 'id' | 'scope' | 'schoolId' | 'subject' | 'personId'>;

/**
 * Only what belongs to the scope.
 * @throws SESSION_INVITE_INVALID when a school has no id, or a person
 */
function rowOf({ id, scope, schoolId, subject, personId }: NewInvite): InviteRow {
  const row = {
    ...{ id, scope, schoolId: scope === 'person' ? null : (schoolId ?? null) },
    ...{
      subject: scope === 'subjectGroup' ? (subject ?? null) : null,
      personId: scope === 'person' ? (personId ?? null) : null,
    },
  };
  const isWhole = scope === 'subjectGroup' || row.schoolId !== null || row.personId !== null;
  if (!isWhole) throw new AppError('SESSION_INVITE_INVALID');
  return row;
}

function isSame(one: InviteRow, other: InviteRow): boolean {
  return (['scope', 'schoolId', 'subject', 'personId'] as const).every((key) => one[key] === other[key]);
}

function without(people: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return people.filter((id) => !known.has(id));
}
