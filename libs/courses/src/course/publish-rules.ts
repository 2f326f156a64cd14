import type { Media } from '@yunqiao/media';
import { AppError } from '@yunqiao/platform';
import type { CourseOutline, OutlineLesson } from './course-edition.entity.js';

/**
 * Whether an outline can be shown to learners.
 * @throws COURSE_WITHOUT_LESSONS, COURSE_HAS_FAILED_VIDEO, COURSE_VIDEO_NOT_PLAYABLE, COURSE_FILE_NOT_READY, each with
 *   the titles of the lessons concerned
 */
export function requirePublishable(
  outline: CourseOutline,
  media: ReadonlyMap<string, Pick<Media, 'state' | 'removedAt'>>,
): void {
  const lessons = outline.chapters.flatMap((chapter) => chapter.lessons);
  if (lessons.length === 0) throw new AppError('COURSE_WITHOUT_LESSONS');

  const stateOf = (mediaId: string) => {
    const found = media.get(mediaId);
    return found && !found.removedAt ? found.state : 'failed';
  };
  const videoIs =
    (...states: string[]) =>
    (lesson: OutlineLesson) =>
      lesson.mediaId !== null && states.includes(stateOf(lesson.mediaId));
  const lacksFile = (lesson: OutlineLesson) => lesson.files.some(({ mediaId }) => stateOf(mediaId) !== 'ready');

  refuseIfAny('COURSE_HAS_FAILED_VIDEO', lessons.filter(videoIs('failed')));
  refuseIfAny('COURSE_VIDEO_NOT_PLAYABLE', lessons.filter(videoIs('uploading', 'processing')));
  refuseIfAny('COURSE_FILE_NOT_READY', lessons.filter(lacksFile));
}

function refuseIfAny(code: string, lessons: OutlineLesson[]): void {
  if (lessons.length > 0) throw new AppError(code, { lessons: lessons.map((lesson) => lesson.title) });
}
