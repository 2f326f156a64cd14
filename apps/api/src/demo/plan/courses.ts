import type { CourseCategory } from '@yunqiao/courses';
import { publicFoundation } from '../content/public-foundation.js';
import { publicGood, teacherDevelopment } from '../content/public-good-and-teachers.js';
import { secondsOf, showcases } from '../content/showcase.js';
import { specialised } from '../content/specialised.js';
import { describeCourse, writeLesson } from './course-texts.js';
import type { DemoPerson } from './people.js';
import type { Random } from './random.js';

const createdAt = Date.parse('2020-01-13T09:00:00+08:00');
/** Lessons of each chapter. */
const chapterLengths = [3, 3, 2];

const chapterTitles: Record<CourseCategory, readonly [string, string, string]> = {
  publicFoundation: ['第一单元　走进主题', '第二单元　方法与练习', '第三单元　生活中的运用'],
  specialised: ['项目一　认识与准备', '项目二　基本操作', '项目三　综合实训'],
  publicGood: ['第一单元　认识', '第二单元　防护', '第三单元　身心'],
  teacherDevelopment: ['模块一　理念与准备', '模块二　设计与实施', '模块三　反思与提升'],
};

export interface DemoLesson {
  readonly id: Buffer;
  readonly title: string;
  readonly body: string;
  /** Index of its video in the showcases; null for a lesson to read. */
  readonly showcase: number | null;
  /** Length of its video; 0 for a lesson to read. */
  readonly videoSeconds: number;
}

export interface DemoChapter {
  readonly id: Buffer;
  readonly title: string;
  readonly lessons: DemoLesson[];
}

export interface DemoCourse {
  readonly id: Buffer;
  readonly trainer: DemoPerson;
  readonly title: string;
  readonly category: CourseCategory;
  readonly subject: string;
  readonly description: string;
  readonly createdAt: number;
  readonly publishedAt: number;
  readonly chapters: DemoChapter[];
  readonly lessons: DemoLesson[];
}

const lists: readonly [CourseCategory, string][] = [
  ['publicFoundation', publicFoundation],
  ['specialised', specialised],
  ['publicGood', publicGood],
  ['teacherDevelopment', teacherDevelopment],
];

/** The 95 courses of the 2020 spring term, each written by a trainer of a Shanghai school. */
export function planCourses(random: Random, trainers: readonly DemoPerson[], withVideos: boolean): DemoCourse[] {
  const lines = lists.flatMap(([category, list]) =>
    list
      .trim()
      .split('\n')
      .map((line) => ({ category, line })),
  );
  return lines.map(({ category, line }, index) => {
    const [title, subject, lessonTitles] = line.split('|') as [string, string, string];
    const trainer = trainers[trainerIndex(title, index, trainers.length)]!;
    const chapters = planChapters(random, { category, title, subject }, lessonTitles.split('、'), withVideos);
    const begun = createdAt + index * 3_600_000;
    return {
      id: random.id(begun),
      trainer,
      title,
      category,
      subject,
      description: describeCourse({ category, title, subject }, lessonTitles.split('、')),
      createdAt: begun,
      publishedAt: begun + random.integer(4, 24) * 86_400_000,
      chapters,
      lessons: chapters.flatMap((chapter) => chapter.lessons),
    };
  });
}

/** The two trainers who can sign in own the courses that are on offer now, in turn. */
function trainerIndex(title: string, index: number, count: number): number {
  const showcase = showcases.findIndex((entry) => entry.course === title);
  if (showcase >= 0) return showcase % 2;
  return count > 2 ? 2 + (index % (count - 2)) : index % count;
}

function planChapters(
  random: Random,
  course: Pick<DemoCourse, 'category' | 'title' | 'subject'>,
  lessonTitles: readonly string[],
  withVideos: boolean,
): DemoChapter[] {
  let number = 0;
  return chapterLengths.map((length, index) => ({
    id: random.id(createdAt),
    title: chapterTitles[course.category][index]!,
    lessons: Array.from({ length }, () => {
      const lesson = number;
      number += 1;
      return planLesson(random, course, lessonTitles, lesson, withVideos);
    }),
  }));
}

function planLesson(
  random: Random,
  course: Pick<DemoCourse, 'category' | 'title' | 'subject'>,
  lessonTitles: readonly string[],
  number: number,
  withVideos: boolean,
): DemoLesson {
  const showcase = showcases.findIndex((entry) => entry.course === course.title && entry.lesson === number);
  const video = withVideos ? (showcases[showcase]?.video ?? null) : null;
  return {
    id: random.id(createdAt),
    title: lessonTitles[number]!,
    body: writeLesson(random, course, lessonTitles, number),
    showcase: video ? showcase : null,
    videoSeconds: video ? secondsOf(video) : 0,
  };
}
