import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, idText, type Actor, type Role } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { CountedCatalogue } from '../board/catalogue.js';
import { groupBy } from '../facts/group-by.js';
import { countableSchools, VIEWERS } from '../participation-filter.js';

/** Somebody who answers for the numbers of schools. */
export interface Administrator extends Pick<Actor, 'personId' | 'roles' | 'memberships'> {
  readonly displayName: string;
  /** Of the school, region or alliance that they administer. */
  readonly organisationName: string;
}

interface AdministratorRow {
  person_id: Buffer;
  display_name: string;
  membership_id: Buffer;
  organisation_id: Buffer;
  organisation_name: string;
  role: Role;
}

const administrators = `SELECT person.id AS person_id, person.display_name, membership.id AS membership_id, membership.organisation_id,
    organisation.name AS organisation_name, membership.role
  FROM membership JOIN person ON person.id = membership.person_id JOIN organisation ON organisation.id = membership.organisation_id
  WHERE membership.role IN (?) AND membership.valid_from <= ? AND (membership.valid_to IS NULL OR membership.valid_to > ?)
  ORDER BY person.pinyin, person.id`;

/** Knows who may count which schools today. */
@Injectable()
export class Administrators {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly catalogue: CountedCatalogue,
    private readonly clock: Clock,
  ) {}

  /** Who may count all of these schools today, by name; null stands for every school there is. */
  async of(schoolIds: readonly string[] | null): Promise<Administrator[]> {
    const today = this.clock.today();
    const rows: AdministratorRow[] = await this.database.query(administrators, [VIEWERS, today, today]);
    const { tree } = await this.catalogue.places();
    return peopleOf(rows).filter((person) => {
      const countable = countableSchools(person, tree);
      return countable === null || (schoolIds?.every((id) => countable.has(id)) ?? false);
    });
  }
}

function peopleOf(rows: readonly AdministratorRow[]): Administrator[] {
  return [...groupBy(rows, ({ person_id: id }) => idText(id))].map(([personId, mine]) => ({
    ...{ personId, displayName: mine[0]!.display_name, organisationName: mine[0]!.organisation_name },
    roles: new Set(mine.map(({ role }) => role)),
    memberships: mine.map((row) => ({
      ...{ membershipId: idText(row.membership_id), organisationId: idText(row.organisation_id) },
      ...{ classGroupId: null, role: row.role },
    })),
  }));
}
