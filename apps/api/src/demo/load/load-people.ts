import { searchKeys } from '@yunqiao/identity';
import type { EntityManager } from 'typeorm';
import type { DemoLiaison } from '../plan/liaisons.js';
import type { DemoOrganisation, DemoOrganisations } from '../plan/organisations.js';
import { pairedSince } from '../plan/organisations.js';
import { memberSince, type DemoPeople, type DemoPerson } from '../plan/people.js';
import { bulkInsert, type Row } from './bulk-insert.js';
import { tables } from './tables.js';

/** Writes organisations and pairings. */
export async function loadOrganisations(tx: EntityManager, organisations: DemoOrganisations): Promise<void> {
  await bulkInsert(tx, tables.organisation, [organisations.alliance], organisationRow);
  await bulkInsert(tx, tables.organisation, organisations.regions, organisationRow);
  await bulkInsert(tx, tables.organisation, organisations.schools, organisationRow);
  await bulkInsert(tx, tables.pairing, organisations.pairings, ({ id, giving, receiving }) => [
    id,
    giving.id,
    receiving.id,
    pairedSince,
    null,
    1,
  ]);
}

function organisationRow(organisation: DemoOrganisation): Row {
  const { id, kind, region, parentId, name, shortName } = organisation;
  const keys = searchKeys(name);
  const shortKeys = searchKeys(shortName);
  return [
    id,
    kind,
    region,
    parentId,
    name,
    shortName,
    `${keys.pinyin} ${shortKeys.pinyin}`,
    `${keys.initials} ${shortKeys.initials}`,
    null,
    1,
  ];
}

/** Writes what liaisons are besides teachers and trainers. */
export async function loadLiaisons(tx: EntityManager, liaisons: readonly DemoLiaison[]): Promise<void> {
  await bulkInsert(tx, tables.membership, liaisons, ({ person, membershipId }) => [
    ...[membershipId, person.id, person.school.id, null, 'liaison', null],
    ...[memberSince, null, 1],
  ]);
}

/** Everybody in the plan, in the order in which they are written. */
export function everybody(people: DemoPeople): DemoPerson[] {
  const administrators = [people.platformAdministrator, people.allianceAdministrator, ...people.schoolAdministrators];
  return [...administrators, ...people.trainers, ...people.teachers, ...people.students];
}

/** Writes classes, people and memberships; only those in `passwordHashes` can sign in. */
export async function loadPeople(
  tx: EntityManager,
  people: DemoPeople,
  passwordHashes: ReadonlyMap<DemoPerson, string>,
): Promise<void> {
  await bulkInsert(tx, tables.classGroup, people.classGroups, ({ id, school, name, grade }) => [
    id,
    school.id,
    name,
    grade,
    null,
    1,
  ]);
  const all = everybody(people);
  await bulkInsert(tx, tables.person, all, (person) => [
    ...[person.id, person.school.id, person.accountName, person.displayName, person.pinyin, person.initials, null],
    ...[passwordHashes.get(person) ?? null, 0, null, 0, null, null, 1],
  ]);
  await bulkInsert(tx, tables.membership, all, (person) => [
    ...[person.membershipId, person.id, person.school.id, person.classGroup?.id ?? null, person.role, person.subject],
    ...[memberSince, null, 1],
  ]);
}
