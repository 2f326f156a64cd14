import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AppError, type Actor } from '@yunqiao/platform';
import { Person } from '../person/person.entity.js';
import { SessionService } from '../session/session.service.js';
import { SignInSlowDown, type TryOrigin } from '../sign-in/sign-in-slow-down.js';
import { ActivationCodes } from './activation-codes.js';
import { PasswordHasher } from './password-hasher.js';
import { requireGoodPassword } from './password.rules.js';

/** People set their own passwords. */
@Injectable()
export class PasswordService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly hasher: PasswordHasher,
    private readonly codes: ActivationCodes,
    private readonly sessions: SessionService,
    private readonly slowDown: SignInSlowDown,
  ) {}

  /**
   * Sets a new password in place of the current one, or of the activation code. All other sessions of the person end.
   * @throws PASSWORD_WRONG, TOO_MANY_ATTEMPTS for the current one
   * @throws PASSWORD_UNCHANGED and what `requireGoodPassword` throws for the new one
   */
  async change(actor: Actor, currentPassword: string, newPassword: string): Promise<void> {
    const person = await this.database.manager.findOneByOrFail(Person, { id: actor.personId });
    requireGoodPassword(newPassword, { accountName: person.accountName, roles: actor.roles });
    const origin: TryOrigin = { account: person.id, address: 'signed in', knownDevice: actor.sessionId };
    await this.slowDown.begin(origin);
    if (!(await this.isCurrent(person, currentPassword))) throw new AppError('PASSWORD_WRONG');
    await this.slowDown.succeed(origin);
    if (currentPassword.normalize('NFKC') === newPassword.normalize('NFKC')) throw new AppError('PASSWORD_UNCHANGED');

    const passwordHash = await this.hasher.hash(newPassword);
    await this.database.transaction(async (tx) => {
      const locked = await tx.findOneOrFail(Person, { where: { id: person.id }, lock: { mode: 'pessimistic_write' } });
      if (locked.version !== person.version) throw new AppError('CONFLICT');
      Object.assign(locked, { passwordHash, activationHash: null, mustChangePassword: false });
      await tx.save(locked);
      await this.sessions.endAllIn(tx, person.id, actor.sessionId);
    });
    this.sessions.forget(person.id);
  }

  private async isCurrent(person: Person, password: string): Promise<boolean> {
    if (person.passwordHash) return this.hasher.verify(person.passwordHash, password);
    return person.activationHash ? this.codes.verify(person.id, person.activationHash, password) : false;
  }
}
