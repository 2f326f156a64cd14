/** What moving needs to know of a course: chapters in order, with their lessons in order. */
export interface Outline<Lesson extends { id: string } = { id: string }> {
  id: string;
  lessons: readonly Lesson[];
}

/** Where a lesson goes: 0-based among the lessons of the chapter, counted without the lesson itself. */
export interface LessonPlace {
  toChapterId: string;
  toIndex: number;
}

export type Direction = 'up' | 'down';

/**
 * The place one step up or down; over the edge of a chapter it goes on in the neighbouring chapter.
 * Null at the very beginning and the very end.
 */
export function lessonStep(outline: readonly Outline[], lessonId: string, direction: Direction): LessonPlace | null {
  const chapterIndex = outline.findIndex((chapter) => chapter.lessons.some((lesson) => lesson.id === lessonId));
  const chapter = outline[chapterIndex];
  if (!chapter) return null;
  const index = chapter.lessons.findIndex((lesson) => lesson.id === lessonId);
  if (direction === 'up') {
    if (index > 0) return { toChapterId: chapter.id, toIndex: index - 1 };
    const before = outline[chapterIndex - 1];
    return before ? { toChapterId: before.id, toIndex: before.lessons.length } : null;
  }
  if (index < chapter.lessons.length - 1) return { toChapterId: chapter.id, toIndex: index + 1 };
  const after = outline[chapterIndex + 1];
  return after ? { toChapterId: after.id, toIndex: 0 } : null;
}

/** The index one step up or down; null at the edges. */
export function chapterStep(outline: readonly Outline[], chapterId: string, direction: Direction): number | null {
  const index = outline.findIndex((chapter) => chapter.id === chapterId);
  const next = direction === 'up' ? index - 1 : index + 1;
  return index < 0 || next < 0 || next >= outline.length ? null : next;
}

/** The outline after a lesson has gone to `place`. */
export function withLessonAt<Lesson extends { id: string }, Chapter extends { id: string; lessons: Lesson[] }>(
  chapters: readonly Chapter[],
  lessonId: string,
  place: LessonPlace,
): Chapter[] {
  const moved = chapters.flatMap((chapter) => chapter.lessons).find((lesson) => lesson.id === lessonId);
  if (!moved) return [...chapters];
  return chapters.map((chapter) => {
    const lessons = chapter.lessons.filter((lesson) => lesson.id !== lessonId);
    if (chapter.id === place.toChapterId) lessons.splice(place.toIndex, 0, moved);
    return { ...chapter, lessons };
  });
}

/** The chapters after one of them has gone to `toIndex`. */
export function withChapterAt<Chapter extends { id: string }>(
  chapters: readonly Chapter[],
  chapterId: string,
  toIndex: number,
): Chapter[] {
  const moved = chapters.find((chapter) => chapter.id === chapterId);
  const others = chapters.filter((chapter) => chapter.id !== chapterId);
  if (moved) others.splice(toIndex, 0, moved);
  return others;
}

/** Number of the lesson over the whole course, from 1; 0 when it is not there. */
export function lessonNumber(outline: readonly Outline[], lessonId: string): number {
  return outline.flatMap((chapter) => chapter.lessons).findIndex((lesson) => lesson.id === lessonId) + 1;
}
