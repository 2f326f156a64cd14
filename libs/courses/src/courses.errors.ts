import { defineErrors } from '@yunqiao/platform';

/**
 * Codes of this room.
 *
 * - `…_NOT_FOUND`: not there, or not for this actor
 * - `COURSE_REMOVED`: restore it before changing it
 * - `COURSE_FULL` (maximum): more chapters or lessons than a course may have
 * - `COURSE_WITHOUT_LESSONS`: nothing to publish
 * - `COURSE_HAS_FAILED_VIDEO`, `COURSE_VIDEO_NOT_PLAYABLE`, `COURSE_FILE_NOT_READY` (lessons: their titles): why it cannot be published
 * - `COURSE_NOT_PUBLISHED`: publish it before offering it
 * - `RUN_ENDS_BEFORE_START`, `RUN_DATES_OUTSIDE_TERM` (startsOn, endsOn of the term)
 * - `RUN_WITHOUT_SCHOOLS`, `RUN_SCHOOL_INVALID`: to whom a run is offered
 * - `RUN_SCHOOL_HAS_MEMBERS` (schools): people of a school are enrolled, so it stays among the offered
 * - `RUN_CLOSED`, `RUN_NOT_OPEN` (startsOn, endsOn), `RUN_SELF_ENROLMENT_OFF`: why nobody can enrol
 * - `CLASS_GROUP_NOT_OFFERED`: the run is not offered to the school of a class
 * - `ENROLMENT_BY_SCHOOL`: only who enrolled themselves take it back
 * - `ENROLMENT_ROLE_MISSING`: only students and teachers take courses
 * - `LESSON_VIDEO_NOT_FORMER`: the lesson never had this video, or has it now
 * - `LESSON_HAS_VIDEO`: such a lesson is completed by watching
 * - `ROSTER_ENROLMENTS_FULL` (maximum): a sheet would enrol more people than that
 * - `CLASS_VIEWING_CODE_WRONG`: no screen before a class of the actor shows this PIN or QR code now
 * - `CLASS_VIEWING_OVER`: marks are set and taken back until the end of the school day; later by the school's administrators
 */
export const coursesErrors = defineErrors({
  COURSE_NOT_FOUND: 404,
  CHAPTER_NOT_FOUND: 404,
  LESSON_NOT_FOUND: 404,
  TERM_NOT_FOUND: 404,
  COURSE_RUN_NOT_FOUND: 404,
  ENROLMENT_NOT_FOUND: 404,
  COURSE_REMOVED: 409,
  COURSE_FULL: 422,
  COURSE_WITHOUT_LESSONS: 422,
  COURSE_HAS_FAILED_VIDEO: 422,
  COURSE_VIDEO_NOT_PLAYABLE: 422,
  COURSE_FILE_NOT_READY: 422,
  LESSON_VIDEO_NOT_FORMER: 409,
  COURSE_NOT_PUBLISHED: 422,
  RUN_ENDS_BEFORE_START: 422,
  RUN_DATES_OUTSIDE_TERM: 422,
  RUN_WITHOUT_SCHOOLS: 422,
  RUN_SCHOOL_INVALID: 422,
  RUN_SCHOOL_HAS_MEMBERS: 409,
  RUN_CLOSED: 409,
  RUN_NOT_OPEN: 409,
  RUN_SELF_ENROLMENT_OFF: 409,
  CLASS_GROUP_NOT_OFFERED: 422,
  ENROLMENT_ROLE_MISSING: 403,
  ENROLMENT_BY_SCHOOL: 409,
  LESSON_HAS_VIDEO: 409,
  ROSTER_ENROLMENTS_FULL: 422,
  CLASS_VIEWING_NOT_FOUND: 404,
  CLASS_VIEWING_CODE_WRONG: 422,
  CLASS_VIEWING_OVER: 409,
});
