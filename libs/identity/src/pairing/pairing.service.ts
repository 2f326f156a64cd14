import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, Clock, idBytes, Outbox, type Actor } from '@yunqiao/platform';
import { createOnce } from '../database/create-once.js';
import { dayAfter } from '../membership/day.js';
import { Organisation } from '../organisation/organisation.entity.js';
import { Pairing } from './pairing.entity.js';
import { requireEndPairing } from './pairing.policy.js';

/** A new partnership; its id is made by the client. */
export type NewPairing = Pick<Pairing, 'id' | 'givingSchoolId' | 'receivingSchoolId' | 'validFrom'>;

/** Partnerships between schools. */
@Injectable()
export class PairingService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Pairings that hold on `day`, of these schools in either part. */
  findOn(schoolIds: readonly string[], day: string): Promise<Pairing[]> {
    if (schoolIds.length === 0) return Promise.resolve([]);
    return this.database
      .createQueryBuilder(Pairing, 'pairing')
      .where('(pairing.givingSchoolId IN (:...schools) OR pairing.receivingSchoolId IN (:...schools))', {
        schools: schoolIds.map(idBytes),
      })
      .andWhere('pairing.validFrom <= :day AND (pairing.validTo IS NULL OR pairing.validTo > :day)', { day })
      .orderBy('pairing.validFrom')
      .addOrderBy('pairing.id')
      .getMany();
  }

  /** Pairings of today and those to come. */
  findCurrent(schoolIds: readonly string[]): Promise<Pairing[]> {
    if (schoolIds.length === 0) return Promise.resolve([]);
    return this.database
      .createQueryBuilder(Pairing, 'pairing')
      .where('(pairing.givingSchoolId IN (:...schools) OR pairing.receivingSchoolId IN (:...schools))', {
        schools: schoolIds.map(idBytes),
      })
      .andWhere('(pairing.validTo IS NULL OR pairing.validTo > :today)', { today: this.clock.today() })
      .orderBy('pairing.validFrom')
      .addOrderBy('pairing.id')
      .getMany();
  }

  /** For other rooms: ids of the schools that are paired with any of these on `day`, in either part. */
  async pairedSchools(schoolIds: readonly string[], day: string): Promise<string[]> {
    const pairings = await this.findOn(schoolIds, day);
    const partners = pairings.flatMap(({ givingSchoolId, receivingSchoolId }) => [
      ...(schoolIds.includes(givingSchoolId) ? [receivingSchoolId] : []),
      ...(schoolIds.includes(receivingSchoolId) ? [givingSchoolId] : []),
    ]);
    return [...new Set(partners)];
  }

  /**
   * Platform administrators begin a partnership. The same id twice is the same as once.
   * @throws PAIRING_SCHOOLS_INVALID, PAIRING_OVERLAPS, CONFLICT
   */
  create(wanted: NewPairing): Promise<Pairing> {
    return createOnce(
      () => this.findSame(wanted),
      () => this.database.transaction((tx) => begin(tx, wanted)),
    );
  }

  /**
   * Ends a pairing on `lastDay`, inclusive. Ending twice is the same as ending once.
   * @throws PAIRING_NOT_FOUND, also for schools that the actor does not administer
   * @throws PAIRING_ENDS_BEFORE_START when `lastDay` lies before the first day
   */
  end(actor: Actor, id: string, lastDay: string): Promise<Pairing> {
    return this.database.transaction(async (tx) => {
      const pairing = await tx.findOne(Pairing, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!pairing) throw new AppError('PAIRING_NOT_FOUND');
      requireEndPairing(actor, pairing);
      if (pairing.validTo) return pairing;
      if (lastDay < pairing.validFrom)
        throw new AppError('PAIRING_ENDS_BEFORE_START', { validFrom: pairing.validFrom });

      pairing.validTo = dayAfter(lastDay);
      await tx.save(pairing);
      await this.outbox.add(tx, { kind: 'pairing.ended', key: pairing.id, payload: { pairingId: pairing.id } });
      return pairing;
    });
  }

  private async findSame(wanted: NewPairing): Promise<Pairing | null> {
    const known = await this.database.manager.findOneBy(Pairing, { id: wanted.id });
    if (!known) return null;
    const keys = ['givingSchoolId', 'receivingSchoolId', 'validFrom'] as const;
    if (keys.some((key) => known[key] !== wanted[key])) throw new AppError('CONFLICT');
    return known;
  }
}

async function begin(tx: EntityManager, wanted: NewPairing): Promise<Pairing> {
  const { id, givingSchoolId, receivingSchoolId, validFrom } = wanted;
  await requireTwoSchools(tx, givingSchoolId, receivingSchoolId);
  const overlaps = await tx
    .createQueryBuilder(Pairing, 'pairing')
    .where('pairing.givingSchoolId = :giving', { giving: idBytes(givingSchoolId) })
    .andWhere('pairing.receivingSchoolId = :receiving', { receiving: idBytes(receivingSchoolId) })
    .andWhere('(pairing.validTo IS NULL OR pairing.validTo > :validFrom)', { validFrom })
    .getExists();
  if (overlaps) throw new AppError('PAIRING_OVERLAPS');
  return tx.save(tx.create(Pairing, { id, givingSchoolId, receivingSchoolId, validFrom, validTo: null }));
}

/** Locks both schools, so that two partnerships of them do not begin at the same moment. */
async function requireTwoSchools(tx: EntityManager, givingSchoolId: string, receivingSchoolId: string): Promise<void> {
  const schools = await tx
    .createQueryBuilder(Organisation, 'organisation')
    .where("organisation.kind = 'school' AND organisation.closedAt IS NULL")
    .andWhere('organisation.id IN (:...ids)', { ids: [givingSchoolId, receivingSchoolId].map(idBytes) })
    .orderBy('organisation.id')
    .setLock('pessimistic_write')
    .getMany();
  if (schools.length !== 2) throw new AppError('PAIRING_SCHOOLS_INVALID');
}
