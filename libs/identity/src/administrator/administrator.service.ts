import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, IsNull, type EntityManager } from 'typeorm';
import { AppError, Clock, newId } from '@yunqiao/platform';
import { beginMembership } from '../membership/membership-administration.service.js';
import { namesOf } from '../organisation/organisation-administration.service.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { PasswordHasher } from '../password/password-hasher.js';
import { requireGoodPassword } from '../password/password.rules.js';
import { explainAccountTaken } from '../person/account-taken.js';
import { nameOf } from '../person/people.service.js';
import { newPerson } from '../person/new-person.js';
import { Person } from '../person/person.entity.js';
import { accountNamePattern, foldAccountName } from '../sign-in/account-name.js';
import { LastAdministrator } from './last-administrator.js';

/** Who will administer an empty installation. */
export interface FirstAdministrator {
  readonly displayName: string;
  readonly accountName: string;
  readonly password: string;
}

/** Puts the first administrator into an empty installation; asked by the command line. */
@Injectable()
export class AdministratorService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly hasher: PasswordHasher,
    private readonly lastAdministrator: LastAdministrator,
    private readonly clock: Clock,
  ) {}

  /** Whether anybody administers the platform. */
  exists(): Promise<boolean> {
    return this.lastAdministrator.isThereAnother(this.database.manager);
  }

  /**
   * Makes the alliance at the top if there is none, a person there, and their membership.
   * @throws ADMINISTRATOR_EXISTS, ACCOUNT_NAME_TAKEN, INPUT_INVALID, and what `requireGoodPassword` throws
   */
  async createFirst({ displayName, accountName: typed, password }: FirstAdministrator): Promise<Person> {
    const accountName = foldAccountName(typed);
    if (!accountNamePattern.test(accountName))
      throw new AppError('INPUT_INVALID', { fields: { accountName: ['matches'] } });
    if (!displayName.trim()) throw new AppError('INPUT_INVALID', { fields: { displayName: ['isNotEmpty'] } });
    requireGoodPassword(password, { accountName, roles: ['platformAdministrator'] });
    const passwordHash = await this.hasher.hash(password);

    const create = async (tx: EntityManager): Promise<Person> => {
      const alliance = await topOf(tx);
      await this.lastAdministrator.lock(tx);
      if (await this.lastAdministrator.isThereAnother(tx)) throw new AppError('ADMINISTRATOR_EXISTS');
      const facts = { id: newId(), schoolId: alliance.id, accountName, ...nameOf(displayName) };
      const person = await tx.save(tx.create(Person, newPerson({ ...facts, passwordHash, mustChangePassword: false })));
      const membership = {
        id: newId(),
        personId: person.id,
        organisationId: alliance.id,
        validFrom: this.clock.today(),
      };
      await beginMembership(tx, { ...membership, role: 'platformAdministrator' });
      return person;
    };
    return this.database.transaction(create).catch(explainAccountTaken);
  }
}

async function topOf(tx: EntityManager): Promise<Organisation> {
  const known = await tx.findOne(Organisation, {
    where: { kind: 'alliance', parentId: IsNull(), closedAt: IsNull() },
    order: { id: 'ASC' },
  });
  if (known) return known;
  const names = namesOf('云桥联盟', '云桥');
  return tx.save(
    tx.create(Organisation, { id: newId(), kind: 'alliance', region: null, parentId: null, closedAt: null, ...names }),
  );
}
