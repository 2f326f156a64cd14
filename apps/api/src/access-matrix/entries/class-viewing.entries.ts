import { everywhere, type Entries, type Outcome, type Outcomes } from './entry.js';

const mine = (outcome: Outcome): Outcomes['teacher'] => ({ ...everywhere(outcome), own: 'ok' });
const school = (code: Outcome): Outcomes['teacher'] => ({ own: 'ok', colleague: 'ok', sibling: code, other: code });

/** For who opened it and the administrators of the school. */
const seen: Outcomes = {
  teacher: mine('CLASS_VIEWING_NOT_FOUND'),
  schoolAdministrator: school('CLASS_VIEWING_NOT_FOUND'),
  platformAdministrator: everywhere('ok'),
};

/** Rules of lessons that are shown to a class: teachers, for classes of their school. */
export const classViewingEntries: Entries = {
  classesToShow: {
    who: ['teacher'],
    aim: (target) => ({ courseRunId: target.courseRunId }),
    rows: { teacher: school('COURSE_RUN_NOT_FOUND'), platformAdministrator: everywhere('ok') },
  },
  classViewing: {
    who: ['teacher', 'schoolAdministrator'],
    aim: (target) => ({ id: target.classViewingId }),
    rows: seen,
  },
  classViewings: {
    who: ['teacher', 'schoolAdministrator'],
    given: { from: '2020-01-01', to: '2030-12-31', first: 100 },
    aim: () => ({}),
    shows: (target) => target.classViewingId,
    rows: {
      teacher: mine('hidden'),
      schoolAdministrator: { own: 'ok', colleague: 'ok', sibling: 'hidden', other: 'hidden' },
      platformAdministrator: everywhere('ok'),
    },
  },
  myClassViewing: {
    who: ['teacher'],
    aim: (target) => ({ courseRunId: target.courseRunId, lessonId: target.lessonId }),
    shows: (target) => target.classViewingId,
    rows: { teacher: mine('hidden'), platformAdministrator: everywhere('hidden') },
  },
  seenInClass: { who: ['student'] },
  openClassViewing: {
    who: ['teacher'],
    aim: ({ courseRunId, lessonId, classGroupId }) => ({ courseRunId, lessonId, classGroupId }),
    // Platform administrators teach nobody.
    rows: { teacher: school('COURSE_RUN_NOT_FOUND'), platformAdministrator: everywhere('CLASS_GROUP_NOT_FOUND') },
  },
  reportClassViewing: {
    who: ['teacher', 'schoolAdministrator'],
    aim: (target) => ({ viewingId: target.classViewingId }),
    rows: seen,
  },
  endClassViewing: {
    who: ['teacher'],
    aim: (target) => ({ viewingId: target.classViewingId }),
    rows: {
      teacher: mine('CLASS_VIEWING_NOT_FOUND'),
      platformAdministrator: everywhere('CLASS_VIEWING_NOT_FOUND'),
    },
  },
  // A class sees its own screen only; a wrong code says no more than that.
  joinClassViewing: {
    who: ['student'],
    given: { code: '....' },
    aim: () => ({}),
    rows: { student: { own: 'ok' }, platformAdministrator: { own: 'CLASS_VIEWING_NOT_FOUND' } },
  },
};

/** The own lesson before another school's class, and another's lesson in the own run. */
export const classViewingMixtures: Entries = {
  'openClassViewing for a class of another school': {
    who: ['teacher'],
    aim: (target, { courseRunId, lessonId }) => ({ courseRunId, lessonId, classGroupId: target.classGroupId }),
    rows: { teacher: { sibling: 'CLASS_GROUP_NOT_FOUND', other: 'CLASS_GROUP_NOT_FOUND' } },
  },
  'openClassViewing of a lesson of another run': {
    who: ['teacher'],
    aim: (target, { courseRunId, classGroupId }) => ({ courseRunId, classGroupId, lessonId: target.lessonId }),
    rows: { teacher: { colleague: 'LESSON_NOT_FOUND', sibling: 'LESSON_NOT_FOUND', other: 'LESSON_NOT_FOUND' } },
  },
};
