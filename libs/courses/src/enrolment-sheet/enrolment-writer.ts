import { AppError, idBytes } from '@yunqiao/platform';
import type { TellRows } from '@yunqiao/identity';
import type { EntityManager } from 'typeorm';
import type { EnrolmentStep } from './enrolment-steps.js';

type Step<K extends EnrolmentStep['kind']> = Extract<EnrolmentStep, { kind: K }>;

/** Rows of one INSERT: large enough to be fast, far below the server's packet limit. */
const rowsAtOnce = 1000;

const insert = `INSERT INTO enrolment
  (id, course_run_id, person_id, membership_id, school_id, class_group_id, role, source, enrolled_at) VALUES ?`;
const comeBack = `UPDATE enrolment SET membership_id = ?, school_id = ?, class_group_id = ?, role = ?, source = 'roster', left_at = withdrawn_at,
    returned_at = ?, withdrawn_at = NULL
  WHERE id = ? AND withdrawn_at = ?`;

/** Writes enrolments. @throws CONFLICT when somebody has come back by themselves meanwhile */
export async function writeEnrolments(
  tx: EntityManager,
  steps: readonly EnrolmentStep[],
  onRows: TellRows,
): Promise<void> {
  const fresh = steps.filter((step): step is Step<'enrol'> => step.kind === 'enrol');
  for (let from = 0; from < fresh.length; from += rowsAtOnce) {
    const part = fresh.slice(from, from + rowsAtOnce);
    await tx.query(insert, [part.map(rowOf)]);
    await onRows(from + part.length);
  }
  for (const step of steps) if (step.kind === 'enrolAgain') await writeAgain(tx, step);
  await onRows(steps.length);
}

function rowOf({ id, courseRunId, personId, at, ...as }: Step<'enrol'>): (string | Buffer | Date | null)[] {
  return [
    ...[idBytes(id), idBytes(courseRunId), idBytes(personId), idBytes(as.membershipId), idBytes(as.schoolId)],
    ...[as.classGroupId && idBytes(as.classGroupId), as.role, 'roster', new Date(at)],
  ];
}

async function writeAgain(tx: EntityManager, { id, before, at, ...as }: Step<'enrolAgain'>): Promise<void> {
  const { affectedRows } = await tx.query<{ affectedRows: number }>(comeBack, [
    ...[idBytes(as.membershipId), idBytes(as.schoolId), as.classGroupId && idBytes(as.classGroupId), as.role],
    ...[new Date(at), idBytes(id), new Date(before.withdrawnAt)],
  ]);
  if (affectedRows !== 1) throw new AppError('CONFLICT');
}
