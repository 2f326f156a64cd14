import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Brackets, DataSource, In, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { AppError, Clock, idBytes, paginate, type Actor, type Page, type PageRequest } from '@yunqiao/platform';
import { beginningWith, containing, foldSearch } from '../search/search-keys.js';
import { OrganisationScope } from './organisation-scope.js';
import { administeredTrees, isPlatformAdministrator } from './organisation.policy.js';
import type { OrganisationKind, Region } from './organisation-kind.js';
import { Organisation } from './organisation.entity.js';

/** Which organisations are wanted. */
export interface OrganisationFilter {
  readonly kind?: OrganisationKind | null;
  readonly region?: Region | null;
  /** The organisation directly above. */
  readonly parentId?: string | null;
  readonly search?: string | null;
  readonly includeClosed?: boolean | null;
}

/** Finds organisations: for the sign-in screen, for administrators, and for other rooms. */
@Injectable()
export class OrganisationService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly scope: OrganisationScope,
    private readonly clock: Clock,
  ) {}

  /** For other rooms and loaders: organisations by id, in no order, whoever asks. */
  findByIds(ids: readonly string[]): Promise<Organisation[]> {
    if (ids.length === 0) return Promise.resolve([]);
    return this.database.manager.findBy(Organisation, { id: In([...ids]) });
  }

  /** Open organisations in which accounts live, those first whose name or key begins with `search`. Anybody may ask. */
  findSignInOptions(search: string, first: number): Promise<Organisation[]> {
    const query = this.database
      .createQueryBuilder(Organisation, 'organisation')
      .where('organisation.closedAt IS NULL')
      .andWhere(
        "(organisation.kind = 'school' OR EXISTS (SELECT 1 FROM person WHERE person.school_id = organisation.id))",
      );
    matching(query, search);
    return query
      .addSelect(
        '(organisation.name LIKE :nameBegin OR organisation.pinyin LIKE :begin OR organisation.initials LIKE :begin)',
        'begins',
      )
      .setParameters({ nameBegin: beginningWith(search.trim()), begin: beginningWith(foldSearch(search)) })
      .orderBy('begins', 'DESC')
      .addOrderBy('organisation.name')
      .addOrderBy('organisation.id')
      .limit(Math.min(Math.max(first, 1), 20))
      .getMany();
  }

  /** Organisations that the actor administers, by name. */
  async list(actor: Actor, filter: OrganisationFilter, page: PageRequest): Promise<Page<Organisation>> {
    const query = this.database.createQueryBuilder(Organisation, 'organisation');
    await this.scope.limit(query, actor);
    if (filter.kind) query.andWhere('organisation.kind = :kind', { kind: filter.kind });
    if (filter.region) query.andWhere('organisation.region = :region', { region: filter.region });
    if (filter.parentId) query.andWhere('organisation.parentId = :parentId', { parentId: idBytes(filter.parentId) });
    if (!filter.includeClosed) query.andWhere('organisation.closedAt IS NULL');
    if (filter.search) matching(query, filter.search);
    return paginate(query, [{ column: 'organisation.name' }, { column: 'organisation.id' }], page);
  }

  /** @throws ORGANISATION_NOT_FOUND, also for one that the actor does not administer */
  async get(actor: Actor, id: string): Promise<Organisation> {
    const query = this.database
      .createQueryBuilder(Organisation, 'organisation')
      .where('organisation.id = :id', { id: idBytes(id) });
    await this.scope.limit(query, actor);
    const organisation = await query.getOne();
    if (!organisation) throw new AppError('ORGANISATION_NOT_FOUND');
    return organisation;
  }

  /** For other rooms: open schools in the trees below these organisations, themselves included, by name. */
  async schoolsOf(organisationIds: readonly string[]): Promise<Organisation[]> {
    const ids = await this.scope.below(organisationIds);
    if (ids.length === 0) return [];
    return this.database
      .createQueryBuilder(Organisation, 'organisation')
      .where("organisation.id IN (:...ids) AND organisation.kind = 'school' AND organisation.closedAt IS NULL", {
        ids: ids.map(idBytes),
      })
      .orderBy('organisation.name')
      .getMany();
  }

  /**
   * For other rooms: all organisations of the trees, of any level, in which these stand.
   * @param manager of the transaction in which it is asked, if there is one
   */
  async allianceOf(organisationIds: readonly string[], manager?: EntityManager): Promise<string[]> {
    return this.scope.below(await this.scope.rootsOf(organisationIds, manager), manager);
  }

  /**
   * For other rooms: all organisations that the actor looks after as an administrator of them or of one above them.
   * @param manager of the transaction in which it is asked, if there is one
   */
  async administeredBy(actor: Actor, manager: EntityManager = this.database.manager): Promise<string[]> {
    if (!isPlatformAdministrator(actor)) return this.scope.below(administeredTrees(actor), manager);
    const all = await manager.find(Organisation, { select: { id: true } });
    return all.map(({ id }) => id);
  }

  /** How many people have a membership today, per organisation; of an alliance or a region, in all its schools. */
  async countMembers(organisationIds: readonly string[]): Promise<Map<string, number>> {
    return this.scope.countBelow(organisationIds, countMembers, [this.clock.today(), this.clock.today()]);
  }

  /** How many open class groups there are, per organisation. */
  async countClassGroups(organisationIds: readonly string[]): Promise<Map<string, number>> {
    return this.scope.countBelow(organisationIds, countClassGroups, []);
  }
}

const countMembers = `
SELECT below.root_id, COUNT(DISTINCT membership.person_id) AS counted FROM below
JOIN membership ON membership.organisation_id = below.id
  AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?)
JOIN person ON person.id = membership.person_id AND person.disabled_at IS NULL
GROUP BY below.root_id`;

const countClassGroups = `
SELECT below.root_id, COUNT(*) AS counted FROM below
JOIN class_group ON class_group.school_id = below.id AND class_group.closed_at IS NULL
GROUP BY below.root_id`;

function matching(query: SelectQueryBuilder<Organisation>, search: string): void {
  const patterns = { words: containing(search.trim()), pattern: containing(foldSearch(search)) };
  query.andWhere(
    new Brackets((any) =>
      any
        .where('organisation.name LIKE :words', patterns)
        .orWhere('organisation.name LIKE :pattern')
        .orWhere('organisation.shortName LIKE :words')
        .orWhere('organisation.shortName LIKE :pattern')
        .orWhere('organisation.pinyin LIKE :pattern')
        .orWhere('organisation.initials LIKE :pattern'),
    ),
  );
}
