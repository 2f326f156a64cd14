import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { AppError, Clock, idBytes, type Actor } from '@yunqiao/platform';
import { administeredSchools, isPlatformAdministrator } from '../organisation/organisation.policy.js';
import { Person } from './person.entity.js';

const belongingTo = `(
  SELECT id FROM person WHERE school_id IN (:...within)
  UNION SELECT person_id FROM membership
  WHERE organisation_id IN (:...within) AND valid_from <= :today AND (valid_to IS NULL OR valid_to > :today)
)`;

const administeredBy = `(
  SELECT id FROM person WHERE school_id IN (:...administered)
  UNION SELECT person_id FROM membership
  WHERE organisation_id IN (:...administered) AND valid_from <= :today AND (valid_to IS NULL OR valid_to > :today)
)`;

/** Which people an administrator sees: those whose account lives in their school, and those who belong to it today. */
@Injectable()
export class PersonScope {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Leaves in a query of `person` those whom the actor administers. */
  limit(query: SelectQueryBuilder<Person>, actor: Actor): void {
    if (isPlatformAdministrator(actor)) return;
    const administered = administeredSchools(actor).map(idBytes);
    if (administered.length === 0) query.andWhere('FALSE');
    else
      query.innerJoin(administeredBy, 'administered', 'administered.id = person.id', {
        administered,
        today: this.clock.today(),
      });
  }

  /** Leaves in a query of `person` those who belong to one of these organisations. */
  within(query: SelectQueryBuilder<Person>, organisationIds: readonly string[]): void {
    const within = organisationIds.map(idBytes);
    if (within.length === 0) query.andWhere('FALSE');
    else query.innerJoin(belongingTo, 'belonging', 'belonging.id = person.id', { within, today: this.clock.today() });
  }

  /** @throws PERSON_NOT_FOUND, also for somebody whom the actor does not administer */
  async require(actor: Actor, id: string): Promise<Person> {
    const query = this.database.createQueryBuilder(Person, 'person').where('person.id = :id', { id: idBytes(id) });
    this.limit(query, actor);
    const person = await query.getOne();
    if (!person) throw new AppError('PERSON_NOT_FOUND');
    return person;
  }
}
