import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AppError } from '@yunqiao/platform';
import { MembershipService } from '../membership/membership.service.js';
import { ActivationCodes } from '../password/activation-codes.js';
import { PasswordHasher } from '../password/password-hasher.js';
import { Person } from '../person/person.entity.js';
import type { SessionTokens } from '../session/session-cookies.js';
import { SessionService, type Browser } from '../session/session.service.js';
import { foldAccountName } from './account-name.js';
import { SignInSlowDown, type TryOrigin } from './sign-in-slow-down.js';

/** What somebody typed, and where. */
export interface SignInAttempt extends Browser {
  readonly schoolId: string;
  readonly accountName: string;
  /** The password, or the activation code before there is one. */
  readonly password: string;
  readonly address: string;
}

/** Who signed in, and what their browser gets. */
export interface SignedIn {
  readonly personId: string;
  readonly tokens: SessionTokens;
}

/** From school, number and password to a session. */
@Injectable()
export class SignInService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly slowDown: SignInSlowDown,
    private readonly hasher: PasswordHasher,
    private readonly codes: ActivationCodes,
    private readonly sessions: SessionService,
    private readonly memberships: MembershipService,
  ) {}

  /**
   * Begins a session.
   * @throws SIGN_IN_FAILED, whatever was wrong; also for people who are disabled or belong nowhere today
   * @throws TOO_MANY_ATTEMPTS (details: retryAfterSeconds)
   */
  async signIn(attempt: SignInAttempt): Promise<SignedIn> {
    const accountName = foldAccountName(attempt.accountName);
    const person = await this.database.manager.findOneBy(Person, { schoolId: attempt.schoolId, accountName });
    const origin = await this.originOf(attempt, accountName, person);
    await this.slowDown.begin(origin);
    const isRight = await this.isRight(person, attempt.password);
    if (!person || !isRight || !(await this.mayEnter(person))) throw new AppError('SIGN_IN_FAILED');

    const tokens = await this.database.transaction(async (tx) => {
      const locked = await tx.findOne(Person, { where: { id: person.id }, lock: { mode: 'pessimistic_write' } });
      if (!locked || !isUnchanged(person, locked)) throw new AppError('SIGN_IN_FAILED');
      return this.sessions.begin(tx, person.id, attempt);
    });
    await this.slowDown.succeed(origin);
    return { personId: person.id, tokens };
  }

  private async originOf(attempt: SignInAttempt, accountName: string, person: Person | null): Promise<TryOrigin> {
    const { deviceToken, address } = attempt;
    const isKnown = person && deviceToken ? await this.sessions.knowsDevice(person.id, deviceToken) : false;
    return {
      account: `${attempt.schoolId} ${accountName.toLowerCase()}`,
      address,
      knownDevice: isKnown ? deviceToken : null,
    };
  }

  /** One argon2id in every case, so that all answers take equally long. */
  private async isRight(person: Person | null, password: string): Promise<boolean> {
    if (person?.passwordHash) return this.hasher.verify(person.passwordHash, password);
    await this.hasher.verifyNothing(password);
    return person?.activationHash ? this.codes.verify(person.id, person.activationHash, password) : false;
  }

  private async mayEnter(person: Person): Promise<boolean> {
    return !person.disabledAt && (await this.memberships.holdsAny(person.id));
  }
}

/** False when the password was reset, or the account disabled, while it was being checked. */
function isUnchanged(before: Person, now: Person): boolean {
  return !now.disabledAt && now.passwordHash === before.passwordHash && now.activationHash === before.activationHash;
}
