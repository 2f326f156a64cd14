import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { AppError, Clock } from '@yunqiao/platform';
import { createOnce } from '../database/create-once.js';
import { searchKeys } from '../search/search-keys.js';
import type { OrganisationKind, Region } from './organisation-kind.js';
import { Organisation } from './organisation.entity.js';

/** A new organisation; its id is made by the client. */
export interface NewOrganisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly region?: Region | null;
  readonly parentId?: string | null;
  readonly name: string;
  readonly shortName: string;
}

/** What is to be different; what is missing or null stays. */
export interface OrganisationChanges {
  readonly id: string;
  readonly version: number;
  readonly region?: Region | null;
  readonly parentId?: string | null;
  readonly name?: string | null;
  readonly shortName?: string | null;
  readonly closed?: boolean | null;
}

/** Platform administrators make and change organisations. */
@Injectable()
export class OrganisationAdministration {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * The same id twice is the same as once.
   * @throws CONFLICT when the id stands for another organisation
   * @throws ORGANISATION_PARENT_INVALID
   */
  create(wanted: NewOrganisation): Promise<Organisation> {
    const { id, kind, region = null, parentId = null } = wanted;
    const facts = { id, kind, region, parentId, ...namesOf(wanted.name, wanted.shortName) };
    return createOnce(
      () => this.findSame(facts),
      () =>
        this.database.transaction(async (tx) => {
          await requireParentFits(tx, facts);
          return tx.save(tx.create(Organisation, { ...facts, closedAt: null }));
        }),
    );
  }

  /** @throws ORGANISATION_NOT_FOUND, CONFLICT when somebody else changed it, ORGANISATION_PARENT_INVALID */
  update(changes: OrganisationChanges): Promise<Organisation> {
    return this.database.transaction(async (tx) => {
      const organisation = await tx.findOne(Organisation, {
        where: { id: changes.id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!organisation) throw new AppError('ORGANISATION_NOT_FOUND');
      if (organisation.version !== changes.version) throw new AppError('CONFLICT');

      Object.assign(
        organisation,
        namesOf(changes.name ?? organisation.name, changes.shortName ?? organisation.shortName),
      );
      if (changes.region != null) organisation.region = changes.region;
      if (changes.parentId != null) organisation.parentId = changes.parentId;
      if (changes.closed != null)
        organisation.closedAt = changes.closed ? (organisation.closedAt ?? this.clock.now()) : null;
      if (changes.parentId != null) await requireParentFits(tx, organisation);
      return tx.save(organisation);
    });
  }

  private async findSame(facts: NewOrganisation): Promise<Organisation | null> {
    const known = await this.database.manager.findOneBy(Organisation, { id: facts.id });
    if (!known) return null;
    const keys = ['kind', 'region', 'parentId', 'name', 'shortName'] as const;
    if (keys.some((key) => known[key] !== facts[key])) throw new AppError('CONFLICT');
    return known;
  }
}

/** Both names with the keys by which they are found. */
export function namesOf(
  name: string,
  shortName: string,
): Pick<Organisation, 'name' | 'shortName' | 'pinyin' | 'initials'> {
  const long = searchKeys(name);
  const short = searchKeys(shortName);
  return {
    name: name.trim(),
    shortName: shortName.trim(),
    pinyin: [long.pinyin, short.pinyin].join(' ').slice(0, 700),
    initials: [long.initials, short.initials].join(' ').slice(0, 180),
  };
}

/** The alliance is the top; a region hangs below it; a school below a region or the alliance. */
const parentKinds: Record<OrganisationKind, readonly OrganisationKind[]> = {
  alliance: [],
  region: ['alliance'],
  school: ['region', 'alliance'],
};

async function requireParentFits(
  tx: EntityManager,
  { kind, parentId }: { kind: OrganisationKind; parentId: string | null },
): Promise<void> {
  const allowed = parentKinds[kind];
  if (!parentId && allowed.length === 0) return;
  const parent = parentId ? await tx.findOneBy(Organisation, { id: parentId }) : null;
  if (!parent || !allowed.includes(parent.kind)) throw new AppError('ORGANISATION_PARENT_INVALID', { kind });
}
