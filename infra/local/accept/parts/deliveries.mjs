/**
 * What each person's devices and teachers deliver of a term; it follows from the term's seed.
 */
import { seededRandom } from '../../../../libs/platform/src/testing/seeded-random.ts';
import { dayMilliseconds, idText, lessonsOfCourse, schoolCount, termDays } from './term.mjs';

const sittings = 13;
const viewingsOfClass = 4;
/** Younger than this, what was learned goes through the public API for some. */
const apiDays = 27;
const shareOfApi = 0.165;
const shareOfDuplicates = 0.2;
const shareOfLate = 0.06;
const minute = 60_000;

/** @typedef {import('../../../../libs/platform/src/testing/seeded-random.ts').SeededRandom} SeededRandom */

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
 * @param {import('./term.mjs').Term} term
 * @param {import('./term.mjs').TermPerson} person
 * @returns {Delivery[]} in the order in which they are delivered
 */
export function deliveriesOf(term, person) {
  const random = seededRandom(term.seed * 131 + person.number);
  const own = Array.from({ length: sittings }, (_, sitting) => sittingOf(term, person, sitting, random)).flat();
  return [...random.shuffle(own), ...viewingsOf(term, person, random)];
}

/**
 * A sitting with two lessons, perhaps delivered late, twice, or never in time.
 * @param {import('./term.mjs').Term} term
 * @param {import('./term.mjs').TermPerson} person
 * @param {number} sitting
 * @param {SeededRandom} random
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

/** @param {import('./term.mjs').Term} term */
function latestReceipt(term) {
  return term.firstDay + (termDays + 1) * dayMilliseconds;
}

/**
 * Phones do not say that a lesson was completed; the server finds that.
 * @param {RawEvent[]} events
 * @param {number} receivedAt
 * @param {SeededRandom} random
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
 * @param {import('./term.mjs').TermPerson} person
 * @param {number} sitting
 * @param {number} which of the sitting
 * @param {number} begin
 * @param {SeededRandom} random
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
 * @param {import('./term.mjs').Term} term
 * @param {import('./term.mjs').TermPerson} person
 * @param {SeededRandom} random
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
 * @param {import('./term.mjs').TermPerson} person
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
