import { ClassViewingMark } from './class-viewing/class-viewing-mark.entity.js';
import { ClassViewing } from './class-viewing/class-viewing.entity.js';
import { Chapter } from './course/chapter.entity.js';
import { CourseEdition } from './course/course-edition.entity.js';
import { Course } from './course/course.entity.js';
import { FormerVideo } from './course/former-video.entity.js';
import { LessonFile } from './course/lesson-file.entity.js';
import { Lesson } from './course/lesson.entity.js';
import { CreateCourses1700000004000 } from './migrations/1700000004000-create-courses.js';
import { CorrectClassViewings1700000007001 } from './migrations/1700000007001-correct-class-viewings.js';
import { CreateClassViewing1700000006500 } from './migrations/1700000006500-create-class-viewing.js';
import { AddSeenInClass1700000007300 } from './migrations/1700000007300-add-seen-in-class.js';
import { AllowDownload1700000007535 } from './migrations/1700000007535-allow-download.js';
import { CreateFormerVideo1700000007536 } from './migrations/1700000007536-create-former-video.js';
import { LetMediaGo1700000007531 } from './migrations/1700000007531-let-media-go.js';
import { KnowWhoCameBack1700000007601 } from './migrations/1700000007601-know-who-came-back.js';
import { LessonProgress } from './progress/lesson-progress.entity.js';
import { CourseRunSchool } from './run/course-run-school.entity.js';
import { CourseRun } from './run/course-run.entity.js';
import { Enrolment } from './run/enrolment.entity.js';
import { Term } from './term/term.entity.js';

/** The tables of this room. */
export const coursesEntities = [
  ...[Term, Course, Chapter, Lesson, LessonFile, FormerVideo, CourseEdition],
  ...[CourseRun, CourseRunSchool, Enrolment, LessonProgress],
  ...[ClassViewing, ClassViewingMark],
];

/** How they came about, oldest first. */
export const coursesMigrations = [
  CreateCourses1700000004000,
  CreateClassViewing1700000006500,
  CorrectClassViewings1700000007001,
  AddSeenInClass1700000007300,
  LetMediaGo1700000007531,
  AllowDownload1700000007535,
  CreateFormerVideo1700000007536,
  KnowWhoCameBack1700000007601,
];
