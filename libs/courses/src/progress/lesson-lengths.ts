import { Media } from '@yunqiao/media';
import type { EntityManager } from 'typeorm';
import { CourseEdition } from '../course/course-edition.entity.js';
import { Course } from '../course/course.entity.js';
import { lessonsOf, type EditionLesson } from '../learner/editions.js';
import type { LessonLength } from './lesson-state.js';

/** How long a lesson is that the latest edition of its course does not have any more. */
const unknown: LessonLength = { hasVideo: true, durationSeconds: null };

/** How long a lesson of the latest edition is; asked within a transaction, which then needs no second connection. */
export async function readLessonLength(
  tx: EntityManager,
  { courseId, lessonId }: { courseId: string; lessonId: string },
): Promise<LessonLength> {
  const { edition: number } = await tx.findOneByOrFail(Course, { id: courseId });
  const edition = await tx.findOneBy(CourseEdition, { courseId, number });
  const lesson = edition && lessonsOf(edition.outline).lessonById.get(lessonId);
  if (!lesson) return unknown;
  const video = lesson.mediaId ? await tx.findOneBy(Media, { id: lesson.mediaId }) : null;
  return lengthOf(lesson, new Map(video ? [[video.id, video]] : []));
}

/** The length of a lesson, of whose video these facts are known. */
export function lengthOf(
  { mediaId }: Pick<EditionLesson, 'mediaId'>,
  facts: ReadonlyMap<string, { readonly durationSeconds: number | null }>,
): LessonLength {
  if (!mediaId) return { hasVideo: false, durationSeconds: null };
  return { hasVideo: true, durationSeconds: facts.get(mediaId)?.durationSeconds ?? null };
}
