import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { AppError, type Actor } from '@yunqiao/platform';
import { Course } from '../course/course.entity.js';
import { mayManageCourse } from '../course/course.policy.js';
import { Lesson } from '../course/lesson.entity.js';
import type { PlaybackType } from './learner.types.js';
import { LessonAddresses } from './lesson-addresses.js';
import { MediaFactsReader } from './media-facts.js';

/** A lesson as another room shows it. */
export interface ShownLesson {
  readonly id: string;
  readonly title: string;
  readonly courseTitle: string;
  /** Its video; null where it has none. */
  readonly mediaId: string | null;
}

/** Lessons for rooms above, which decide by themselves who may watch. Nobody is enrolled there, and nothing is counted. */
@Injectable()
export class LessonShowing {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly media: MediaFactsReader,
    private readonly addresses: LessonAddresses,
  ) {}

  /**
   * A lesson that the actor may give others to watch: of a course that they manage.
   * @param manager of the transaction in which it is asked, if there is one
   * @throws LESSON_NOT_FOUND
   */
  async getManaged(
    actor: Actor,
    lessonId: string,
    manager: EntityManager = this.database.manager,
  ): Promise<ShownLesson> {
    const lesson = await manager.findOneBy(Lesson, { id: lessonId, removedAt: IsNull() });
    const course = lesson && (await manager.findOneBy(Course, { id: lesson.courseId }));
    if (!course || course.removedAt || !mayManageCourse(actor, course)) throw new AppError('LESSON_NOT_FOUND');
    return shown(lesson, course);
  }

  /** By id; what was removed is missing. */
  async find(lessonIds: readonly string[]): Promise<Map<string, ShownLesson>> {
    if (lessonIds.length === 0) return new Map();
    const where = { id: In([...lessonIds]), removedAt: IsNull() };
    const lessons = await this.database.manager.findBy(Lesson, where);
    const ids = [...new Set(lessons.map(({ courseId }) => courseId))];
    const courses = ids.length > 0 ? await this.database.manager.findBy(Course, { id: In(ids) }) : [];
    const byId = new Map(courses.map((course) => [course.id, course]));
    return new Map(lessons.map((lesson) => [lesson.id, shown(lesson, byId.get(lesson.courseId)!)]));
  }

  /** Signed addresses of its video for this viewer; null while it cannot be played. */
  async playback(actor: Actor, { mediaId }: ShownLesson, isNative: boolean): Promise<PlaybackType | null> {
    if (!mediaId) return null;
    return this.addresses.playbackOf(actor, mediaId, await this.media.find([mediaId]), isNative);
  }
}

function shown({ id, title, mediaId }: Lesson, course: Course): ShownLesson {
  return { id, title, courseTitle: course.title, mediaId };
}
