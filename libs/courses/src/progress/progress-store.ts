import type { EntityManager } from 'typeorm';
import { idBytes, idText } from '@yunqiao/platform';
import type { LessonState } from './lesson-state.js';
import { countPlayed } from './played.js';

/** A lesson of a course run. */
export interface RunLesson {
  courseRunId: string;
  lessonId: string;
}

/** Progress of one person in a lesson of a course run. */
export interface ProgressFacts extends RunLesson, LessonState {
  updatedAt: number;
}

interface ProgressRow {
  course_run_id: Buffer;
  lesson_id: Buffer;
  played: Buffer;
  in_class: Buffer | null;
  distinct_seconds: number;
  duration_seconds: number;
  position_seconds: number;
  position_at: Date | null;
  credited_milliseconds: number;
  opened_at: Date;
  completed_at: Date | null;
  updated_at: Date;
  in_class_milliseconds: number;
  completed_in_class: number;
}

const select = `SELECT course_run_id, lesson_id, played, in_class, distinct_seconds, duration_seconds, position_seconds, position_at,
  credited_milliseconds, opened_at, completed_at, updated_at, in_class_milliseconds, completed_in_class FROM lesson_progress
WHERE (course_run_id, person_id, lesson_id) IN (?) FOR UPDATE`;
const write = `INSERT INTO lesson_progress (course_run_id, person_id, lesson_id, played, in_class, distinct_seconds, duration_seconds,
  position_seconds, position_at, credited_milliseconds, opened_at, completed_at, updated_at, in_class_seconds,
  in_class_milliseconds, completed_in_class) VALUES ?
ON DUPLICATE KEY UPDATE played = VALUES(played), in_class = VALUES(in_class), distinct_seconds = VALUES(distinct_seconds),
  duration_seconds = VALUES(duration_seconds), position_seconds = VALUES(position_seconds), position_at = VALUES(position_at),
  credited_milliseconds = VALUES(credited_milliseconds), opened_at = VALUES(opened_at), completed_at = VALUES(completed_at),
  updated_at = VALUES(updated_at), in_class_seconds = VALUES(in_class_seconds),
  in_class_milliseconds = VALUES(in_class_milliseconds), completed_in_class = VALUES(completed_in_class)`;

/** Text under which a lesson of a run is kept in a map. */
export function keyOf({ courseRunId, lessonId }: RunLesson): string {
  return [courseRunId, lessonId].join(':');
}

/** Progress of a person in these lessons; those never opened are missing. The caller holds the person's lock. */
export async function readProgress(
  tx: EntityManager,
  personId: string,
  lessons: readonly RunLesson[],
): Promise<Map<string, ProgressFacts>> {
  if (lessons.length === 0) return new Map();
  const person = idBytes(personId);
  const keys = lessons.map(({ courseRunId, lessonId }) => [idBytes(courseRunId), person, idBytes(lessonId)]);
  const rows = await tx.query<ProgressRow[]>(select, [keys]);
  return new Map(rows.map(factsOfRow).map((facts) => [keyOf(facts), facts]));
}

function factsOfRow(row: ProgressRow): ProgressFacts {
  return {
    courseRunId: idText(row.course_run_id),
    lessonId: idText(row.lesson_id),
    played: row.played,
    inClass: row.in_class ?? new Uint8Array(),
    distinctSeconds: row.distinct_seconds,
    durationSeconds: row.duration_seconds,
    positionSeconds: row.position_seconds,
    positionAt: row.position_at?.getTime() ?? null,
    creditedMilliseconds: row.credited_milliseconds,
    openedAt: row.opened_at.getTime(),
    completedAt: row.completed_at?.getTime() ?? null,
    updatedAt: row.updated_at.getTime(),
    inClassMilliseconds: row.in_class_milliseconds,
    isCompletedInClass: row.completed_in_class > 0,
  };
}

/** Writes all of them with one statement. */
export async function writeProgress(tx: EntityManager, personId: string, all: readonly ProgressFacts[]): Promise<void> {
  if (all.length === 0) return;
  const person = idBytes(personId);
  const rows = all.map((facts) => [
    ...[idBytes(facts.courseRunId), person, idBytes(facts.lessonId), Buffer.from(facts.played)],
    facts.inClass.length > 0 ? Buffer.from(facts.inClass) : null,
    ...[facts.distinctSeconds, facts.durationSeconds, facts.positionSeconds, instant(facts.positionAt)],
    ...[facts.creditedMilliseconds, instant(facts.openedAt), instant(facts.completedAt), instant(facts.updatedAt)],
    ...[countPlayed(facts.inClass), facts.inClassMilliseconds, facts.isCompletedInClass ? 1 : 0],
  ]);
  await tx.query(write, [rows]);
}

/** Of who never opened the lesson, and has not seen it in class after all. */
export async function forgetProgress(
  tx: EntityManager,
  personId: string,
  { courseRunId, lessonId }: RunLesson,
): Promise<void> {
  const sql = 'DELETE FROM lesson_progress WHERE course_run_id = ? AND person_id = ? AND lesson_id = ?';
  await tx.query(sql, [courseRunId, personId, lessonId].map(idBytes));
}

function instant(milliseconds: number | null): Date | null {
  return milliseconds === null ? null : new Date(milliseconds);
}
