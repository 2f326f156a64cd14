import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError, type Actor } from '@yunqiao/platform';
import { Chapter } from './chapter.entity.js';
import {
  arrangeChapters,
  chapterOrder,
  lockChapter,
  lockDraft,
  MOST_CHAPTERS,
  requireVersion,
} from './course-draft.js';
import type { Course } from './course.entity.js';
import { DraftEditor } from './draft-editor.js';
import { placedAt, without } from './ordering.js';

/** Chapters of a draft. Every method answers with the course, and throws CHAPTER_NOT_FOUND or COURSE_REMOVED. */
@Injectable()
export class ChapterService {
  constructor(private readonly drafts: DraftEditor) {}

  /**
   * Adds a chapter at the end. The same id twice is the same as once.
   * @throws COURSE_NOT_FOUND, COURSE_FULL, CONFLICT when the id is taken elsewhere
   */
  add(actor: Actor, given: { id: string; courseId: string; title: string }): Promise<Course> {
    return this.drafts.edit(
      async (tx) => ({ course: await lockDraft(tx, actor, given.courseId) }),
      async (tx, { course }) => {
        const known = await tx.findOneBy(Chapter, { id: given.id });
        if (known && known.courseId !== course.id) throw new AppError('CONFLICT');
        if (known) return false;
        const order = await chapterOrder(tx, course.id);
        if (order.length >= MOST_CHAPTERS) throw new AppError('COURSE_FULL', { maximum: MOST_CHAPTERS });
        await tx.insert(Chapter, { ...given, position: order.length, removedAt: null });
        return true;
      },
    );
  }

  /** @throws CONFLICT when somebody else changed it */
  rename(actor: Actor, change: { id: string; version: number; title: string }): Promise<Course> {
    return this.edit(actor, change.id, async (tx, { chapter }) => {
      requireStanding(chapter);
      requireVersion(chapter, change.version);
      await tx.save(Object.assign(chapter, { title: change.title }));
      return true;
    });
  }

  /** Puts the chapter at a place among the others, counted from 0. */
  move(actor: Actor, chapterId: string, toIndex: number): Promise<Course> {
    return this.edit(actor, chapterId, async (tx, { course, chapter }) => {
      requireStanding(chapter);
      await arrangeChapters(tx, placedAt(await chapterOrder(tx, course.id), chapterId, toIndex));
      return true;
    });
  }

  /** Takes the chapter with its lessons out of the draft. */
  remove(actor: Actor, chapterId: string): Promise<Course> {
    return this.edit(actor, chapterId, async (tx, { course, chapter }, now) => {
      if (chapter.removedAt) return false;
      await tx.save(Object.assign(chapter, { removedAt: now }));
      await arrangeChapters(tx, without(await chapterOrder(tx, course.id), chapterId));
      return true;
    });
  }

  /** Brings it back to where it stood. */
  restore(actor: Actor, chapterId: string): Promise<Course> {
    return this.edit(actor, chapterId, async (tx, { course, chapter }) => {
      if (!chapter.removedAt) return false;
      const order = await chapterOrder(tx, course.id);
      if (order.length >= MOST_CHAPTERS) throw new AppError('COURSE_FULL', { maximum: MOST_CHAPTERS });
      await tx.save(Object.assign(chapter, { removedAt: null }));
      await arrangeChapters(tx, placedAt(order, chapterId, chapter.position));
      return true;
    });
  }

  private edit(
    actor: Actor,
    chapterId: string,
    change: (tx: EntityManager, found: { course: Course; chapter: Chapter }, now: Date) => Promise<boolean>,
  ): Promise<Course> {
    return this.drafts.edit((tx) => lockChapter(tx, actor, chapterId), change);
  }
}

function requireStanding(chapter: Chapter): void {
  if (chapter.removedAt) throw new AppError('CHAPTER_NOT_FOUND');
}
