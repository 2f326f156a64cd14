import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, idBytes } from '@yunqiao/platform';
import { MembershipNews } from '../membership/membership-news.js';
import { namesOf } from '../organisation/organisation-administration.service.js';
import { nameOf } from '../person/people.service.js';
import { membershipChanges } from './roster-membership-changes.js';
import type { RosterStep } from './roster-plan.js';

type Kind = RosterStep['kind'];
type Step<K extends Kind> = Extract<RosterStep, { kind: K }>;
type Value = string | number | Buffer | null;

/** Rows of one INSERT: large enough to be fast, far below the server's packet limit. */
const rowsAtOnce = 1000;

const inserts = {
  createOrganisation: `INSERT INTO organisation (id, kind, region, parent_id, name, short_name, pinyin, initials, closed_at, version) VALUES ?`,
  createClassGroup: `INSERT INTO class_group (id, school_id, name, grade, closed_at, version) VALUES ?`,
  createPerson: `INSERT INTO person (id, school_id, account_name, display_name, pinyin, initials, locale, password_hash,
    must_change_password, activation_hash, is_test, disabled_at, sessions_valid_from, version) VALUES ?`,
  beginMembership: `INSERT INTO membership (id, person_id, organisation_id, class_group_id, role, subject, valid_from, valid_to, version) VALUES ?`,
} as const;

const rowOf: { [K in keyof typeof inserts]: (step: Step<K>) => Value[] } = {
  createOrganisation: ({ id, organisationKind, region, parentId, ...names }) => {
    const { name, shortName, pinyin, initials } = namesOf(names.name, names.shortName);
    return [idBytes(id), organisationKind, region, bytesOrNull(parentId), name, shortName, pinyin, initials, null, 1];
  },
  createClassGroup: ({ id, schoolId, name, grade }) => [idBytes(id), idBytes(schoolId), name, grade, null, 1],
  createPerson: ({ id, schoolId, accountName, displayName }) => {
    const { pinyin, initials, displayName: name } = nameOf(displayName);
    const account = [idBytes(id), idBytes(schoolId), accountName, name, pinyin, initials];
    return [...account, null, null, 1, null, 0, null, null, 1];
  },
  beginMembership: ({ id, personId, organisationId, classGroupId, role, subject, validFrom }) => [
    ...[idBytes(id), idBytes(personId), idBytes(organisationId), bytesOrNull(classGroupId)],
    ...[role, subject, validFrom, null, 1],
  ],
};

/** Writes the steps of a plan within a transaction, many rows with one statement. */
@Injectable()
export class RosterWriter {
  constructor(private readonly news: MembershipNews) {}

  /**
   * @param onRows is told how many steps are written
   * @throws CONFLICT when a row is not any more what the plan found
   */
  async write(
    tx: EntityManager,
    steps: readonly RosterStep[],
    onRows: (count: number) => Promise<void>,
  ): Promise<void> {
    const of = <K extends Kind>(kind: K) => steps.filter((step): step is Step<K> => step.kind === kind);
    let written = 0;
    const tell = async (count: number) => onRows((written += count));
    await insert(tx, inserts.createOrganisation, of('createOrganisation').map(rowOf.createOrganisation), tell);
    for (const step of of('changeOrganisation')) await changeOrganisation(tx, step);
    await insert(tx, inserts.createClassGroup, of('createClassGroup').map(rowOf.createClassGroup), tell);
    await insert(tx, inserts.createPerson, of('createPerson').map(rowOf.createPerson), tell);
    for (const step of of('endMembership')) await endMembership(tx, step);
    for (const step of of('moveAccount')) await moveAccount(tx, step);
    for (const step of of('rename')) await rename(tx, step);
    for (const step of of('enable')) await enable(tx, step);
    for (const step of of('changeSubject')) await changeSubject(tx, step);
    await insert(tx, inserts.beginMembership, of('beginMembership').map(rowOf.beginMembership), tell);
    await this.news.tell(tx, membershipChanges(steps));
  }
}

async function insert(
  tx: EntityManager,
  sql: string,
  rows: readonly Value[][],
  tell: (count: number) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce);
    await tx.query(sql, [part]);
    await tell(part.length);
  }
}

/** One row is changed, the one that the plan found. */
async function change(tx: EntityManager, sql: string, values: readonly Value[]): Promise<void> {
  const { affectedRows } = await tx.query<{ affectedRows: number }>(sql, [...values]);
  if (affectedRows !== 1) throw new AppError('CONFLICT');
}

function changeOrganisation(tx: EntityManager, { id, name, before, after }: Step<'changeOrganisation'>): Promise<void> {
  const { pinyin, initials } = namesOf(name, after.shortName);
  return change(
    tx,
    `UPDATE organisation SET short_name = ?, region = ?, parent_id = ?, pinyin = ?, initials = ?, version = version + 1
     WHERE id = ? AND short_name = ? AND region <=> ? AND parent_id <=> ?`,
    [
      ...[after.shortName, after.region, bytesOrNull(after.parentId), pinyin, initials, idBytes(id)],
      ...[before.shortName, before.region, bytesOrNull(before.parentId)],
    ],
  );
}

function endMembership(tx: EntityManager, { id, validTo }: Step<'endMembership'>): Promise<void> {
  const sql = 'UPDATE membership SET valid_to = ?, version = version + 1 WHERE id = ? AND valid_to IS NULL';
  return change(tx, sql, [validTo, idBytes(id)]);
}

function moveAccount(tx: EntityManager, { id, before, after }: Step<'moveAccount'>): Promise<void> {
  const sql = 'UPDATE person SET school_id = ?, version = version + 1 WHERE id = ? AND school_id = ?';
  return change(tx, sql, [idBytes(after), idBytes(id), idBytes(before)]);
}

function rename(tx: EntityManager, { id, before, after }: Step<'rename'>): Promise<void> {
  const { displayName, pinyin, initials } = nameOf(after);
  const sql = `UPDATE person SET display_name = ?, pinyin = ?, initials = ?, version = version + 1
    WHERE id = ? AND display_name = ?`;
  return change(tx, sql, [displayName, pinyin, initials, idBytes(id), before]);
}

function enable(tx: EntityManager, { id }: Step<'enable'>): Promise<void> {
  const sql = 'UPDATE person SET disabled_at = NULL, version = version + 1 WHERE id = ? AND disabled_at IS NOT NULL';
  return change(tx, sql, [idBytes(id)]);
}

function changeSubject(tx: EntityManager, { id, before, after }: Step<'changeSubject'>): Promise<void> {
  const sql = 'UPDATE membership SET subject = ?, version = version + 1 WHERE id = ? AND subject <=> ?';
  return change(tx, sql, [after, idBytes(id), before]);
}

function bytesOrNull(id: string | null): Buffer | null {
  return id === null ? null : idBytes(id);
}
