import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, type Actor, type Role } from '@yunqiao/platform';
import { LastAdministrator } from '../administrator/last-administrator.js';
import { ClassGroup } from '../class-group/class-group.entity.js';
import { createOnce } from '../database/create-once.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { PersonScope } from '../person/person-scope.js';
import { Person } from '../person/person.entity.js';
import { SessionService } from '../session/session.service.js';
import { dayAfter } from './day.js';
import { MembershipNews } from './membership-news.js';
import { Membership } from './membership.entity.js';
import { requireEndsMembership, requireGrants } from './membership.policy.js';
import { excludeEachOther, requireMembershipFits } from './membership.rules.js';

/** What somebody is to become; the id is made by the client. */
export interface NewMembership {
  readonly id: string;
  readonly personId: string;
  readonly organisationId: string;
  readonly classGroupId?: string | null;
  readonly role: Role;
  readonly subject?: string | null;
  readonly validFrom: string;
}

/** A membership and whose it is. */
export interface MembershipOfPerson {
  readonly membership: Membership;
  readonly person: Person;
}

/** Begins and ends memberships. */
@Injectable()
export class MembershipAdministration {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly people: PersonScope,
    private readonly sessions: SessionService,
    private readonly lastAdministrator: LastAdministrator,
    private readonly news: MembershipNews,
  ) {}

  /**
   * The same id twice is the same as once.
   * @throws PERSON_NOT_FOUND, ORGANISATION_NOT_FOUND, also where the actor administers nothing
   * @throws MEMBERSHIP_OVERLAPS and what `requireMembershipFits` throws; CONFLICT
   */
  async add(actor: Actor, wanted: NewMembership): Promise<MembershipOfPerson> {
    requireGrants(actor, wanted.organisationId, wanted.role);
    await this.people.require(actor, wanted.personId);
    const facts = {
      ...wanted,
      classGroupId: wanted.classGroupId ?? null,
      subject: wanted.subject?.trim() || null,
      validTo: null,
    };
    const membership = await createOnce(
      () => this.findSame(facts),
      () =>
        this.database.transaction(async (tx) => {
          const begun = await beginMembership(tx, facts);
          await this.news.tell(tx, [{ personId: begun.personId, fromDay: begun.validFrom }]);
          return begun;
        }),
    );
    return this.withPerson(membership);
  }

  /**
   * Ends a membership on `lastDay`, inclusive. Ending twice is the same as ending once.
   * @throws MEMBERSHIP_NOT_FOUND, MEMBERSHIP_ENDS_BEFORE_START, LAST_ADMINISTRATOR
   */
  async end(actor: Actor, id: string, lastDay: string): Promise<MembershipOfPerson> {
    const membership = await this.database.transaction(async (tx) => {
      await this.lastAdministrator.lock(tx);
      const found = await tx.findOne(Membership, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw new AppError('MEMBERSHIP_NOT_FOUND');
      requireEndsMembership(actor, found);
      if (found.validTo) return found;
      if (lastDay < found.validFrom) throw new AppError('MEMBERSHIP_ENDS_BEFORE_START', { validFrom: found.validFrom });
      if (found.role === 'platformAdministrator') await this.lastAdministrator.requireAnother(tx, found.personId);

      found.validTo = dayAfter(lastDay);
      await this.news.tell(tx, [{ personId: found.personId, fromDay: found.validTo }]);
      return tx.save(found);
    });
    return this.withPerson(membership);
  }

  private async withPerson(membership: Membership): Promise<MembershipOfPerson> {
    this.sessions.forget(membership.personId);
    return { membership, person: await this.database.manager.findOneByOrFail(Person, { id: membership.personId }) };
  }

  private async findSame(facts: NewMembership): Promise<Membership | null> {
    const known = await this.database.manager.findOneBy(Membership, { id: facts.id });
    if (!known) return null;
    const keys = ['personId', 'organisationId', 'classGroupId', 'role', 'subject', 'validFrom'] as const;
    if (keys.some((key) => known[key] !== facts[key])) throw new AppError('CONFLICT');
    return known;
  }
}

/** A membership from a day on, checked against the rules and against what the person is already. Locks the person. */
export async function beginMembership(tx: EntityManager, facts: NewMembership): Promise<Membership> {
  const { classGroupId = null, subject = null, ...rest } = facts;
  await tx.findOneOrFail(Person, { where: { id: facts.personId }, lock: { mode: 'pessimistic_write' } });
  const organisation = await tx.findOneBy(Organisation, { id: facts.organisationId });
  if (!organisation || organisation.closedAt) throw new AppError('ORGANISATION_NOT_FOUND');
  const classGroup = classGroupId ? await tx.findOneBy(ClassGroup, { id: classGroupId }) : null;
  if (classGroupId && !classGroup) throw new AppError('CLASS_GROUP_NOT_FOUND');
  requireMembershipFits({ role: facts.role, organisation, classGroup, subject });

  const others = await tx.findBy(Membership, { personId: facts.personId });
  const other = others.find((one) => excludeEachOther(one, { ...facts, validTo: null }));
  if (other) throw new AppError('MEMBERSHIP_OVERLAPS', { validFrom: other.validFrom, validTo: other.validTo });
  return tx.save(tx.create(Membership, { ...rest, classGroupId, subject, validTo: null }));
}
