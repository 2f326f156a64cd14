import type { DataSource } from 'typeorm';
import { newId, type Actor, type Role } from '@yunqiao/platform';
import { ClassGroup } from './class-group/class-group.entity.js';
import { Membership } from './membership/membership.entity.js';
import type { OrganisationKind, Region } from './organisation/organisation-kind.js';
import { namesOf } from './organisation/organisation-administration.service.js';
import { Organisation } from './organisation/organisation.entity.js';
import { Pairing } from './pairing/pairing.entity.js';
import { PasswordHasher } from './password/password-hasher.js';
import { newPerson } from './person/new-person.js';
import { nameOf } from './person/people.service.js';
import { Person } from './person/person.entity.js';
import { RosterImport } from './roster/roster-import.entity.js';
import { sessionLength } from './session/session-length.js';
import { Session } from './session/session.entity.js';
import { newToken, tokenHash } from './session/token.js';

/** A day before every test, on which memberships begin unless told otherwise. */
const longAgo = '2016-10-01';

/** What a test may say about somebody; the rest is made up. */
export interface GivenPerson {
  readonly role?: Role;
  /** Where the account lives and the membership holds; a new school (or the alliance) if not told. */
  readonly schoolId?: string;
  /** Class of a student; a new one if not told. */
  readonly classGroupId?: string;
  readonly accountName?: string;
  readonly displayName?: string;
  readonly subject?: string;
  /** Without one nobody can sign in through the front door; `signedIn` needs none. */
  readonly password?: string;
  readonly isTest?: boolean;
  readonly disabledAt?: Date;
  readonly validFrom?: string;
  readonly validTo?: string | null;
}

/** Somebody with one membership, as a row and as who asks. */
export interface GivenActor {
  readonly person: Person;
  readonly membership: Membership;
  readonly actor: Actor;
}

/** The same with a session: put `token` into the cookie `yq_session`. */
export interface GivenSession extends GivenActor {
  readonly token: string;
}

/** Makes rows for the tests of all rooms: `const given = identityGiven(database.source)`, then `await given.school()`. */
export function identityGiven(database: DataSource): IdentityGiven {
  return new IdentityGiven(database);
}

/** See `identityGiven`. */
export class IdentityGiven {
  private made = 0;

  constructor(private readonly database: DataSource) {}

  /** An alliance at the top. */
  alliance(facts: { name?: string } = {}): Promise<Organisation> {
    return this.organisation('alliance', { name: facts.name ?? `测试联盟${this.number()}` });
  }

  region(facts: { name?: string; region?: Region; parentId?: string } = {}): Promise<Organisation> {
    return this.organisation('region', { name: `测试地区${this.number()}`, region: 'zunyi', ...facts });
  }

  school(
    facts: { name?: string; shortName?: string; region?: Region; parentId?: string; closedAt?: Date } = {},
  ): Promise<Organisation> {
    return this.organisation('school', { name: `测试职业学校${this.number()}`, region: 'zunyi', ...facts });
  }

  async classGroup(
    facts: { schoolId?: string; name?: string; grade?: number; closedAt?: Date } = {},
  ): Promise<ClassGroup> {
    const schoolId = facts.schoolId ?? (await this.school()).id;
    const made = { id: newId(), name: `${this.number()}班`, grade: 2019, closedAt: null, ...facts, schoolId };
    return this.database.manager.save(this.database.manager.create(ClassGroup, made));
  }

  async pairing(
    facts: { givingSchoolId?: string; receivingSchoolId?: string; validFrom?: string } = {},
  ): Promise<Pairing> {
    const givingSchoolId = facts.givingSchoolId ?? (await this.school({ region: 'shanghai' })).id;
    const receivingSchoolId = facts.receivingSchoolId ?? (await this.school({ region: 'zunyi' })).id;
    const made = {
      id: newId(),
      givingSchoolId,
      receivingSchoolId,
      validFrom: facts.validFrom ?? longAgo,
      validTo: null,
    };
    return this.database.manager.save(this.database.manager.create(Pairing, made));
  }

  /** Somebody with one membership; a teacher if not told. */
  async person(facts: GivenPerson = {}): Promise<GivenActor> {
    const role = facts.role ?? 'teacher';
    const schoolId = facts.schoolId ?? (await this.placeFor(role)).id;
    const {
      accountName = `t${this.number()}`,
      displayName = `测试人${this.number()}`,
      isTest = false,
      disabledAt = null,
    } = facts;
    const passwordHash = facts.password ? await new PasswordHasher().hash(facts.password) : null;
    const identity = { id: newId(), schoolId, accountName, ...nameOf(displayName) };
    const row = newPerson({ ...identity, passwordHash, mustChangePassword: false, isTest, disabledAt });
    const person = await this.database.manager.save(this.database.manager.create(Person, row));
    const membership = await this.membership({ ...facts, role, personId: person.id, organisationId: schoolId });
    return { person, membership, actor: actorOf(person, [membership]) };
  }

  /** One more membership of somebody. */
  async membership(
    facts: { personId: string; organisationId: string; role: Role } & Pick<
      GivenPerson,
      'classGroupId' | 'subject' | 'validFrom' | 'validTo'
    >,
  ): Promise<Membership> {
    const { personId, organisationId, role, subject = null, validFrom = longAgo, validTo = null } = facts;
    const needsClass = role === 'student' && !facts.classGroupId;
    const classGroupId = needsClass
      ? (await this.classGroup({ schoolId: organisationId })).id
      : (facts.classGroupId ?? null);
    const made = { id: newId(), personId, organisationId, classGroupId, role, subject, validFrom, validTo };
    return this.database.manager.save(this.database.manager.create(Membership, made));
  }

  /** A sheet that was checked. */
  roster(facts: { organisationId: string; madeBy: string }): Promise<RosterImport> {
    const now = new Date();
    const counts = { createdCount: 0, changedCount: 0, sameCount: 0, proposedCount: 0, wrongCount: 0, keptCount: 0 };
    const file = { kind: 'people' as const, fileName: '名册.csv', bytes: 100, encoding: 'gbk' as const, head: null };
    const work = { state: 'checked' as const, attempt: 1, progress: 100, errorCode: null, errorDetails: null };
    const nobody = { appliedAt: null, appliedBy: null, undoneAt: null, undoneBy: null, isForgotten: false };
    const times = { createdAt: now, touchedAt: now, effectiveOn: longAgo };
    const made = { id: newId(), ...facts, ...file, ...work, ...counts, ...nobody, ...times };
    return this.database.manager.save(this.database.manager.create(RosterImport, made));
  }

  /** Somebody with a session. */
  async signedIn(facts: GivenPerson = {}): Promise<GivenSession> {
    const { person, membership } = await this.person(facts);
    const session = await this.session(person.id);
    return { person, membership, actor: actorOf(person, [membership], session.id), token: session.token };
  }

  /** A session of somebody, begun just now. */
  async session(personId: string, now: Date = new Date()): Promise<{ id: string; token: string }> {
    const token = newToken();
    const id = newId();
    const times = {
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + sessionLength),
      revokedAt: null,
    };
    await this.database.manager.insert(Session, {
      id,
      personId,
      tokenHash: tokenHash(token),
      deviceHash: null,
      userAgent: 'test',
      ...times,
    });
    return { id, token };
  }

  private placeFor(role: Role): Promise<Organisation> {
    return role === 'platformAdministrator' || role === 'allianceAdministrator' ? this.alliance() : this.school();
  }

  private organisation(kind: OrganisationKind, facts: Partial<Organisation> & { name: string }): Promise<Organisation> {
    const names = namesOf(facts.name, facts.shortName ?? facts.name.slice(0, 40));
    const made = { id: newId(), kind, region: null, parentId: null, closedAt: null, ...facts, ...names };
    return this.database.manager.save(this.database.manager.create(Organisation, made));
  }

  private number(): number {
    this.made += 1;
    return this.made;
  }
}

/** Who asks, from rows. */
export function actorOf(person: Person, memberships: readonly Membership[], sessionId: string = newId()): Actor {
  return {
    personId: person.id,
    sessionId,
    accountSchoolId: person.schoolId,
    memberships: memberships.map(({ id, organisationId, classGroupId, role }) => ({
      membershipId: id,
      organisationId,
      classGroupId,
      role,
    })),
    roles: new Set(memberships.map(({ role }) => role)),
    organisationIds: [...new Set(memberships.map(({ organisationId }) => organisationId))],
    mustChangePassword: person.mustChangePassword,
  };
}
