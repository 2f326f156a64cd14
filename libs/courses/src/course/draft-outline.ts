import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { Chapter } from './chapter.entity.js';
import type { CourseOutline } from './course-edition.entity.js';
import { LessonFile } from './lesson-file.entity.js';
import { Lesson } from './lesson.entity.js';

/** A lesson of a draft with its files, in order. */
export interface DraftLesson extends Lesson {
  fileMediaIds: string[];
}

/** A chapter of a draft with its lessons, in order. */
export interface DraftChapter extends Chapter {
  lessons: DraftLesson[];
}

/** Reads drafts: what stands in them, without what was removed. */
@Injectable()
export class DraftOutlines {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Chapters in order, by course; three queries for any number of courses. */
  async findByCourses(
    courseIds: readonly string[],
    tx: EntityManager = this.database.manager,
  ): Promise<Map<string, DraftChapter[]>> {
    const within = { courseId: In([...courseIds]), removedAt: IsNull() };
    const order = { position: 'ASC', id: 'ASC' } as const;
    const chapters = await tx.find(Chapter, { where: within, order });
    const lessons = await tx.find(Lesson, { where: within, order });
    const lessonIds = lessons.map((lesson) => lesson.id);
    const files = lessonIds.length > 0 ? await tx.find(LessonFile, { where: { lessonId: In(lessonIds) }, order }) : [];

    const filesOf = grouped(files, (file) => file.lessonId);
    const drafts = lessons.map((lesson): DraftLesson => {
      return { ...lesson, fileMediaIds: (filesOf.get(lesson.id) ?? []).map((file) => file.mediaId) };
    });
    const lessonsOf = grouped(drafts, (lesson) => lesson.chapterId);
    const withLessons = chapters.map((chapter): DraftChapter => {
      return { ...chapter, lessons: lessonsOf.get(chapter.id) ?? [] };
    });
    return grouped(withLessons, (chapter) => chapter.courseId);
  }
}

/** What an edition keeps of a draft. Chapters without lessons are not shown to learners. */
export function outlineOf(chapters: readonly DraftChapter[]): CourseOutline {
  return {
    chapters: chapters
      .filter((chapter) => chapter.lessons.length > 0)
      .map((chapter) => ({
        id: chapter.id,
        title: chapter.title,
        lessons: chapter.lessons.map((lesson) => ({
          id: lesson.id,
          title: lesson.title,
          body: lesson.body,
          mediaId: lesson.mediaId,
          allowsDownload: lesson.allowsDownload,
          files: lesson.fileMediaIds.map((mediaId) => ({ mediaId })),
        })),
      })),
  };
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return groups;
}
