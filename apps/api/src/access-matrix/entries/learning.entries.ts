import { everywhere, forAll, type Entries, type Outcome, type Outcomes } from './entry.js';

/** Offered to the school of the caller, or managed: not what is another school's. Alliance administrators belong to no school. */
const offered = (code: Outcome): Outcomes =>
  forAll(
    { own: 'ok', colleague: 'ok', sibling: code, other: code },
    { allianceAdministrator: everywhere(code), platformAdministrator: everywhere('ok') },
  );

/** Lessons open for whoever is enrolled, whoever manages the course, and teachers who may show them to a class. */
const opened: Outcomes = {
  ...offered('COURSE_RUN_NOT_FOUND'),
  student: {
    own: 'ok',
    colleague: 'ENROLMENT_NOT_FOUND',
    sibling: 'COURSE_RUN_NOT_FOUND',
    other: 'COURSE_RUN_NOT_FOUND',
  },
  teacher: {
    own: 'ok',
    colleague: 'ok',
    sibling: 'COURSE_RUN_NOT_FOUND',
    other: 'COURSE_RUN_NOT_FOUND',
  },
  trainer: {
    own: 'ok',
    colleague: 'ENROLMENT_NOT_FOUND',
    sibling: 'COURSE_RUN_NOT_FOUND',
    other: 'COURSE_RUN_NOT_FOUND',
  },
  liaison: {
    own: 'ENROLMENT_NOT_FOUND',
    colleague: 'ENROLMENT_NOT_FOUND',
    sibling: 'COURSE_RUN_NOT_FOUND',
    other: 'COURSE_RUN_NOT_FOUND',
  },
};

/** Only who is enrolled leaves a trace, whatever else they may see. */
const enrolled: Outcomes = forAll(everywhere('ENROLMENT_NOT_FOUND'), {
  student: { ...everywhere('ENROLMENT_NOT_FOUND'), own: 'ok' },
  teacher: { ...everywhere('ENROLMENT_NOT_FOUND'), own: 'ok' },
});

const run: Entries[string]['aim'] = (target) => ({ courseRunId: target.courseRunId });
const lesson: Entries[string]['aim'] = (target) => ({ courseRunId: target.courseRunId, lessonId: target.lessonId });

/** Rules of learning. */
export const learningEntries: Entries = {
  terms: { who: 'signedIn' },
  continueLearning: { who: 'signedIn' },
  myEnrolments: {
    who: 'signedIn',
    given: { first: 100 },
    aim: () => ({}),
    shows: (target) => target.enrolmentId,
    rows: forAll(everywhere('hidden'), { student: { ...everywhere('hidden'), own: 'ok' } }),
  },
  catalogue: {
    who: 'signedIn',
    given: { first: 100 },
    aim: () => ({}),
    shows: (target) => target.courseRunId,
    rows: forAll(
      { own: 'ok', sibling: 'hidden', other: 'hidden' },
      { allianceAdministrator: everywhere('hidden'), platformAdministrator: everywhere('hidden') },
    ),
  },
  catalogueSubjects: { who: 'signedIn' },
  courseRun: { who: 'signedIn', aim: (target) => ({ id: target.courseRunId }), rows: offered('COURSE_RUN_NOT_FOUND') },
  lesson: { who: 'signedIn', aim: lesson, rows: opened },
  playback: { who: 'signedIn', aim: lesson, rows: opened },
  lessonDownload: { who: 'signedIn', given: { kind: 'audio' }, aim: lesson, rows: opened },
  // Who sees a run without being a student or teacher of a school to which it is offered is told so (no row of others is shown).
  enrol: { who: 'signedIn', aim: run, rows: offered('COURSE_RUN_NOT_FOUND') },
  withdraw: { who: 'signedIn', aim: run, rows: offered('COURSE_RUN_NOT_FOUND') },
  markLessonRead: { who: 'signedIn', aim: lesson, rows: enrolled },
  recordLearning: {
    who: 'signedIn',
    aim: (target) => ({
      events: [
        {
          id: target.lessonId.replace(/^.{8}/u, '0190aaaa'),
          courseRunId: target.courseRunId,
          lessonId: target.lessonId,
          kind: 'opened',
          occurredAt: '2020-04-15T01:59:00.000Z',
          wallSeconds: 0,
        },
      ],
    }),
    // What belongs nowhere is not taken; the batch is answered.
    rows: forAll(everywhere('ok')),
  },
};
