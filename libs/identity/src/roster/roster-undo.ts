import { Injectable } from '@nestjs/common';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { idBytes, idText } from '@yunqiao/platform';
import { MembershipNews } from '../membership/membership-news.js';
import { MembershipTraces } from './membership-traces.js';
import type { RosterKeep } from './roster-change.entity.js';
import { membershipChanges } from './roster-membership-changes.js';
import type { RosterStep } from './roster-plan.js';
import { takeBack, type TakenBack } from './roster-undo-changes.js';

type Kind = RosterStep['kind'];
type Step<K extends Kind> = Extract<RosterStep, { kind: K }>;
type Creation = Step<'beginMembership' | 'createPerson' | 'createClassGroup' | 'createOrganisation'>;
type Outcomes = Map<RosterStep, RosterKeep | null>;

/** How rows of a kind are looked for as they were made, and how they go. */
const removals: Record<Creation['kind'], { readonly unchanged: string; readonly remove: string }> = {
  beginMembership: {
    unchanged: 'SELECT id FROM membership WHERE id IN (?) AND valid_to IS NULL FOR UPDATE',
    remove: 'DELETE FROM membership WHERE id IN (?)',
  },
  createPerson: {
    unchanged: 'SELECT id FROM person WHERE id IN (?) AND password_hash IS NULL FOR UPDATE',
    remove: 'DELETE FROM person WHERE id IN (?)',
  },
  createClassGroup: {
    unchanged: 'SELECT id FROM class_group WHERE id IN (?) FOR UPDATE',
    remove: 'DELETE FROM class_group WHERE id IN (?)',
  },
  createOrganisation: {
    unchanged: 'SELECT id FROM organisation WHERE id IN (?) FOR UPDATE',
    remove: 'DELETE FROM organisation WHERE id IN (?)',
  },
};

const signedIn = `SELECT id FROM person WHERE id IN (?)
  AND (password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM session WHERE session.person_id = person.id))`;

const idsAtOnce = 500;

/** Takes the steps of a sheet back, the last first. What has been used or changed since stays, and says why. */
@Injectable()
export class RosterUndo {
  constructor(
    private readonly traces: MembershipTraces,
    private readonly news: MembershipNews,
  ) {}

  /**
   * Outcomes in the order of the steps: null for what was taken back, else why it stays.
   * @param onRows is told how many steps are done
   */
  async undo(
    tx: EntityManager,
    steps: readonly RosterStep[],
    onRows: (count: number) => Promise<void>,
  ): Promise<(RosterKeep | null)[]> {
    const outcomes: Outcomes = new Map();
    const kept = await this.peopleToKeep(tx, steps);
    const of = <K extends Kind>(kind: K) => steps.filter((step): step is Step<K> => step.kind === kind).reverse();
    await remove(tx, of('beginMembership'), outcomes, ({ personId }) => kept.get(personId));
    await onRows(outcomes.size);
    const changes = [
      'changeSubject',
      'enable',
      'rename',
      'moveAccount',
      'endMembership',
      'changeOrganisation',
    ] as const;
    for (const kind of changes) await this.change(tx, of(kind), outcomes);
    await onRows(outcomes.size);
    await remove(tx, of('createPerson'), outcomes, ({ id }) => kept.get(id));
    await remove(tx, of('createClassGroup'), outcomes);
    await remove(tx, of('createOrganisation'), outcomes);
    const takenBack = steps.filter((step) => (outcomes.get(step) ?? null) === null);
    await this.news.tell(tx, membershipChanges(takenBack));
    await onRows(outcomes.size);
    return steps.map((step) => outcomes.get(step) ?? null);
  }

  private async change(tx: EntityManager, steps: readonly TakenBack[], outcomes: Outcomes): Promise<void> {
    for (const step of steps) outcomes.set(step, (await takeBack(tx, step)) ? null : 'changedSince');
  }

  /** Whoever has signed in, or taken part as what the sheet made them, stays with everything that they are. */
  private async peopleToKeep(tx: EntityManager, steps: readonly RosterStep[]): Promise<Map<string, RosterKeep>> {
    const owners = new Map(
      steps.flatMap((step) => (step.kind === 'beginMembership' ? [[step.id, step.personId] as const] : [])),
    );
    const created = steps.flatMap((step) => (step.kind === 'createPerson' ? [step.id] : []));
    const kept = new Map<string, RosterKeep>();
    for (const part of partsOf([...new Set(owners.values())])) {
      for (const id of await this.traces.find(tx, part)) {
        const personId = owners.get(id);
        if (personId) kept.set(personId, 'tookPart');
      }
    }
    for (const part of partsOf(created)) {
      const rows = await tx.query<{ id: Buffer }[]>(signedIn, [part.map(idBytes)]);
      for (const { id } of rows) kept.set(idText(id), 'signedIn');
    }
    return kept;
  }
}

/** Many rows with one statement where nothing speaks of them; else one by one, so that the others go. */
async function remove<S extends Creation>(
  tx: EntityManager,
  steps: readonly S[],
  outcomes: Outcomes,
  keep: (step: S) => RosterKeep | undefined = () => undefined,
): Promise<void> {
  for (const step of steps) outcomes.set(step, keep(step) ?? null);
  for (const part of partsOf(steps.filter((step) => outcomes.get(step) === null))) {
    const { unchanged, remove: sql } = removals[part[0]!.kind];
    const rows = await tx.query<{ id: Buffer }[]>(unchanged, [part.map(({ id }) => idBytes(id))]);
    const free = new Set(rows.map(({ id }) => idText(id)));
    for (const step of part) if (!free.has(step.id)) outcomes.set(step, 'changedSince');
    const removable = part.filter(({ id }) => free.has(id));
    if (removable.length === 0 || (await removeAll(tx, sql, removable))) continue;
    for (const step of removable) if (!(await removeAll(tx, sql, [step]))) outcomes.set(step, 'inUse');
  }
}

/** Another table speaks of the row; the statement has done nothing then. */
const referenced = 1451;

async function removeAll(tx: EntityManager, sql: string, steps: readonly Creation[]): Promise<boolean> {
  try {
    await tx.query(sql, [steps.map(({ id }) => idBytes(id))]);
    return true;
  } catch (error) {
    const { errno } = error instanceof QueryFailedError ? (error.driverError as Error & { errno?: number }) : {};
    if (errno === referenced) return false;
    throw error;
  }
}

function partsOf<Item>(items: readonly Item[]): Item[][] {
  const parts: Item[][] = [];
  for (let from = 0; from < items.length; from += idsAtOnce) parts.push(items.slice(from, from + idsAtOnce));
  return parts;
}
