import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, Clock, newId, type Actor, type Role } from '@yunqiao/platform';
import { LastAdministrator } from '../administrator/last-administrator.js';
import { createOnce } from '../database/create-once.js';
import { beginMembership } from '../membership/membership-administration.service.js';
import { Membership } from '../membership/membership.entity.js';
import { requireGrants } from '../membership/membership.policy.js';
import { MembershipService } from '../membership/membership.service.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { ActivationCodes } from '../password/activation-codes.js';
import { SessionService } from '../session/session.service.js';
import { foldAccountName } from '../sign-in/account-name.js';
import { explainAccountTaken } from './account-taken.js';
import { newPerson } from './new-person.js';
import { nameOf } from './people.service.js';
import { PersonScope } from './person-scope.js';
import { Person } from './person.entity.js';
import { requireAdministersAccount } from './person.policy.js';

/** Somebody new and what they are at first; the id is made by the client. */
export interface NewPerson {
  readonly id: string;
  readonly schoolId: string;
  readonly accountName: string;
  readonly displayName: string;
  readonly role: Role;
  readonly classGroupId?: string | null;
  readonly subject?: string | null;
  readonly validFrom: string;
  readonly isTest?: boolean | null;
}

/** What is to be different; what is missing or null stays. */
export interface PersonChanges {
  readonly id: string;
  readonly version: number;
  readonly displayName?: string | null;
  readonly accountName?: string | null;
  readonly disabled?: boolean | null;
  readonly isTest?: boolean | null;
}

/** A person, and the code for the first sign-in if it was just made: it cannot be shown again. */
export interface ActivatedPerson {
  readonly person: Person;
  readonly activationCode: string | null;
}

/** Administrators make accounts, change them, and reset passwords. */
@Injectable()
export class PersonAdministration {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly people: PersonScope,
    private readonly memberships: MembershipService,
    private readonly codes: ActivationCodes,
    private readonly sessions: SessionService,
    private readonly lastAdministrator: LastAdministrator,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes an account with a first membership. The same id twice is the same as once, without a second activation code.
   * @throws ORGANISATION_NOT_FOUND, ACCOUNT_NAME_TAKEN, CONFLICT, and what `requireMembershipFits` throws
   */
  async create(actor: Actor, wanted: NewPerson): Promise<ActivatedPerson> {
    requireGrants(actor, wanted.schoolId, wanted.role);
    const activationCode = this.codes.create();
    const activationHash = this.codes.hash(wanted.id, activationCode);
    const person = await createOnce(
      () => this.findSame(wanted),
      () => this.database.transaction((tx) => insertPerson(tx, wanted, activationHash)).catch(explainAccountTaken),
    );
    return { person, activationCode: person.activationHash === activationHash ? activationCode : null };
  }

  /**
   * @throws PERSON_NOT_FOUND, NOT_ALLOWED for an account of another school or of somebody above the actor
   * @throws CONFLICT, ACCOUNT_NAME_TAKEN, LAST_ADMINISTRATOR
   */
  async update(actor: Actor, changes: PersonChanges): Promise<Person> {
    await this.requireAccount(actor, changes.id);
    const person = await this.database.transaction((tx) => this.change(tx, changes)).catch(explainAccountTaken);
    this.sessions.forget(person.id);
    return person;
  }

  /**
   * Takes the password away, signs the person out everywhere, and makes a new activation code.
   * @throws PERSON_NOT_FOUND, NOT_ALLOWED
   */
  async resetPassword(actor: Actor, id: string): Promise<ActivatedPerson> {
    await this.requireAccount(actor, id);
    const activationCode = this.codes.create();
    const activationHash = this.codes.hash(id, activationCode);
    const person = await this.database.transaction(async (tx) => {
      const locked = await lockPerson(tx, id);
      Object.assign(locked, { passwordHash: null, activationHash, mustChangePassword: true });
      await tx.save(locked);
      await this.sessions.endAllIn(tx, id);
      return tx.findOneByOrFail(Person, { id });
    });
    this.sessions.forget(id);
    return { person, activationCode };
  }

  private async change(tx: EntityManager, changes: PersonChanges): Promise<Person> {
    if (changes.disabled) await this.lastAdministrator.lock(tx);
    const person = await lockPerson(tx, changes.id);
    if (person.version !== changes.version) throw new AppError('CONFLICT');
    if (changes.displayName != null) Object.assign(person, nameOf(changes.displayName));
    if (changes.accountName != null) person.accountName = foldAccountName(changes.accountName);
    if (changes.isTest != null) person.isTest = changes.isTest;
    if (changes.disabled === false) person.disabledAt = null;
    if (!changes.disabled || person.disabledAt) return tx.save(person);

    await this.requireAnotherAdministrator(tx, person.id);
    person.disabledAt = this.clock.now();
    await tx.save(person);
    await this.sessions.endAllIn(tx, person.id);
    return tx.findOneByOrFail(Person, { id: person.id });
  }

  private async requireAnotherAdministrator(tx: EntityManager, personId: string): Promise<void> {
    const held = await this.memberships.holdingOn(personId, this.clock.today(), tx);
    if (held.some(({ role }) => role === 'platformAdministrator'))
      await this.lastAdministrator.requireAnother(tx, personId);
  }

  private async requireAccount(actor: Actor, id: string): Promise<void> {
    const person = await this.people.require(actor, id);
    const held = await this.memberships.holdingOn(id, this.clock.today());
    requireAdministersAccount(actor, { schoolId: person.schoolId, roles: held.map(({ role }) => role) });
  }

  private async findSame(wanted: NewPerson): Promise<Person | null> {
    const known = await this.database.manager.findOneBy(Person, { id: wanted.id });
    if (!known) return null;
    const isSame =
      known.schoolId === wanted.schoolId &&
      known.accountName === foldAccountName(wanted.accountName) &&
      known.displayName === wanted.displayName.trim() &&
      known.isTest === (wanted.isTest ?? false);
    if (!isSame) throw new AppError('CONFLICT');
    const { role, validFrom, classGroupId = null } = wanted;
    const held = await this.database.manager.findBy(Membership, {
      personId: known.id,
      role,
      validFrom,
      organisationId: wanted.schoolId,
    });
    if (!held.some((membership) => membership.classGroupId === classGroupId)) throw new AppError('CONFLICT');
    return known;
  }
}

async function insertPerson(tx: EntityManager, wanted: NewPerson, activationHash: string): Promise<Person> {
  const school = await tx.findOneBy(Organisation, { id: wanted.schoolId });
  if (!school || school.closedAt) throw new AppError('ORGANISATION_NOT_FOUND');
  const facts = { id: wanted.id, schoolId: wanted.schoolId, accountName: foldAccountName(wanted.accountName) };
  const person = newPerson({ ...facts, ...nameOf(wanted.displayName), activationHash, isTest: wanted.isTest ?? false });
  await tx.insert(Person, { ...person, version: 1 });
  const { role, classGroupId, validFrom } = wanted;
  const subject = wanted.subject?.trim() || null;
  await beginMembership(tx, {
    id: newId(),
    personId: person.id,
    organisationId: school.id,
    role,
    classGroupId,
    subject,
    validFrom,
  });
  return tx.findOneByOrFail(Person, { id: person.id });
}

async function lockPerson(tx: EntityManager, id: string): Promise<Person> {
  const person = await tx.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!person) throw new AppError('PERSON_NOT_FOUND');
  return person;
}
