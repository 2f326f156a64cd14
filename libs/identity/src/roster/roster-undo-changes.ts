import type { EntityManager } from 'typeorm';
import { idBytes } from '@yunqiao/platform';
import { excludeEachOther } from '../membership/membership.rules.js';
import { Membership } from '../membership/membership.entity.js';
import { namesOf } from '../organisation/organisation-administration.service.js';
import { isDuplicateOf } from '../database/create-once.js';
import { nameOf } from '../person/people.service.js';
import type { RosterStep } from './roster-plan.js';

type Step<K extends RosterStep['kind']> = Extract<RosterStep, { kind: K }>;

/** Steps that changed what was there before. */
export type TakenBack = Step<
  'changeSubject' | 'enable' | 'rename' | 'moveAccount' | 'endMembership' | 'changeOrganisation'
>;

type Value = string | Buffer | Date | null;

/** Puts back what a step has changed, unless somebody has changed it since; whether it was put back. */
export function takeBack(tx: EntityManager, step: TakenBack): Promise<boolean> {
  switch (step.kind) {
    case 'changeSubject':
      return takeBackSubject(tx, step);
    case 'enable':
      return disable(tx, step);
    case 'rename':
      return takeBackName(tx, step);
    case 'moveAccount':
      return moveBack(tx, step);
    case 'endMembership':
      return reopen(tx, step);
    case 'changeOrganisation':
      return takeBackOrganisation(tx, step);
  }
}

async function change(tx: EntityManager, sql: string, values: readonly Value[]): Promise<boolean> {
  const { affectedRows } = await tx.query<{ affectedRows: number }>(sql, [...values]);
  return affectedRows === 1;
}

function takeBackSubject(tx: EntityManager, { id, before, after }: Step<'changeSubject'>): Promise<boolean> {
  const sql = 'UPDATE membership SET subject = ?, version = version + 1 WHERE id = ? AND subject = ?';
  return change(tx, sql, [before, idBytes(id), after]);
}

/** Who has signed in meanwhile stays enabled. */
function disable(tx: EntityManager, { id }: Step<'enable'>): Promise<boolean> {
  const sql = `UPDATE person SET disabled_at = UTC_TIMESTAMP(3), version = version + 1 WHERE id = ? AND disabled_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM session WHERE session.person_id = person.id AND session.revoked_at IS NULL)`;
  return change(tx, sql, [idBytes(id)]);
}

function takeBackName(tx: EntityManager, { id, before, after }: Step<'rename'>): Promise<boolean> {
  const { displayName, pinyin, initials } = nameOf(before);
  const sql = `UPDATE person SET display_name = ?, pinyin = ?, initials = ?, version = version + 1
    WHERE id = ? AND display_name = ?`;
  return change(tx, sql, [displayName, pinyin, initials, idBytes(id), after]);
}

/** Somebody else may have the number there by now. */
async function moveBack(tx: EntityManager, { id, before, after }: Step<'moveAccount'>): Promise<boolean> {
  const sql = 'UPDATE person SET school_id = ?, version = version + 1 WHERE id = ? AND school_id = ?';
  try {
    return await change(tx, sql, [idBytes(before), idBytes(id), idBytes(after)]);
  } catch (error) {
    if (isDuplicateOf(error, 'person_account')) return false;
    throw error;
  }
}

/** The membership goes on, unless the person is the same elsewhere or again by now. */
async function reopen(tx: EntityManager, { id, personId, validTo }: Step<'endMembership'>): Promise<boolean> {
  const held = await tx.findBy(Membership, { personId });
  const ended = held.find((one) => one.id === id);
  if (!ended || ended.validTo !== validTo) return false;
  const opened = { ...ended, validTo: null };
  const stands = held.some((one) => one.id !== id && excludeEachOther(one, opened));
  if (stands) return false;
  const sql = 'UPDATE membership SET valid_to = NULL, version = version + 1 WHERE id = ? AND valid_to = ?';
  return change(tx, sql, [idBytes(id), validTo]);
}

function takeBackOrganisation(tx: EntityManager, step: Step<'changeOrganisation'>): Promise<boolean> {
  const { id, name, before, after } = step;
  const { pinyin, initials } = namesOf(name, before.shortName);
  const sql = `UPDATE organisation SET short_name = ?, region = ?, parent_id = ?, pinyin = ?, initials = ?, version = version + 1
    WHERE id = ? AND short_name = ? AND region <=> ? AND parent_id <=> ?`;
  const parent = (parentId: string | null) => parentId && idBytes(parentId);
  return change(tx, sql, [
    ...[before.shortName, before.region, parent(before.parentId), pinyin, initials, idBytes(id)],
    ...[after.shortName, after.region, parent(after.parentId)],
  ]);
}
