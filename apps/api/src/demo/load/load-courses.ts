import type { CourseOutline } from '@yunqiao/courses';
import { searchKeys } from '@yunqiao/identity';
import { idText } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import type { DemoCourse } from '../plan/courses.js';
import type { DemoEnrolment } from '../plan/enrolments.js';
import type { DemoRun } from '../plan/runs.js';
import { bulkInsert, instant } from './bulk-insert.js';
import { tables } from './tables.js';

/** Writes courses with their first edition. Videos are put into their lessons later, when they are there. */
export async function loadCourses(tx: EntityManager, courses: readonly DemoCourse[]): Promise<void> {
  await bulkInsert(tx, tables.course, courses, (course) => {
    const keys = searchKeys(course.title);
    const published = instant(course.publishedAt);
    return [
      ...[
        course.id,
        course.trainer.school.id,
        course.trainer.id,
        course.title,
        keys.pinyin,
        keys.initials,
        course.category,
      ],
      ...[course.subject, course.description, null, 1, published, 0, null, instant(course.createdAt), published, 1],
    ];
  });
  const chapters = courses.flatMap((course) =>
    course.chapters.map((chapter, position) => ({ course, chapter, position })),
  );
  await bulkInsert(tx, tables.chapter, chapters, ({ course, chapter, position }) => [
    chapter.id,
    course.id,
    chapter.title,
    position,
    null,
    1,
  ]);
  const lessons = chapters.flatMap(({ course, chapter }) =>
    chapter.lessons.map((lesson, position) => ({ course, chapter, lesson, position })),
  );
  await bulkInsert(tx, tables.lesson, lessons, ({ course, chapter, lesson, position }) => [
    ...[lesson.id, course.id, chapter.id, lesson.title, lesson.body, null, position, null, 1],
  ]);
  await bulkInsert(tx, tables.edition, courses, (course) => {
    const keys = searchKeys(course.title);
    return [
      ...[course.id, 1, JSON.stringify(outlineOf(course)), course.title, keys.pinyin, keys.initials, course.category],
      ...[course.subject, course.description, null, instant(course.publishedAt), course.trainer.id],
    ];
  });
}

function outlineOf(course: DemoCourse): CourseOutline {
  return {
    chapters: course.chapters.map((chapter) => ({
      id: idText(chapter.id),
      title: chapter.title,
      lessons: chapter.lessons.map((lesson) => ({
        id: idText(lesson.id),
        title: lesson.title,
        body: lesson.body,
        mediaId: null,
        files: [],
      })),
    })),
  };
}

/** Writes what is on offer, in terms that exist. */
export async function loadRuns(tx: EntityManager, runs: readonly DemoRun[]): Promise<void> {
  const terms: { id: Buffer; code: string }[] = await tx.query('SELECT id, code FROM term');
  const termIds = new Map(terms.map((term) => [term.code, term.id]));
  await bulkInsert(tx, tables.run, runs, (run) => {
    const termId = termIds.get(run.termCode);
    if (!termId) throw new Error(`There is no term ${run.termCode}`);
    return [run.id, run.course.id, termId, run.startsOn, run.endsOn, 1, null, 1];
  });
  const offers = runs.flatMap((run) => run.schools.map((school) => ({ run, school })));
  await bulkInsert(tx, tables.runSchool, offers, ({ run, school }) => [run.id, school.id]);
}

/** Writes who is enrolled. */
export async function loadEnrolments(tx: EntityManager, enrolments: readonly DemoEnrolment[]): Promise<void> {
  await bulkInsert(tx, tables.enrolment, enrolments, ({ id, run, person, source, enrolledAt }) => [
    ...[
      id,
      run.id,
      person.id,
      person.membershipId,
      person.school.id,
      person.classGroup?.id ?? null,
      person.role,
      source,
    ],
    ...[instant(enrolledAt), null],
  ]);
}
