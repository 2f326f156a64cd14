import type { EntityManager } from 'typeorm';
import { idBytes } from '@yunqiao/platform';
import type { RosterChange, RosterKeep } from './roster-change.entity.js';
import type { RosterAction } from './roster-line.entity.js';
import { proposalKey, type PlannedLine, type RosterPlan, type SheetStep } from './roster-plan.js';

type Value = string | number | Buffer | null;

const insertLines = `INSERT INTO roster_line
  (import_id, number, action, name, account_name, school_name, role, note, effects, mistakes) VALUES ?`;
const insertProposals = `INSERT INTO roster_proposal
  (import_id, kind, subject_id, number, name, account_name, before_text, after_text, is_accepted) VALUES ?`;
const insertChanges = 'INSERT INTO roster_change (import_id, sequence, step, is_undone, kept) VALUES ?';

const rowsAtOnce = 1000;

/** Keeps what a sheet would do, in place of what was found before; ticks stay. */
export async function keepPlan(
  tx: EntityManager,
  importId: string,
  { lines, proposals }: Pick<RosterPlan, 'lines' | 'proposals'>,
  accepted: ReadonlySet<string>,
  onRows: (count: number) => Promise<void>,
): Promise<void> {
  const id = idBytes(importId);
  await tx.query('DELETE FROM roster_line WHERE import_id = ?', [id]);
  await tx.query('DELETE FROM roster_proposal WHERE import_id = ?', [id]);
  const toLine = (line: PlannedLine): Value[] => [
    ...[id, line.number, line.action, line.name, line.accountName, line.schoolName, line.role, line.note],
    ...[JSON.stringify(line.effects), JSON.stringify(line.mistakes)],
  ];
  await insertAll(tx, insertLines, lines, toLine, onRows);
  await insertAll(tx, insertProposals, proposals, (one) => [
    ...[id, one.kind, idBytes(one.subjectId), one.number, one.name, one.accountName],
    ...[one.before.slice(0, 200), one.after.slice(0, 200), accepted.has(proposalKey(one.kind, one.subjectId)) ? 1 : 0],
  ]);
}

/** Keeps what a sheet has done: the record of it, and the way back. */
export function keepChanges(tx: EntityManager, importId: string, steps: readonly SheetStep[]): Promise<void> {
  const id = idBytes(importId);
  const numbered = steps.map((step, index) => ({ step, sequence: index + 1 }));
  return insertAll(tx, insertChanges, numbered, ({ step, sequence }) => [id, sequence, JSON.stringify(step), 0, null]);
}

/** Keeps what became of changes when they were taken back. */
export async function keepOutcomes(
  tx: EntityManager,
  changes: readonly RosterChange[],
  outcomes: readonly (RosterKeep | null)[],
): Promise<void> {
  const groups = new Map<RosterKeep | null, number[]>();
  changes.forEach(({ sequence }, index) => {
    const why = outcomes[index] ?? null;
    const group = groups.get(why);
    if (group) group.push(sequence);
    else groups.set(why, [sequence]);
  });
  const sql = 'UPDATE roster_change SET is_undone = ?, kept = ? WHERE import_id = ? AND sequence IN (?)';
  for (const [why, sequences] of groups)
    for (let from = 0; from < sequences.length; from += rowsAtOnce)
      await tx.query(sql, [why ? 0 : 1, why, idBytes(changes[0]!.importId), sequences.slice(from, from + rowsAtOnce)]);
}

/** How many rows lead to what. */
export function countLines(lines: readonly PlannedLine[]): Record<RosterAction, number> {
  const counts = { create: 0, change: 0, same: 0, propose: 0, wrong: 0 };
  for (const { action } of lines) counts[action] += 1;
  return counts;
}

async function insertAll<Item>(
  tx: EntityManager,
  sql: string,
  items: readonly Item[],
  toRow: (item: Item) => Value[],
  onRows: (count: number) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  for (let from = 0; from < items.length; from += rowsAtOnce) {
    const part = items.slice(from, from + rowsAtOnce);
    await tx.query(sql, [part.map(toRow)]);
    await onRows(from + part.length);
  }
}
