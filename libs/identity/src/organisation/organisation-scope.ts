import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { idBytes, idText, type Actor } from '@yunqiao/platform';
import type { Organisation } from './organisation.entity.js';
import { administeredTrees, isPlatformAdministrator } from './organisation.policy.js';

const below = `
WITH RECURSIVE below (root_id, id) AS (
  SELECT id, id FROM organisation WHERE id IN (?)
  UNION ALL
  SELECT below.root_id, organisation.id FROM organisation JOIN below ON organisation.parent_id = below.id
)`;

const above = `
WITH RECURSIVE above (id, parent_id) AS (
  SELECT id, parent_id FROM organisation WHERE id IN (?)
  UNION DISTINCT
  SELECT organisation.id, organisation.parent_id FROM organisation JOIN above ON organisation.id = above.parent_id
)
SELECT id FROM above WHERE parent_id IS NULL`;

/** The tree of organisations, and how far an actor sees in it. */
@Injectable()
export class OrganisationScope {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Leaves in a query of `organisation` those that the actor may look at as an administrator. */
  async limit(query: SelectQueryBuilder<Organisation>, actor: Actor): Promise<void> {
    if (isPlatformAdministrator(actor)) return;
    const ids = await this.below(administeredTrees(actor));
    if (ids.length === 0) query.andWhere('FALSE');
    else query.andWhere('organisation.id IN (:...scope)', { scope: ids.map(idBytes) });
  }

  /**
   * These organisations and everything below them.
   * @param manager of the transaction in which it is asked, if there is one
   */
  async below(organisationIds: readonly string[], manager: EntityManager = this.database.manager): Promise<string[]> {
    if (organisationIds.length === 0) return [];
    const sql = below + ' SELECT DISTINCT id FROM below';
    const rows = await manager.query<{ id: Buffer }[]>(sql, [organisationIds.map(idBytes)]);
    return rows.map(({ id }) => idText(id));
  }

  /** The tops of the trees in which these organisations stand; asked like `below`. */
  async rootsOf(organisationIds: readonly string[], manager: EntityManager = this.database.manager): Promise<string[]> {
    if (organisationIds.length === 0) return [];
    const rows = await manager.query<{ id: Buffer }[]>(above, [organisationIds.map(idBytes)]);
    return rows.map(({ id }) => idText(id));
  }

  /** Runs a count that reads from `below` and groups by its `root_id`. */
  async countBelow(
    organisationIds: readonly string[],
    count: string,
    parameters: readonly unknown[],
  ): Promise<Map<string, number>> {
    if (organisationIds.length === 0) return new Map();
    const rows = await this.database.query<{ root_id: Buffer; counted: number | string }[]>(below + count, [
      organisationIds.map(idBytes),
      ...parameters,
    ]);
    return new Map(rows.map((row) => [idText(row.root_id), Number(row.counted)]));
  }
}
