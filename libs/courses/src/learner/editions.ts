import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { idBytes, idText } from '@yunqiao/platform';
import type { CourseOutline } from '../course/course-edition.entity.js';
import type { CourseCategory } from '../course/course.entity.js';
import { Remembered } from './remembered.js';

/** A lesson as learners see it in an outline. */
export interface EditionLesson {
  id: string;
  title: string;
  body: string;
  mediaId: string | null;
  fileMediaIds: string[];
  /** Whether its video may be taken along. */
  allowsDownload: boolean;
  chapterTitle: string;
  /** Counted from 1 over the course. */
  number: number;
}

/** A course as learners read it. */
export interface Edition {
  courseId: string;
  number: number;
  schoolId: string;
  trainerId: string;
  title: string;
  category: CourseCategory;
  subject: string;
  description: string;
  coverMediaId: string | null;
  chapters: { id: string; title: string; lessons: EditionLesson[] }[];
  lessons: EditionLesson[];
  lessonById: ReadonlyMap<string, EditionLesson>;
  videoIds: string[];
}

interface EditionRow {
  course_id: Buffer;
  number: number;
  outline: string | CourseOutline;
  title: string;
  category: CourseCategory;
  subject: string;
  description: string;
  cover_media_id: Buffer | null;
  school_id: Buffer;
  trainer_id: Buffer;
}

const day = 86_400;

/** Editions never change, so what was read once is kept. */
@Injectable()
export class Editions {
  private readonly kept: Remembered<Edition>;

  constructor(@InjectDataSource() private readonly database: DataSource) {
    this.kept = new Remembered(
      (keys) => this.read(keys),
      () => day,
      500,
    );
  }

  /** Latest editions of these courses, by course. */
  async findLatest(courses: readonly { courseId: string; edition: number }[]): Promise<Map<string, Edition>> {
    const found = await this.kept.find(courses.map(({ courseId, edition }) => keyOf(courseId, edition)));
    return new Map([...found.values()].map((edition) => [edition.courseId, edition]));
  }

  /** What learners read of these courses, by course; one that was never published has nothing. */
  findOf(courses: readonly { id: string; edition: number }[]): Promise<Map<string, Edition>> {
    const published = courses.filter(({ edition }) => edition > 0);
    return this.findLatest(published.map(({ id, edition }) => ({ courseId: id, edition })));
  }

  private async read(keys: string[]): Promise<Map<string, Edition>> {
    const pairs = keys.map((key) => [idBytes(key.slice(0, 36)), Number(key.slice(37))]);
    const rows = await this.database.query<EditionRow[]>(
      'SELECT edition.course_id, edition.number, edition.outline, edition.title, edition.category, edition.subject, ' +
        'edition.description, edition.cover_media_id, course.school_id, course.trainer_id ' +
        'FROM course_edition edition JOIN course ON course.id = edition.course_id ' +
        'WHERE (edition.course_id, edition.number) IN (?)',
      [pairs],
    );
    return new Map(rows.map(editionOfRow).map((edition) => [keyOf(edition.courseId, edition.number), edition]));
  }
}

function keyOf(courseId: string, edition: number): string {
  return [courseId, edition].join(':');
}

function editionOfRow(row: EditionRow): Edition {
  const outline = typeof row.outline === 'string' ? (JSON.parse(row.outline) as CourseOutline) : row.outline;
  return {
    courseId: idText(row.course_id),
    number: row.number,
    schoolId: idText(row.school_id),
    trainerId: idText(row.trainer_id),
    title: row.title,
    category: row.category,
    subject: row.subject,
    description: row.description,
    coverMediaId: row.cover_media_id && idText(row.cover_media_id),
    ...lessonsOf(outline),
  };
}

/** The lessons of an outline, numbered over the course. */
export function lessonsOf(outline: CourseOutline): Pick<Edition, 'chapters' | 'lessons' | 'lessonById' | 'videoIds'> {
  let number = 0;
  const chapters = outline.chapters.map((chapter) => ({
    id: chapter.id,
    title: chapter.title,
    lessons: chapter.lessons.map(({ id, title, body, mediaId, files, allowsDownload = false }): EditionLesson => {
      number += 1;
      return {
        id,
        title,
        body,
        mediaId,
        allowsDownload,
        fileMediaIds: files.map((file) => file.mediaId),
        chapterTitle: chapter.title,
        number,
      };
    }),
  }));
  const lessons = chapters.flatMap((chapter) => chapter.lessons);
  return {
    chapters,
    lessons,
    lessonById: new Map(lessons.map((lesson) => [lesson.id, lesson])),
    videoIds: lessons.flatMap((lesson) => (lesson.mediaId ? [lesson.mediaId] : [])),
  };
}
