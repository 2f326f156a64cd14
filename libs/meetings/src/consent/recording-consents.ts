import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { MembershipService, PersonDirectory, type Person } from '@yunqiao/identity';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { SessionMember } from '../room/session-member.entity.js';
import { RecordingConsent } from './recording-consent.entity.js';

/** A consent that a school has in its files; the id is made by the client. */
export interface NewConsent {
  readonly id: string;
  readonly personId: string;
  readonly evidence: string;
}

/** Who may be recorded: adults, and minors for whom a consent is on record. */
@Injectable()
export class RecordingConsents {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly memberships: MembershipService,
    private readonly directory: PersonDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * Those of these people who may be recorded now. Whoever is a student anywhere counts as a minor.
   * @param manager of the transaction in which it is asked, if there is one
   */
  async recordable(personIds: readonly string[], manager?: EntityManager): Promise<string[]> {
    const missing = new Set(await this.missing(await this.studentsAmong(personIds, manager), manager));
    return personIds.filter((id) => !missing.has(id));
  }

  /** Who took part in a session as a student, or is one today, and has no consent on record now. */
  async missingIn(sessionId: string): Promise<string[]> {
    const members = await this.database.manager.find(SessionMember, {
      ...{ select: { personId: true, heldRole: true }, where: { sessionId } },
    });
    const then = members.filter(({ heldRole }) => heldRole === 'student').map(({ personId }) => personId);
    const today = await this.studentsAmong(members.map(({ personId }) => personId));
    return this.missing([...new Set([...then, ...today])]);
  }

  /** Consents of these people that hold, for whoever may know. */
  findHolding(
    personIds: readonly string[],
    manager: EntityManager = this.database.manager,
  ): Promise<RecordingConsent[]> {
    if (personIds.length === 0) return Promise.resolve([]);
    const where = { personId: In([...personIds]), withdrawnAt: IsNull() };
    return manager.find(RecordingConsent, { where, order: { recordedAt: 'DESC' } });
  }

  /**
   * Puts a consent on record. The same id twice is the same as once.
   * @throws PERSON_NOT_FOUND for whom the actor does not administer, CONFLICT when the id is another person's
   */
  async give(actor: Actor, { id, personId, evidence }: NewConsent): Promise<Person> {
    const person = await this.directory.get(actor, personId);
    const row = { id, personId, evidence, recordedBy: actor.personId, recordedAt: this.clock.now() };
    const values = { ...row, withdrawnAt: null, withdrawnBy: null };
    await this.database.createQueryBuilder().insert().into(RecordingConsent).values(values).orIgnore().execute();
    const kept = await this.database.manager.findOneByOrFail(RecordingConsent, { id });
    if (kept.personId !== personId) throw new AppError('CONFLICT');
    return person;
  }

  /**
   * From now on the person is recorded no more. Withdrawing twice is the same as once.
   * @throws PERSON_NOT_FOUND for whom the actor does not administer
   */
  async withdraw(actor: Actor, personId: string): Promise<Person> {
    const person = await this.directory.get(actor, personId);
    const withdrawal = { withdrawnAt: this.clock.now(), withdrawnBy: actor.personId };
    await this.database.manager.update(RecordingConsent, { personId, withdrawnAt: IsNull() }, withdrawal);
    return person;
  }

  private async studentsAmong(personIds: readonly string[], manager?: EntityManager): Promise<string[]> {
    const held = await this.memberships.ofPeople(personIds, false, manager);
    return held.filter(({ role }) => role === 'student').map(({ personId }) => personId);
  }

  private async missing(minors: readonly string[], manager?: EntityManager): Promise<string[]> {
    const consented = new Set((await this.findHolding(minors, manager)).map(({ personId }) => personId));
    return minors.filter((id) => !consented.has(id));
  }
}
