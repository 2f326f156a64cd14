import type { RosterKeep, TellRows } from '@yunqiao/identity';
import { idBytes, idText } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import type { EnrolmentStep } from './enrolment-steps.js';

type Step<K extends EnrolmentStep['kind']> = Extract<EnrolmentStep, { kind: K }>;

const stepsAtOnce = 500;

/** Enrolments as the sheet left them, and when their people last learned in the run. */
const asLeft = `SELECT enrolment.id, MAX(progress.updated_at) AS learned_at
FROM enrolment LEFT JOIN lesson_progress progress
  ON progress.course_run_id = enrolment.course_run_id AND progress.person_id = enrolment.person_id
WHERE enrolment.id IN (?) AND enrolment.withdrawn_at IS NULL AND enrolment.source = 'roster'
GROUP BY enrolment.id FOR UPDATE`;
const remove = 'DELETE FROM enrolment WHERE id IN (?)';
const leaveAgain = `UPDATE enrolment SET membership_id = ?, school_id = ?, class_group_id = ?, role = ?, source = ?, withdrawn_at = ?,
    left_at = NULL, returned_at = NULL
  WHERE id = ?`;

/**
 * Takes enrolments of a sheet back. Whoever has learned in the run since stays enrolled, and so does who has left it, or come back,
 * by themselves.
 * @returns for each step null, or why it stays
 */
export async function undoEnrolments(
  tx: EntityManager,
  steps: readonly EnrolmentStep[],
  onRows: TellRows,
): Promise<(RosterKeep | null)[]> {
  const outcomes: (RosterKeep | null)[] = [];
  for (let from = 0; from < steps.length; from += stepsAtOnce) {
    const part = steps.slice(from, from + stepsAtOnce);
    const learned = await readLearned(tx, part);
    const kept = part.map((step) => keepOf(step, learned));
    await takeBack(
      tx,
      part.filter((_, index) => kept[index] === null),
    );
    outcomes.push(...kept);
    await onRows(outcomes.length);
  }
  return outcomes;
}

async function readLearned(tx: EntityManager, steps: readonly EnrolmentStep[]): Promise<Map<string, Date | null>> {
  const rows = await tx.query<{ id: Buffer; learned_at: Date | null }[]>(asLeft, [steps.map(({ id }) => idBytes(id))]);
  return new Map(rows.map(({ id, learned_at: learnedAt }) => [idText(id), learnedAt]));
}

function keepOf({ id, at }: EnrolmentStep, learned: ReadonlyMap<string, Date | null>): RosterKeep | null {
  const learnedAt = learned.get(id);
  if (learnedAt === undefined) return 'changedSince';
  return learnedAt !== null && learnedAt >= new Date(at) ? 'tookPart' : null;
}

async function takeBack(tx: EntityManager, steps: readonly EnrolmentStep[]): Promise<void> {
  const fresh = steps.filter(({ kind }) => kind === 'enrol');
  if (fresh.length > 0) await tx.query(remove, [fresh.map(({ id }) => idBytes(id))]);
  for (const step of steps) if (step.kind === 'enrolAgain') await takeBackComing(tx, step);
}

async function takeBackComing(tx: EntityManager, { id, before }: Step<'enrolAgain'>): Promise<void> {
  const { membershipId, schoolId, classGroupId, role, source, withdrawnAt } = before;
  await tx.query(leaveAgain, [
    ...[idBytes(membershipId), idBytes(schoolId), classGroupId && idBytes(classGroupId), role, source],
    ...[new Date(withdrawnAt), idBytes(id)],
  ]);
}
