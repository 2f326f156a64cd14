import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { idBytes, idText, type Role } from '@yunqiao/platform';
import type { OrganisationKind, Region } from '../organisation/organisation-kind.js';
import { OrganisationScope } from '../organisation/organisation-scope.js';
import type { KnownClassGroup, KnownMembership, KnownOrganisation, KnownPerson, RosterState } from './roster-state.js';

const organisationsOf = `SELECT id, kind, region, parent_id, name, short_name, closed_at IS NOT NULL AS is_closed
FROM organisation WHERE id IN (?)`;
const classGroupsOf = `SELECT id, school_id, name, grade, closed_at IS NOT NULL AS is_closed
FROM class_group WHERE school_id = ? ORDER BY id`;
const peopleOf = `SELECT id, school_id, account_name, display_name, disabled_at IS NOT NULL AS is_disabled, is_test
FROM person WHERE school_id = ?`;
const membershipsOf = `SELECT membership.id, membership.person_id, membership.organisation_id, membership.class_group_id,
  membership.role, membership.subject, CAST(membership.valid_from AS CHAR) AS valid_from,
  CAST(membership.valid_to AS CHAR) AS valid_to
FROM person JOIN membership ON membership.person_id = person.id
WHERE person.school_id = ? ORDER BY membership.id`;

/** Reads what is there before a sheet changes it. */
@Injectable()
export class RosterStateReader {
  constructor(private readonly scope: OrganisationScope) {}

  /** Of an organisation and everything below it; school by school, so that no answer is large. */
  async read(tx: EntityManager, organisationId: string): Promise<RosterState> {
    const ids = await this.scope.below([organisationId], tx);
    const organisations = await tx.query<OrganisationRow[]>(organisationsOf, [ids.map(idBytes)]);
    const state = {
      organisations: organisations.map(organisationOf),
      classGroups: [] as KnownClassGroup[],
      people: [] as KnownPerson[],
      memberships: [] as KnownMembership[],
    };
    for (const id of ids.map(idBytes)) {
      for (const row of await tx.query<ClassGroupRow[]>(classGroupsOf, [id])) state.classGroups.push(classGroupOf(row));
      for (const row of await tx.query<PersonRow[]>(peopleOf, [id])) state.people.push(personOf(row));
      for (const row of await tx.query<MembershipRow[]>(membershipsOf, [id])) state.memberships.push(membershipOf(row));
    }
    return state;
  }
}

interface OrganisationRow {
  id: Buffer;
  kind: OrganisationKind;
  region: Region | null;
  parent_id: Buffer | null;
  name: string;
  short_name: string;
  is_closed: number;
}

interface ClassGroupRow {
  id: Buffer;
  school_id: Buffer;
  name: string;
  grade: number;
  is_closed: number;
}

interface PersonRow {
  id: Buffer;
  school_id: Buffer;
  account_name: string;
  display_name: string;
  is_disabled: number;
  is_test: number;
}

interface MembershipRow {
  id: Buffer;
  person_id: Buffer;
  organisation_id: Buffer;
  class_group_id: Buffer | null;
  role: Role;
  subject: string | null;
  valid_from: string;
  valid_to: string | null;
}

function organisationOf(row: OrganisationRow): KnownOrganisation {
  const { kind, region, name } = row;
  const parentId = row.parent_id && idText(row.parent_id);
  return { id: idText(row.id), kind, region, name, parentId, shortName: row.short_name, isClosed: row.is_closed > 0 };
}

function classGroupOf({ id, school_id, name, grade, is_closed }: ClassGroupRow): KnownClassGroup {
  return { id: idText(id), schoolId: idText(school_id), name, grade, isClosed: is_closed > 0 };
}

function personOf(row: PersonRow): KnownPerson {
  return {
    id: idText(row.id),
    schoolId: idText(row.school_id),
    accountName: row.account_name,
    displayName: row.display_name,
    isDisabled: row.is_disabled > 0,
    isTest: row.is_test > 0,
  };
}

function membershipOf(row: MembershipRow): KnownMembership {
  const { role, subject } = row;
  return {
    id: idText(row.id),
    personId: idText(row.person_id),
    organisationId: idText(row.organisation_id),
    classGroupId: row.class_group_id && idText(row.class_group_id),
    ...{ role, subject, validFrom: row.valid_from, validTo: row.valid_to },
  };
}
