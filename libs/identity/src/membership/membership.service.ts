import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { Clock, idBytes } from '@yunqiao/platform';
import { Organisation } from '../organisation/organisation.entity.js';
import { Membership } from './membership.entity.js';

/** Finds memberships by the day on which they hold. */
@Injectable()
export class MembershipService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * For other rooms: what a person was to which organisation on `day`, oldest first.
   * @param manager of the transaction in which it is asked, if there is one
   */
  holdingOn(personId: string, day: string, manager?: EntityManager): Promise<Membership[]> {
    return this.on(day, manager)
      .andWhere('membership.personId = :personId', { personId: idBytes(personId) })
      .getMany();
  }

  /** For loaders: memberships of people, all of them or those that hold today; oldest first. */
  ofPeople(personIds: readonly string[], includeEnded: boolean, manager?: EntityManager): Promise<Membership[]> {
    if (personIds.length === 0) return Promise.resolve([]);
    const query = includeEnded ? this.all(manager) : this.on(this.clock.today(), manager);
    return query.andWhere('membership.personId IN (:...personIds)', { personIds: personIds.map(idBytes) }).getMany();
  }

  /** Whether the person belongs to any open organisation today. */
  async holdsAny(personId: string): Promise<boolean> {
    const query = this.on(this.clock.today())
      .innerJoin(
        Organisation,
        'organisation',
        'organisation.id = membership.organisationId AND organisation.closedAt IS NULL',
      )
      .andWhere('membership.personId = :personId', { personId: idBytes(personId) });
    return query.getExists();
  }

  private on(day: string, manager?: EntityManager): SelectQueryBuilder<Membership> {
    return this.all(manager).andWhere(
      'membership.validFrom <= :day AND (membership.validTo IS NULL OR membership.validTo > :day)',
      { day },
    );
  }

  private all(manager: EntityManager = this.database.manager): SelectQueryBuilder<Membership> {
    return manager
      .createQueryBuilder(Membership, 'membership')
      .orderBy('membership.validFrom')
      .addOrderBy('membership.id');
  }
}
