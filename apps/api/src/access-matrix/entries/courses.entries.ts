import { everywhere, madeByTrainer, makers, type Entries, type Rows } from './entry.js';

type Names = Readonly<Record<string, keyof Rows>>;

/** For those who make courses: an operation whose fields name these rows. */
function studio(
  names: Names,
  code: `${string}_NOT_FOUND`,
  given: Readonly<Record<string, unknown>> = {},
): Entries[string] {
  const aim = (target: Rows) => Object.fromEntries(Object.entries(names).map(([field, row]) => [field, target[row]]));
  return { who: makers, given, aim, rows: madeByTrainer(code) };
}

const stale = { version: 999, title: '别的题目' };
const dates = { startsOn: '2020-03-01', endsOn: '2020-06-30' };

/** Rules of writing and offering courses: they are their trainer's, her school's administrators' and the platform administrators'. */
export const studioEntries: Entries = {
  studioCourses: {
    who: makers,
    given: { first: 100 },
    aim: () => ({}),
    shows: (target) => target.courseId,
    rows: {
      trainer: { ...everywhere('hidden'), own: 'ok' },
      schoolAdministrator: { own: 'ok', colleague: 'ok', sibling: 'hidden', other: 'hidden' },
      platformAdministrator: everywhere('ok'),
    },
  },
  studioCourse: studio({ id: 'courseId' }, 'COURSE_NOT_FOUND'),
  // A course belongs to the school where somebody trains or administers; a platform administrator has none.
  createCourse: { who: makers, refused: ['platformAdministrator'] },
  updateCourse: studio({ id: 'courseId' }, 'COURSE_NOT_FOUND', stale),
  removeCourse: studio({ courseId: 'courseId' }, 'COURSE_NOT_FOUND'),
  restoreCourse: studio({ courseId: 'courseId' }, 'COURSE_NOT_FOUND'),
  publishCourse: studio({ courseId: 'courseId' }, 'COURSE_NOT_FOUND'),
  addChapter: studio({ courseId: 'courseId' }, 'COURSE_NOT_FOUND'),
  updateChapter: studio({ id: 'chapterId' }, 'CHAPTER_NOT_FOUND', stale),
  moveChapter: studio({ chapterId: 'chapterId' }, 'CHAPTER_NOT_FOUND', { toIndex: 0 }),
  removeChapter: studio({ chapterId: 'chapterId' }, 'CHAPTER_NOT_FOUND'),
  restoreChapter: studio({ chapterId: 'chapterId' }, 'CHAPTER_NOT_FOUND'),
  addLesson: studio({ chapterId: 'chapterId' }, 'CHAPTER_NOT_FOUND'),
  updateLesson: studio({ id: 'lessonId' }, 'LESSON_NOT_FOUND', stale),
  moveLesson: studio({ lessonId: 'lessonId', toChapterId: 'chapterId' }, 'LESSON_NOT_FOUND', { toIndex: 0 }),
  goBackToVideo: studio({ lessonId: 'lessonId', mediaId: 'videoId' }, 'LESSON_NOT_FOUND', stale),
  removeLesson: studio({ lessonId: 'lessonId' }, 'LESSON_NOT_FOUND'),
  restoreLesson: studio({ lessonId: 'lessonId' }, 'LESSON_NOT_FOUND'),
  previewLesson: studio({ lessonId: 'lessonId' }, 'LESSON_NOT_FOUND'),
  studioCourseRun: studio({ id: 'courseRunId' }, 'COURSE_RUN_NOT_FOUND'),
  createCourseRun: {
    ...studio({ courseId: 'courseId' }, 'COURSE_NOT_FOUND', dates),
    aim: (target, own) => ({ courseId: target.courseId, termId: own.termId, schoolIds: [own.schoolId] }),
  },
  updateCourseRun: studio({ id: 'courseRunId' }, 'COURSE_RUN_NOT_FOUND', { version: 999 }),
  enrolClassGroups: {
    ...studio({}, 'COURSE_RUN_NOT_FOUND'),
    aim: (target) => ({ courseRunId: target.courseRunId, classGroupIds: [target.classGroupId] }),
  },
  withdrawMember: studio({ enrolmentId: 'enrolmentId' }, 'ENROLMENT_NOT_FOUND'),
  runMembers: studio({ courseRunId: 'courseRunId' }, 'COURSE_RUN_NOT_FOUND'),
  schoolsForOffer: {
    who: makers,
    aim: () => ({}),
    shows: (target) => target.schoolId,
    rows: Object.fromEntries(
      (['trainer', 'schoolAdministrator', 'platformAdministrator'] as const).map((role) => [
        role,
        { own: 'ok', sibling: 'ok', other: 'hidden' },
      ]),
    ),
  },
};

const mixed = (code: `${string}_NOT_FOUND`): Entries[string]['rows'] => ({
  trainer: { own: 'ok', colleague: code, sibling: code, other: code },
});

/** A run is offered to schools of the own alliance; those of another are as if they were not there. */
const offered: Entries[string]['rows'] = {
  trainer: { own: 'ok', sibling: 'ok', other: 'RUN_SCHOOL_INVALID' },
  schoolAdministrator: { own: 'ok', sibling: 'ok', other: 'RUN_SCHOOL_INVALID' },
};

/** Calls of the same operations that mix one's own row with another's. */
export const studioMixtures: Entries = {
  'createCourseRun for a foreign school': {
    who: makers,
    given: dates,
    aim: (target, own) => ({ courseId: own.courseId, termId: own.termId, schoolIds: [target.schoolId] }),
    rows: offered,
  },
  'updateCourseRun for a foreign school': {
    who: makers,
    given: { version: 1 },
    aim: (target, own) => ({ id: own.courseRunId, schoolIds: [own.schoolId, target.schoolId] }),
    rows: { trainer: { other: 'RUN_SCHOOL_INVALID' } },
  },
  'addLesson with a foreign video': {
    who: makers,
    aim: (target, own) => ({ chapterId: own.chapterId, mediaId: target.videoId }),
    rows: mixed('MEDIA_NOT_FOUND'),
  },
  'updateCourse with a foreign cover': {
    who: makers,
    given: { version: 1 },
    aim: (target, own) => ({ id: own.courseId, coverMediaId: target.mediaId }),
    rows: { trainer: { colleague: 'MEDIA_NOT_FOUND', sibling: 'MEDIA_NOT_FOUND', other: 'MEDIA_NOT_FOUND' } },
  },
  'moveLesson into a foreign chapter': {
    who: makers,
    given: { toIndex: 0 },
    aim: (target, own) => ({ lessonId: own.lessonId, toChapterId: target.chapterId }),
    rows: mixed('CHAPTER_NOT_FOUND'),
  },
  'enrolClassGroups of a foreign school': {
    who: makers,
    aim: (target, own) => ({ courseRunId: own.courseRunId, classGroupIds: [target.classGroupId] }),
    rows: { trainer: { own: 'ok', sibling: 'CLASS_GROUP_NOT_FOUND', other: 'CLASS_GROUP_NOT_FOUND' } },
  },
};
