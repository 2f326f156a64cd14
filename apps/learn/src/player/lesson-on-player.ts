/** The lesson that is on the player, as everything that is reported of it names it. */
export interface LessonOnPlayer {
  courseRunId: string;
  lessonId: string;
  /** Proof of when the server handed it out; null where nothing is counted. */
  grant: string | null;
}

/** What a page that shows a lesson hands to what reports. */
export function lessonOnPlayer(lesson: { id: string; courseRunId: string; grant?: string | null }): LessonOnPlayer {
  return { courseRunId: lesson.courseRunId, lessonId: lesson.id, grant: lesson.grant ?? null };
}
