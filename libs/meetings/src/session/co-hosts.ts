import { Injectable } from '@nestjs/common';
import { In, IsNull, Not, type EntityManager } from 'typeorm';
import { Membership, OrganisationService } from '@yunqiao/identity';
import { AppError, Clock, type Actor, type Role } from '@yunqiao/platform';
import { idList } from '../columns.js';
import { SessionMember } from '../room/session-member.entity.js';
import type { ResearchSession } from './research-session.entity.js';
import { HOSTS } from './session.policy.js';
import type { SessionRole } from './session-kinds.js';

/** More co-hosts than this no session has. */
export const MOST_CO_HOSTS = 20;

/** Who leads a session beside its host. */
@Injectable()
export class CoHosts {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** The row of the host, by which everything that asks who leads finds them. */
  async addHost(tx: EntityManager, session: ResearchSession, held: Actor['memberships'][number]): Promise<void> {
    const { membershipId, organisationId, role } = held;
    const row = memberOf(session.id, session.hostPersonId, 'host', { membershipId, organisationId, role });
    await tx.createQueryBuilder().insert().into(SessionMember).values(row).orIgnore().execute();
  }

  /**
   * Makes these people the co-hosts, and nobody else: who was one and has come already stays as a listener.
   * @throws SESSION_CO_HOST_INVALID (personIds) for who may hold no session in this alliance
   */
  async set(tx: EntityManager, session: ResearchSession, personIds: readonly string[]): Promise<void> {
    const wanted = [...new Set(personIds)].filter((id) => id !== session.hostPersonId);
    const held = await this.membershipsOf(tx, session, wanted);
    const unfit = wanted.filter((id) => !held.has(id));
    if (unfit.length > 0) throw new AppError('SESSION_CO_HOST_INVALID', { personIds: unfit });

    const before = await tx.findBy(SessionMember, { sessionId: session.id, role: 'coHost' });
    const gone = before.filter(({ personId }) => !wanted.includes(personId)).map(({ personId }) => personId);
    await tx.delete(SessionMember, { sessionId: session.id, personId: In(gone), admittedAt: IsNull() });
    await tx.update(
      SessionMember,
      { sessionId: session.id, personId: In(gone), admittedAt: Not(IsNull()) },
      { role: 'listener' },
    );
    const rows = wanted.map((id) => memberOf(session.id, id, 'coHost', held.get(id)!));
    if (rows.length === 0) return;
    await tx.createQueryBuilder().insert().into(SessionMember).values(rows).orUpdate(['role']).execute();
  }

  /**
   * Gives somebody a part in a session as a speaker; who has a greater one keeps it.
   * @returns false for who may hold no session in this alliance
   */
  async addSpeaker(tx: EntityManager, session: ResearchSession, personId: string): Promise<boolean> {
    const where = { sessionId: session.id, personId };
    const known = await tx.findOneBy(SessionMember, where);
    if (known) {
      if (known.role === 'listener' || known.role === 'observer')
        await tx.update(SessionMember, where, { role: 'speaker' });
      return true;
    }
    const held = (await this.membershipsOf(tx, session, [personId])).get(personId);
    if (!held) return false;
    await tx.insert(SessionMember, memberOf(session.id, personId, 'speaker', held));
    return true;
  }

  /** By which membership of today each of these people may hold sessions; who may not is missing. */
  private async membershipsOf(
    tx: EntityManager,
    { schoolId }: ResearchSession,
    personIds: readonly string[],
  ): Promise<Map<string, Held>> {
    const alliance = await this.organisations.allianceOf([schoolId], tx);
    const today = this.clock.today();
    const rows = await tx
      .createQueryBuilder(Membership, 'membership')
      .where('membership.personId IN (:...people)', { people: idList(personIds) })
      .andWhere('membership.organisationId IN (:...alliance)', { alliance: idList(alliance) })
      .andWhere('membership.role IN (:...roles)', { roles: [...HOSTS, 'platformAdministrator'] })
      .andWhere('membership.validFrom <= :today AND (membership.validTo IS NULL OR membership.validTo > :today)', {
        today,
      })
      .orderBy('membership.validFrom', 'DESC')
      .getMany();
    return new Map(
      rows.map(({ id, personId, organisationId, role }) => [personId, { membershipId: id, organisationId, role }]),
    );
  }
}

/** A membership by which somebody takes part. */
interface Held {
  membershipId: string;
  organisationId: string;
  role: Role;
}

function memberOf(sessionId: string, personId: string, role: SessionRole, held: Held): SessionMember {
  return {
    ...{ sessionId, personId, role, membershipId: held.membershipId, heldRole: held.role, classGroupId: null },
    ...{ schoolId: held.organisationId, admittedAt: null, admittedBy: null, removedAt: null, removedBy: null },
    ...{ hasMicrophone: false, handRaisedAt: null, isMutedByHost: false, seenAt: null },
  };
}
