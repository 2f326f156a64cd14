import { idBytes } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { LATE_SECONDS } from '../credit/credit.js';

/** A lesson of a course run. */
export interface CreditedLesson {
  readonly courseRunId: string;
  readonly lessonId: string;
}

const credited = [
  'SELECT COALESCE(SUM(TIMESTAMPDIFF(MICROSECOND, credited_from, credited_to)), 0) DIV 1000 AS milliseconds FROM activity_event',
  'WHERE person_id = ? AND course_run_id = ? AND lesson_id = ? AND occurred_at > ? AND received_at > ?',
].join(' ');
const late = [credited, 'AND granted_at = ? AND received_at > occurred_at + INTERVAL ? SECOND'].join(' ');
const stalled = [credited, "AND kind = 'lesson.stalled'"].join(' ');

/** What is credited may seem to begin this much before the grant that it rests on. */
const beforeGrant = 60_000;

/**
 * Milliseconds that were credited to a person in a lesson under one grant for what they did there without a line. For who holds
 * the person's lock.
 */
export function lateCredit(
  tx: EntityManager,
  personId: string,
  lesson: CreditedLesson,
  grantedAt: Date,
): Promise<number> {
  const since = new Date(grantedAt.getTime() - beforeGrant);
  return sum(tx, late, [...keysOf(personId, lesson, since), grantedAt, LATE_SECONDS]);
}

/** Milliseconds that were credited to a person in a lesson since an instant while their player waited for the network. */
export function stalledCredit(
  tx: EntityManager,
  personId: string,
  lesson: CreditedLesson,
  since: Date,
): Promise<number> {
  return sum(tx, stalled, keysOf(personId, lesson, since));
}

function keysOf(personId: string, { courseRunId, lessonId }: CreditedLesson, since: Date): (Buffer | Date)[] {
  return [idBytes(personId), idBytes(courseRunId), idBytes(lessonId), since, since];
}

async function sum(tx: EntityManager, sql: string, parameters: (Buffer | Date | number)[]): Promise<number> {
  const [row] = await tx.query<{ milliseconds: string }[]>(sql, parameters);
  return Number(row?.milliseconds ?? 0);
}
