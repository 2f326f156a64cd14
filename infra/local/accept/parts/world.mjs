/**
 * Writes schools, classes, people, courses, runs and enrolments of the term into a product without data of its own.
 */
import { insertRows, withDatabase } from '../../benches/parts/demo-database.mjs';
import { partLog } from '../../benches/parts/log-months.mjs';
import { classesOf, dayMilliseconds, dayText, personOf } from './term.mjs';

/** People that are made before they are written. */
const peopleAtOnce = 5_000;

/** @param {string} id */
export const bytes = (id) => Buffer.from(id.replaceAll('-', ''), 'hex');

/**
 * @param {string} data folder of the product
 * @param {import('./term.mjs').Term} term
 */
export function writeWorld(data, term) {
  return withDatabase(data, async (database) => {
    await database.query('SET FOREIGN_KEY_CHECKS = 0');
    const insert = insertRows(database);
    await writePlaces(insert, term);
    await writeCourses(insert, term);
    for (let first = 0; first < term.people; first += peopleAtOnce)
      await writePeople(insert, term, first, Math.min(term.people, first + peopleAtOnce));
    await database.query('SET FOREIGN_KEY_CHECKS = 1');
    await partLog(database, new Date(term.firstDay), new Date());
  });
}

/** @typedef {import('../../benches/parts/demo-database.mjs').Insert} Insert */

/**
 * @param {Insert} insert
 * @param {import('./term.mjs').Term} term
 */
async function writePlaces(insert, term) {
  const schools = term.schools.map((id, n) => [bytes(id), 'school', 'zunyi', `School ${n}`, `S${n}`, 's', 's', 1]);
  await insert('organisation', 'id kind region name short_name pinyin initials version', schools);
  const classes = term.schools.flatMap((school, n) =>
    classesOf(term, n).map((id, group) => [bytes(id), bytes(school), `Class ${group + 1}`, 2019, 1]),
  );
  await insert('class_group', 'id school_id name grade version', classes);
}

/**
 * Lessons have a video of which nobody knows how long it is: playing never completes one, so that only those are completed that
 * the term says.
 * @param {Insert} insert
 * @param {import('./term.mjs').Term} term
 */
async function writeCourses(insert, term) {
  const at = new Date(term.firstDay);
  const [school, trainer] = [bytes(term.schools[0]), bytes(personOf(term, 0).id)];
  const course =
    'id school_id trainer_id title pinyin initials category subject description edition published_at created_at updated_at version';
  await insert(
    'course',
    course,
    term.courses.map(({ id, category }, n) => [
      ...[bytes(id), school, trainer, `Course ${n}`, 'c', 'c', category, 's', 'd', 1, at, at, at, 1],
    ]),
  );
  await insert(
    'chapter',
    'id course_id title position version',
    term.courses.map(({ id }) => [bytes(id), bytes(id), 'Chapter', 0, 1]),
  );
  await insert(
    'lesson',
    'id course_id chapter_id title body position version',
    term.courses.flatMap(({ id, lessons }) =>
      lessons.map((lesson, n) => [bytes(lesson), bytes(id), bytes(id), 'L', '', n, 1]),
    ),
  );
  const edition =
    'course_id number outline title pinyin initials category subject description published_by published_at';
  await insert(
    'course_edition',
    edition,
    term.courses.map(({ id, category, lessons }, n) => {
      const outlined = lessons.map((lesson) => ({ id: lesson, title: 'L', body: '', mediaId: lesson, files: [] }));
      const outline = JSON.stringify({ chapters: [{ id, title: 'Chapter', lessons: outlined }] });
      return [bytes(id), 1, outline, `Course ${n}`, 'c', 'c', category, 's', 'd', trainer, at];
    }),
  );
  await insert(
    'course_run',
    'id course_id term_id starts_on ends_on self_enrolment version',
    term.courses.map(({ id, run, from, to }) => [
      ...[bytes(run), bytes(id), bytes(id), dayText(term, from), dayText(term, to), 1, 1],
    ]),
  );
  await insert(
    'course_run_school',
    'course_run_id school_id',
    term.courses.flatMap(({ run, schools }) => schools.map((n) => [bytes(run), bytes(term.schools[n])])),
  );
}

/**
 * @param {Insert} insert
 * @param {import('./term.mjs').Term} term
 * @param {number} first
 * @param {number} end
 */
async function writePeople(insert, term, first, end) {
  const people = Array.from({ length: end - first }, (_, index) => personOf(term, first + index));
  const at = new Date(term.firstDay - dayMilliseconds);
  await insert(
    'person',
    'id school_id account_name display_name pinyin initials must_change_password is_test version',
    people.map(({ id, number, memberships, isTest }) => [
      ...[bytes(id), bytes(term.schools[memberships[0].school]), `a${number}`, `Person ${number}`, 'p', 'p', 0],
      ...[isTest ? 1 : 0, 1],
    ]),
  );
  await insert(
    'membership',
    'id person_id organisation_id class_group_id role valid_from valid_to version',
    people.flatMap(({ id, memberships }) =>
      memberships.map((one) => [
        ...[bytes(one.id), bytes(id), bytes(term.schools[one.school]), one.classGroupId && bytes(one.classGroupId)],
        ...[one.role, dayText(term, one.from), one.to === Infinity ? null : dayText(term, one.to + 1), 1],
      ]),
    ),
  );
  await insert(
    'enrolment',
    'id course_run_id person_id membership_id school_id class_group_id role source enrolled_at',
    people.flatMap(({ id, memberships: [own], courses }) =>
      [...new Set(courses)].map((course) => [
        ...[enrolmentId(id, course), bytes(term.courses[course].run), bytes(id), bytes(own.id)],
        ...[bytes(term.schools[own.school]), own.classGroupId && bytes(own.classGroupId), own.role, 'roster', at],
      ]),
    ),
  );
}

/**
 * @param {string} person
 * @param {number} course
 */
function enrolmentId(person, course) {
  const id = bytes(person);
  id[15] = course;
  id[14] ^= 0xff;
  return id;
}
