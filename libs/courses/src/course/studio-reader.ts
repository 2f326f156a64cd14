import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Brackets, DataSource } from 'typeorm';
import { containing, foldSearch } from '@yunqiao/identity';
import { idBytes, idText, paginate, type Actor, type Page, type PageRequest } from '@yunqiao/platform';
import { idList } from '../columns.js';
import { Course, type CourseCategory } from './course.entity.js';
import { schoolsAdministeredBy } from './course.policy.js';

/** What a trainer looks for. */
export interface StudioCourseFilter {
  search?: string | null;
  category?: CourseCategory | null;
  includeRemoved?: boolean | null;
}

/** How many lessons a draft has, and how many of their videos are not ready. */
export interface LessonCounts {
  lessons: number;
  unready: number;
}

/** Where an upload is used. */
export interface MediaUse {
  courseId: string;
  courseTitle: string;
  lessonId: string | null;
  lessonTitle: string | null;
}

interface UseRow {
  media_id: Buffer;
  course_id: Buffer;
  course_title: string;
  lesson_id: Buffer | null;
  lesson_title: string | null;
}

const uses =
  'SELECT lesson.media_id, course.id AS course_id, course.title AS course_title, lesson.id AS lesson_id, lesson.title AS lesson_title ' +
  'FROM lesson JOIN course ON course.id = lesson.course_id JOIN chapter ON chapter.id = lesson.chapter_id ' +
  'WHERE lesson.media_id IN (?) AND lesson.removed_at IS NULL AND chapter.removed_at IS NULL AND course.removed_at IS NULL ' +
  'UNION SELECT lesson_file.media_id, course.id, course.title, lesson.id, lesson.title ' +
  'FROM lesson_file JOIN lesson ON lesson.id = lesson_file.lesson_id JOIN course ON course.id = lesson.course_id ' +
  'JOIN chapter ON chapter.id = lesson.chapter_id ' +
  'WHERE lesson_file.media_id IN (?) AND lesson.removed_at IS NULL AND chapter.removed_at IS NULL AND course.removed_at IS NULL ' +
  'UNION SELECT course.cover_media_id, course.id, course.title, NULL, NULL FROM course ' +
  'WHERE course.cover_media_id IN (?) AND course.removed_at IS NULL ORDER BY course_title, lesson_title';

/** Reads courses as those see them who make them. */
@Injectable()
export class StudioReader {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Courses that the actor manages, the newest first. */
  find(actor: Actor, filter: StudioCourseFilter, page: PageRequest): Promise<Page<Course>> {
    const query = this.database.createQueryBuilder(Course, 'course').where('1 = 1');
    if (!actor.roles.has('platformAdministrator')) {
      query.andWhere(
        new Brackets((own) => {
          own.where('course.schoolId IN (:...schoolIds)', { schoolIds: idList(schoolsAdministeredBy(actor)) });
          if (actor.roles.has('trainer'))
            own.orWhere('course.trainerId = :trainerId', { trainerId: idBytes(actor.personId) });
        }),
      );
    }
    if (!filter.includeRemoved) query.andWhere('course.removedAt IS NULL');
    if (filter.category) query.andWhere('course.category = :category', { category: filter.category });
    const words = filter.search?.trim();
    if (words) {
      query.andWhere('(course.title LIKE :words OR course.pinyin LIKE :keys OR course.initials LIKE :keys)', {
        words: containing(words),
        keys: containing(foldSearch(words)),
      });
    }
    return paginate(query, [{ column: 'course.id', direction: 'DESC' }], page);
  }

  /** By course; a course without lessons is missing. A video counts as not ready for which publishing would be refused. */
  async countLessons(courseIds: readonly string[]): Promise<Map<string, LessonCounts>> {
    const rows = await this.database.query<{ course_id: Buffer; lessons: string; unready: string }[]>(
      'SELECT lesson.course_id, COUNT(*) AS lessons, COALESCE(SUM(' +
        "media.removed_at IS NOT NULL OR media.state NOT IN ('playable', 'ready')), 0) AS unready " +
        'FROM lesson ' +
        'JOIN chapter ON chapter.id = lesson.chapter_id AND chapter.removed_at IS NULL ' +
        'LEFT JOIN media ON media.id = lesson.media_id ' +
        'WHERE lesson.course_id IN (?) AND lesson.removed_at IS NULL GROUP BY lesson.course_id',
      [idList(courseIds)],
    );
    return new Map(
      rows.map((row) => [idText(row.course_id), { lessons: Number(row.lessons), unready: Number(row.unready) }]),
    );
  }

  /** Where uploads are used in drafts, by upload. */
  async findUses(mediaIds: readonly string[]): Promise<Map<string, MediaUse[]>> {
    const ids = idList(mediaIds);
    const rows = await this.database.query<UseRow[]>(uses, [ids, ids, ids]);
    const found = new Map<string, MediaUse[]>(mediaIds.map((id) => [id, []]));
    for (const row of rows) {
      found.get(idText(row.media_id))?.push({
        courseId: idText(row.course_id),
        courseTitle: row.course_title,
        lessonId: row.lesson_id && idText(row.lesson_id),
        lessonTitle: row.lesson_title,
      });
    }
    return found;
  }
}
