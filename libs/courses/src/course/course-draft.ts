import type { EntityManager } from 'typeorm';
import { AppError, idBytes, idText, type Actor } from '@yunqiao/platform';
import { Chapter } from './chapter.entity.js';
import { Course } from './course.entity.js';
import { mayManageCourse } from './course.policy.js';
import { Lesson } from './lesson.entity.js';

/** More chapters or lessons than this no course may have. */
export const MOST_CHAPTERS = 100;
export const MOST_LESSONS = 500;

/**
 * The course, locked until the transaction ends, so that edits of one draft happen one after the other.
 * @throws `notFound` when it is not there or not for this actor, COURSE_REMOVED
 */
export async function lockDraft(
  tx: EntityManager,
  actor: Actor,
  courseId: string,
  notFound = 'COURSE_NOT_FOUND',
): Promise<Course> {
  const course = await lockCourse(tx, actor, courseId, notFound);
  if (course.removedAt) throw new AppError('COURSE_REMOVED');
  return course;
}

/** The same for a course that may be removed. */
export async function lockCourse(
  tx: EntityManager,
  actor: Actor,
  courseId: string,
  notFound = 'COURSE_NOT_FOUND',
): Promise<Course> {
  const course = await tx.findOne(Course, { where: { id: courseId }, lock: { mode: 'pessimistic_write' } });
  if (!course || !mayManageCourse(actor, course)) throw new AppError(notFound);
  return course;
}

/** A chapter with its locked course, as they are once the lock is held. */
export async function lockChapter(
  tx: EntityManager,
  actor: Actor,
  chapterId: string,
): Promise<{ course: Course; chapter: Chapter }> {
  const known = await tx.findOneBy(Chapter, { id: chapterId });
  if (!known) throw new AppError('CHAPTER_NOT_FOUND');
  const course = await lockDraft(tx, actor, known.courseId, 'CHAPTER_NOT_FOUND');
  return { course, chapter: await tx.findOneByOrFail(Chapter, { id: chapterId }) };
}

/** A lesson with its locked course, as they are once the lock is held. */
export async function lockLesson(
  tx: EntityManager,
  actor: Actor,
  lessonId: string,
): Promise<{ course: Course; lesson: Lesson }> {
  const known = await tx.findOneBy(Lesson, { id: lessonId });
  if (!known) throw new AppError('LESSON_NOT_FOUND');
  const course = await lockDraft(tx, actor, known.courseId, 'LESSON_NOT_FOUND');
  return { course, lesson: await tx.findOneByOrFail(Lesson, { id: lessonId }) };
}

/** Counts an edit of the draft. The course's own version stays: it guards the course's own fields. */
export async function countDraftChange(tx: EntityManager, course: Course, now: Date): Promise<void> {
  await tx.query('UPDATE course SET draft_changes = draft_changes + 1, updated_at = ? WHERE id = ?', [
    now,
    idBytes(course.id),
  ]);
}

/** Ids of the course's chapters in their order. */
export async function chapterOrder(tx: EntityManager, courseId: string): Promise<string[]> {
  const rows = await tx.query<{ id: Buffer }[]>(
    'SELECT id FROM chapter WHERE course_id = ? AND removed_at IS NULL ORDER BY `position`, id',
    [idBytes(courseId)],
  );
  return rows.map((row) => idText(row.id));
}

/** Ids of the chapter's lessons in their order. */
export async function lessonOrder(tx: EntityManager, chapterId: string): Promise<string[]> {
  const rows = await tx.query<{ id: Buffer }[]>(
    'SELECT id FROM lesson WHERE chapter_id = ? AND removed_at IS NULL ORDER BY `position`, id',
    [idBytes(chapterId)],
  );
  return rows.map((row) => idText(row.id));
}

/** Writes positions 0, 1, 2 … in this order. */
export async function arrangeChapters(tx: EntityManager, order: string[]): Promise<void> {
  if (order.length === 0) return;
  const ids = order.map(idBytes);
  await tx.query('UPDATE chapter SET `position` = FIELD(id, ?) - 1 WHERE id IN (?)', [ids, ids]);
}

/** Writes positions 0, 1, 2 … in this order. */
export async function arrangeLessons(tx: EntityManager, order: string[]): Promise<void> {
  if (order.length === 0) return;
  const ids = order.map(idBytes);
  await tx.query('UPDATE lesson SET `position` = FIELD(id, ?) - 1 WHERE id IN (?)', [ids, ids]);
}

/** @throws CONFLICT when somebody changed it since the caller read it */
export function requireVersion(row: { version: number }, version: number): void {
  if (row.version !== version) throw new AppError('CONFLICT', { version: row.version });
}
