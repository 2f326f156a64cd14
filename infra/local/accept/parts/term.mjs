/**
 * A term as it was: schools, classes, people, courses, and what each person's devices and teachers deliver. Everything follows
 * from a seed, person by person, so that who delivers it and who counts it plainly read the same.
 */
import { createHash } from 'node:crypto';
import { seededRandom } from '../../../../libs/platform/src/testing/seeded-random.ts';

export const termDays = 86;
const schoolCount = 21;
const courseCount = 95;
const lessonsOfCourse = 8;
const sittings = 13;
const classSize = 50;
const viewingsOfClass = 4;
/** The term ends two days ago, so that its last four weeks can still be handed in. */
const endedDaysAgo = 2;
/** Younger than this, what was learned goes through the public API for some. */
const apiDays = 27;
const shareOfApi = 0.165;
const shareOfDuplicates = 0.2;
const shareOfLate = 0.06;
export const dayMilliseconds = 86_400_000;
const minute = 60_000;
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
 * @typedef {object} RawEvent
 * @property {string} id
 * @property {'lesson.opened' | 'lesson.played' | 'lesson.completed' | 'lesson.attested' | 'lesson.reversed'} kind
 * @property {number} course
 * @property {number} lesson of the course
 * @property {number} at when it ended, milliseconds since 1970
 * @property {number} wall milliseconds that it covers
 */

/**
 * @typedef {object} Delivery what one device or teacher hands in at once
 * @property {'bulk' | 'api' | 'attested' | 'reversal'} channel
 * @property {number} receivedAt by the server's clock; of the API whenever it comes
 * @property {RawEvent[]} events
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

/** @param {string} hex */
function idText(hex) {
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
 * @param {Term} term
 * @param {TermPerson} person
 * @returns {Delivery[]} in the order in which they are delivered
 */
export function deliveriesOf(term, person) {
  const random = seededRandom(term.seed * 131 + person.number);
  const own = Array.from({ length: sittings }, (_, sitting) => sittingOf(term, person, sitting, random)).flat();
  return [...random.shuffle(own), ...viewingsOf(term, person, random)];
}

/**
 * A sitting with two lessons, perhaps delivered late, twice, or never in time.
 * @param {Term} term
 * @param {TermPerson} person
 * @param {number} sitting
 * @param {import('../../../../libs/platform/src/testing/seeded-random.ts').SeededRandom} random
 * @returns {Delivery[]}
 */
function sittingOf(term, person, sitting, random) {
  const day = random.between(0, termDays - 1);
  const isNight = random.next() < 0.02;
  const begin = term.firstDay + day * dayMilliseconds + (isNight ? 1_430 : random.between(450, 1_200)) * minute;
  const first = lessonOf(person, sitting, 0, begin, random);
  const gap = random.pick([0, 5 * minute, 30 * minute, 30 * minute + 1]);
  const isBeside = random.next() < 0.03;
  const second = lessonOf(person, sitting, 1, isBeside ? begin + minute / 2 : lastOf(first, begin) + gap, random);
  const events = random.shuffle([...first, ...second]);
  const ended = lastOf(events, begin);
  const isApi = day >= termDays - apiDays && random.next() < shareOfApi;
  if (isApi) return apiDeliveries(events, ended, random);
  const lateness =
    random.next() < shareOfLate ? random.between(1, 29 * 24) * 3_600_000 : random.between(0, 300) * 1_000;
  const isTooLate = random.next() < 0.002;
  const receivedAt = isTooLate ? ended + 31 * dayMilliseconds : Math.min(ended + lateness, latestReceipt(term));
  const delivery = { channel: /** @type {'bulk'} */ ('bulk'), receivedAt, events };
  if (random.next() >= shareOfDuplicates) return [delivery];
  return [
    delivery,
    { ...delivery, receivedAt: receivedAt + random.between(1, 40) * minute, events: random.shuffle(events) },
  ];
}

/** @param {Term} term */
function latestReceipt(term) {
  return term.firstDay + (termDays + 1) * dayMilliseconds;
}

/**
 * Phones do not say that a lesson was completed; the server finds that.
 * @param {RawEvent[]} events
 * @param {number} receivedAt
 * @param {import('../../../../libs/platform/src/testing/seeded-random.ts').SeededRandom} random
 * @returns {Delivery[]}
 */
function apiDeliveries(events, receivedAt, random) {
  const sent = events.filter(({ kind }) => kind !== 'lesson.completed');
  if (sent.length === 0) return [];
  const delivery = { channel: /** @type {'api'} */ ('api'), receivedAt, events: sent };
  return random.next() < shareOfDuplicates ? [delivery, delivery] : [delivery];
}

/**
 * @param {RawEvent[]} events
 * @param {number} otherwise
 */
function lastOf(events, otherwise) {
  return events.reduce((last, { at }) => Math.max(last, at), otherwise);
}

/**
 * One lesson: opened, played minute by minute, perhaps completed; some are short of a minute by a hair, or read without playing.
 * @param {TermPerson} person
 * @param {number} sitting
 * @param {number} which of the sitting
 * @param {number} begin
 * @param {import('../../../../libs/platform/src/testing/seeded-random.ts').SeededRandom} random
 * @returns {RawEvent[]}
 */
function lessonOf(person, sitting, which, begin, random) {
  const course = random.pick(person.courses);
  const lesson = random.between(0, lessonsOfCourse - 1);
  let index = 0;
  const event = (/** @type {RawEvent['kind']} */ kind, /** @type {number} */ at, /** @type {number} */ wall) => ({
    ...{ id: eventId(person.number, sitting, which, index++), kind, course, lesson, at, wall },
  });
  const chance = random.next();
  if (chance < 0.03) return [event('lesson.completed', begin, 0)];
  const opened = event('lesson.opened', begin, 0);
  if (chance < 0.08) {
    const length = random.pick([20_000, 59_999, 60_000]);
    return [opened, event('lesson.played', begin + length, length)];
  }
  const minutes = random.between(11, 13);
  const played = Array.from({ length: minutes }, (_, at) => event('lesson.played', begin + (at + 1) * minute, minute));
  const isCompleted = random.next() < 0.5;
  return [opened, ...played, ...(isCompleted ? [event('lesson.completed', begin + minutes * minute, 0)] : [])];
}

/**
 * Ids of one person stand side by side.
 * @param {number} person
 * @param {number} sitting
 * @param {number} which
 * @param {number} index
 */
function eventId(person, sitting, which, index) {
  const hex = (/** @type {number} */ value, /** @type {number} */ digits) => value.toString(16).padStart(digits, '0');
  const scattered = Math.imul(person + 1, 0x9e3779b1) >>> 0;
  return idText(`${hex(scattered, 8)}${hex(sitting, 4)}7${hex(which, 3)}a000${hex(person, 6)}${hex(index, 6)}`);
}

/**
 * What teachers say of a pupil: six minutes of a lesson before school, mostly; some of it is taken back. Some watch the same lesson
 * alone at that time.
 * @param {Term} term
 * @param {TermPerson} person
 * @param {import('../../../../libs/platform/src/testing/seeded-random.ts').SeededRandom} random
 * @returns {Delivery[]}
 */
function viewingsOf(term, person, random) {
  const [{ role }] = person.memberships;
  if (role !== 'student') return [];
  return Array.from({ length: viewingsOfClass }, (_, viewing) => {
    if (random.next() < 0.15) return [];
    const day = 10 + viewing * 17;
    const course = (person.number % schoolCount) + viewing;
    const begin = term.firstDay + day * dayMilliseconds + 6 * 60 * minute;
    const events = Array.from({ length: 6 }, (_unused, index) => ({
      ...{
        id: eventId(person.number, 100 + viewing, 0, index),
        kind: /** @type {'lesson.attested'} */ ('lesson.attested'),
      },
      ...{ course, lesson: viewing, at: begin + (index + 1) * minute, wall: minute },
    }));
    const receivedAt = begin + 30 * minute;
    const attested = { channel: /** @type {'attested'} */ ('attested'), receivedAt, events };
    if (random.next() < 0.1) return [aloneBeside(person, viewing, attested), attested];
    if (random.next() >= 0.06) return [attested];
    const taken = random.next() < 0.5 ? events : events.slice(0, 2);
    const reversed = taken.map((event, index) => ({
      ...event,
      ...{
        id: eventId(person.number, 100 + viewing, 1, index),
        kind: /** @type {'lesson.reversed'} */ ('lesson.reversed'),
      },
    }));
    return [
      attested,
      { channel: /** @type {'reversal'} */ ('reversal'), receivedAt: receivedAt + minute, events: reversed },
    ];
  }).flat();
}

/**
 * @param {TermPerson} person
 * @param {number} viewing
 * @param {Delivery} attested
 * @returns {Delivery}
 */
function aloneBeside(person, viewing, { receivedAt, events }) {
  const alone = events.slice(1, 4).map((event, index) => ({
    ...event,
    ...{ id: eventId(person.number, 100 + viewing, 2, index), kind: /** @type {'lesson.played'} */ ('lesson.played') },
    at: event.at + minute / 4,
  }));
  return { channel: 'bulk', receivedAt, events: alone };
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
