import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, newId, type Actor } from '@yunqiao/platform';
import { Chapter } from './chapter.entity.js';
import { arrangeLessons, lessonOrder, lockChapter, lockLesson, MOST_LESSONS, requireVersion } from './course-draft.js';
import type { Course } from './course.entity.js';
import { CourseMedia } from './course-media.js';
import { DraftEditor } from './draft-editor.js';
import { FormerVideos } from './former-videos.js';
import { LessonFile } from './lesson-file.entity.js';
import { Lesson } from './lesson.entity.js';
import { placedAt, without } from './ordering.js';

/** A new lesson as its trainer describes it. */
export interface NewLesson {
  id: string;
  chapterId: string;
  title: string;
  body: string;
  mediaId?: string | null;
}

/** Fields of a lesson to change; what is absent stays. */
export interface LessonChange {
  id: string;
  version: number;
  title?: string | null;
  body?: string | null;
  mediaId?: string | null;
  removeVideo?: boolean | null;
  allowsDownload?: boolean | null;
  /** All files of the lesson, in order. */
  fileMediaIds?: string[] | null;
}

/** Which video a lesson is to have again. */
export interface VideoWish {
  lessonId: string;
  version: number;
  mediaId: string;
}

interface FoundLesson {
  course: Course;
  lesson: Lesson;
}

/** Lessons of a draft. Every method answers with the course, and throws LESSON_NOT_FOUND or COURSE_REMOVED. */
@Injectable()
export class LessonService {
  constructor(
    private readonly drafts: DraftEditor,
    private readonly media: CourseMedia,
    private readonly former: FormerVideos,
  ) {}

  /**
   * Adds a lesson at the end of a chapter. The same id twice is the same as once.
   * @throws CHAPTER_NOT_FOUND, COURSE_FULL, MEDIA_NOT_FOUND, CONFLICT when the id is taken elsewhere
   */
  async add(actor: Actor, given: NewLesson): Promise<Course> {
    if (given.mediaId) await this.media.require(actor, [given.mediaId], 'video');
    return this.drafts.edit(
      (tx) => lockChapter(tx, actor, given.chapterId),
      async (tx, { course, chapter }) => {
        if (chapter.removedAt) throw new AppError('CHAPTER_NOT_FOUND');
        const known = await tx.findOneBy(Lesson, { id: given.id });
        if (known && known.courseId !== course.id) throw new AppError('CONFLICT');
        if (known) return false;
        await requireRoom(tx, course);
        const position = (await lessonOrder(tx, chapter.id)).length;
        const lesson = { ...given, mediaId: given.mediaId ?? null, courseId: course.id, position, removedAt: null };
        await tx.insert(Lesson, lesson);
        return true;
      },
    );
  }

  /** @throws CONFLICT when somebody else changed it, MEDIA_NOT_FOUND */
  update(actor: Actor, change: LessonChange): Promise<Course> {
    return this.edit(actor, change.id, async (tx, { lesson }) => {
      await requireStanding(tx, lesson);
      requireVersion(lesson, change.version);
      if (change.mediaId && change.mediaId !== lesson.mediaId)
        await this.media.require(actor, [change.mediaId], 'video', tx);
      if (change.fileMediaIds) await this.replaceFiles(tx, actor, lesson, change.fileMediaIds);
      const before = lesson.mediaId;
      await tx.save(Object.assign(lesson, changedFields(change)));
      await this.former.replaced(tx, actor, lesson, before);
      return true;
    });
  }

  /**
   * Lets a lesson have one of its former videos again. Twice is the same as once.
   * @throws CONFLICT when somebody else changed it, LESSON_VIDEO_NOT_FORMER, MEDIA_GONE
   */
  goBackToVideo(actor: Actor, { lessonId, version, mediaId }: VideoWish): Promise<Course> {
    return this.edit(actor, lessonId, async (tx, { lesson }) => {
      await requireStanding(tx, lesson);
      if (lesson.mediaId === mediaId) return false;
      requireVersion(lesson, version);
      await this.former.bringBack(tx, lesson.id, mediaId);
      const before = lesson.mediaId;
      await tx.save(Object.assign(lesson, { mediaId }));
      await this.former.replaced(tx, actor, lesson, before);
      return true;
    });
  }

  /**
   * Puts the lesson at a place in a chapter of the same course, counted from 0.
   * @throws CHAPTER_NOT_FOUND for a chapter of another course
   */
  move(actor: Actor, lessonId: string, toChapterId: string, toIndex: number): Promise<Course> {
    return this.edit(actor, lessonId, async (tx, { course, lesson }) => {
      await requireStanding(tx, lesson);
      const chapter = await tx.findOneBy(Chapter, { id: toChapterId, courseId: course.id });
      if (!chapter || chapter.removedAt) throw new AppError('CHAPTER_NOT_FOUND');
      const fromChapterId = lesson.chapterId;
      if (fromChapterId !== chapter.id) await tx.save(Object.assign(lesson, { chapterId: chapter.id }));
      await arrangeLessons(tx, placedAt(await lessonOrder(tx, chapter.id), lessonId, toIndex));
      if (fromChapterId !== chapter.id) await arrangeLessons(tx, await lessonOrder(tx, fromChapterId));
      return true;
    });
  }

  /** Takes the lesson out of the draft. */
  remove(actor: Actor, lessonId: string): Promise<Course> {
    return this.edit(actor, lessonId, async (tx, { lesson }, now) => {
      if (lesson.removedAt) return false;
      await tx.save(Object.assign(lesson, { removedAt: now }));
      await arrangeLessons(tx, without(await lessonOrder(tx, lesson.chapterId), lessonId));
      return true;
    });
  }

  /**
   * Brings it back to where it stood.
   * @throws CHAPTER_NOT_FOUND while its chapter is removed
   */
  restore(actor: Actor, lessonId: string): Promise<Course> {
    return this.edit(actor, lessonId, async (tx, { course, lesson }) => {
      if (!lesson.removedAt) return false;
      const chapter = await tx.findOneByOrFail(Chapter, { id: lesson.chapterId });
      if (chapter.removedAt) throw new AppError('CHAPTER_NOT_FOUND');
      await requireRoom(tx, course);
      const order = await lessonOrder(tx, lesson.chapterId);
      await tx.save(Object.assign(lesson, { removedAt: null }));
      await arrangeLessons(tx, placedAt(order, lessonId, lesson.position));
      return true;
    });
  }

  /** Files that were attached before stay, whoever owns them; new ones must be the actor's. */
  private async replaceFiles(tx: EntityManager, actor: Actor, lesson: Lesson, mediaIds: string[]): Promise<void> {
    const wanted = [...new Set(mediaIds)];
    const attached = (await tx.findBy(LessonFile, { lessonId: lesson.id })).map((file) => file.mediaId);
    const added = wanted.filter((mediaId) => !attached.includes(mediaId));
    await this.media.require(actor, added, 'file', tx);
    await tx.delete(LessonFile, { lessonId: lesson.id });
    const files = wanted.map((mediaId, position) => ({ id: newId(), lessonId: lesson.id, mediaId, position }));
    if (files.length > 0) await tx.insert(LessonFile, files);
  }

  private edit(
    actor: Actor,
    lessonId: string,
    change: (tx: EntityManager, found: FoundLesson, now: Date) => Promise<boolean>,
  ): Promise<Course> {
    return this.drafts.edit((tx) => lockLesson(tx, actor, lessonId), change);
  }
}

async function requireStanding(tx: EntityManager, lesson: Lesson): Promise<void> {
  const chapter = await tx.findOneByOrFail(Chapter, { id: lesson.chapterId });
  if (lesson.removedAt || chapter.removedAt) throw new AppError('LESSON_NOT_FOUND');
}

async function requireRoom(tx: EntityManager, course: Course): Promise<void> {
  const count = await tx.countBy(Lesson, { courseId: course.id });
  if (count >= MOST_LESSONS) throw new AppError('COURSE_FULL', { maximum: MOST_LESSONS });
}

function changedFields(change: LessonChange): Partial<Lesson> {
  return {
    ...(change.title != null && { title: change.title }),
    ...(change.body != null && { body: change.body }),
    ...(change.mediaId != null && { mediaId: change.mediaId }),
    ...(change.removeVideo === true && { mediaId: null }),
    ...(change.allowsDownload != null && { allowsDownload: change.allowsDownload }),
  };
}
