/**
 * A term as it was: schools, classes, people, courses. Everything follows from a seed, person by person, so that who delivers it
 * and who counts it plainly read the same.
 */
import { createHash } from 'node:crypto';
import { seededRandom } from '../../../../libs/platform/src/testing/seeded-random.ts';

export const termDays = 86;
export const schoolCount = 21;
const courseCount = 95;
export const lessonsOfCourse = 8;
const classSize = 50;
/** The term ends two days ago, so that its last four weeks can still be handed in. */
const endedDaysAgo = 2;
export const dayMilliseconds = 86_400_000;
const categories = ['publicFoundation', 'specialised', 'publicGood', 'teacherDevelopment'];

/**
 * @typedef {object} Membership
 * @property {string} id
 * @property {number} school
 * @property {string | null} classGroupId
 * @property {'teacher' | 'student'} role
 * @property {number} from first day of the term on which it holds
 * @property {number} to last such day, Infinity while it holds
 */

/**
 * @typedef {object} TermPerson
 * @property {number} number
 * @property {string} id
 * @property {boolean} isTest
 * @property {Membership[]} memberships as they were known when the term was delivered
 * @property {{ day: number, membership: Membership } | null} lateTransfer one that is entered after the term
 * @property {number[]} courses in whose runs they are enrolled
 */

/**
 * @typedef {object} Term
 * @property {number} seed
 * @property {number} people
 * @property {number} firstDay first instant of the term, at midnight in Shanghai
 * @property {string[]} schools ids
 * @property {{ id: string, run: string, lessons: string[], category: string, from: number, to: number, schools: number[] }[]} courses
 */

/**
 * @param {number} seed
 * @param {...(string | number)} words
 * @returns {string} an id that follows from them
 */
function idOf(seed, ...words) {
  const hex = createHash('md5')
    .update([seed, ...words].join('/'))
    .digest('hex');
  return idText(`${hex.slice(0, 12)}7${hex.slice(13, 16)}a${hex.slice(17)}`);
}

/** @param {string} hex of the 16 bytes of an id */
export function idText(hex) {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * @param {number} seed
 * @param {number} people
 * @param {number} now
 * @returns {Term}
 */
export function makeTerm(seed, people, now) {
  const shanghai = 8 * 3_600_000;
  const today = Math.floor((now + shanghai) / dayMilliseconds) * dayMilliseconds - shanghai;
  return {
    ...{ seed, people, firstDay: today - (termDays - 1 + endedDaysAgo) * dayMilliseconds },
    schools: Array.from({ length: schoolCount }, (_, school) => idOf(seed, 'school', school)),
    courses: Array.from({ length: courseCount }, (_, course) => ({
      ...{ id: idOf(seed, 'course', course), run: idOf(seed, 'run', course), category: categories[course % 4] },
      lessons: Array.from({ length: lessonsOfCourse }, (_unused, lesson) => idOf(seed, 'lesson', course, lesson)),
      ...{ from: course % 10 === 3 ? 30 : 0, to: course % 10 === 4 ? 50 : termDays - 1 },
      schools: Array.from({ length: schoolCount }, (_unused, school) => school).filter(
        (school) => (course * 5 + school) % 7 !== 0 && (course % 10 !== 5 || school < 3),
      ),
    })),
  };
}

/**
 * @param {Term} term
 * @param {number} school
 * @param {number} number of a person
 */
function classOf({ seed }, school, number) {
  return idOf(seed, 'class', school, Math.floor(number / schoolCount / classSize));
}

/**
 * The classes of a school that have people.
 * @param {Term} term
 * @param {number} school
 * @returns {string[]}
 */
export function classesOf(term, school) {
  const count = Math.ceil(term.people / schoolCount / classSize) + 1;
  return Array.from({ length: count }, (_, group) => idOf(term.seed, 'class', school, group));
}

/**
 * Two in a hundred are transferred in the middle; of every second of them that is entered when the term is over.
 * @param {Term} term
 * @param {number} number
 * @returns {TermPerson}
 */
export function personOf(term, number) {
  const random = seededRandom(term.seed * 31 + number);
  const school = number % schoolCount;
  const role = number % 8 === 0 ? 'teacher' : 'student';
  const member = (/** @type {number} */ where, /** @type {number} */ from, /** @type {number} */ to) => ({
    ...{
      id: idOf(term.seed, 'membership', number, where),
      school: where,
      role: /** @type {'teacher'} */ (role),
      from,
      to,
    },
    classGroupId: role === 'student' ? classOf(term, where, number) : null,
  });
  const day = random.between(25, 60);
  const next = (school + 1) % schoolCount;
  const isTransferred = number % 50 === 7;
  const isLate = number % 100 === 7;
  return {
    ...{ number, id: idOf(term.seed, 'person', number), isTest: number % 211 === 3 },
    memberships:
      isTransferred && !isLate
        ? [member(school, -200, day - 1), member(next, day, Infinity)]
        : [member(school, -200, Infinity)],
    lateTransfer: isLate ? { day, membership: member(next, day, Infinity) } : null,
    courses: Array.from({ length: 6 }, (_, course) => (number * 7 + course * 13) % courseCount),
  };
}

/**
 * The membership that holds on a day of the term.
 * @param {Membership[]} memberships
 * @param {number} day
 */
export function membershipOn(memberships, day) {
  return memberships.find(({ from, to }) => from <= day && day <= to) ?? memberships[0];
}

/**
 * @param {Term} term
 * @param {number} at
 * @returns {number} the school day of the term on which an instant lies
 */
export function dayOf({ firstDay }, at) {
  return Math.floor((at - firstDay) / dayMilliseconds);
}

/**
 * @param {Term} term
 * @param {number} day
 * @returns {string} YYYY-MM-DD
 */
export function dayText({ firstDay }, day) {
  return new Date(firstDay + day * dayMilliseconds + 12 * 3_600_000).toISOString().slice(0, 10);
}
