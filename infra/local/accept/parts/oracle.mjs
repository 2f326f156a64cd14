/**
 * Counts what the boards have to show, by plain loops over the raw deliveries; shares nothing with the product's counting.
 */
import { deliveriesOf } from './deliveries.mjs';
import { dayOf, membershipOn, personOf } from './term.mjs';

const day = 86_400_000;
const audiences = /** @type {const} */ (['everyone', 'teachers', 'students']);

/**
 * @typedef {object} AskedBoard
 * @property {number} from first and last day of the term that are asked for
 * @property {number} to
 * @property {'with' | 'without'} attested
 * @property {number | null} school
 */

/**
 * @typedef {import('./deliveries.mjs').RawEvent & { from: number | null, until: number, place: Place }} TakenEvent
 * @typedef {{ school: number, classGroupId: string | null, role: string }} Place
 * @typedef {Record<string, number>} Figures
 * @typedef {Map<string, Record<string, Figures>>} Cells rows by kind and key, each with everyone, teachers, students
 */

/**
 * What is known of a person beside what was delivered.
 * @typedef {object} Known
 * @property {boolean} areLateTransfersEntered
 * @property {number} apiShares so many of the two halves of the people have handed in by the public API
 * @property {ReadonlySet<string>} struck ids of events that count nowhere
 */

/**
 * @param {import('./term.mjs').Term} term
 * @param {AskedBoard[]} boards
 * @param {Known} known
 * @returns {Cells[]} one for each board
 */
export function countPlainly(term, boards, known) {
  const all = boards.map(() => /** @type {Cells} */ (new Map()));
  for (let number = 0; number < term.people; number += 1) {
    const person = personOf(term, number);
    if (person.isTest) continue;
    const memberships = membershipsNow(person, known);
    const events = takenEvents(term, person, known).filter(({ id }) => !known.struck.has(id));
    for (const event of events) event.place = membershipOn(memberships, dayOf(term, event.at));
    const visits = visitsOf(events);
    boards.forEach((board, index) => countPerson(term, person, memberships, events, visits, board, all[index]));
  }
  return all;
}

/**
 * @param {import('./term.mjs').TermPerson} person
 * @param {Known} known
 */
function membershipsNow({ memberships, lateTransfer }, { areLateTransfersEntered }) {
  if (!lateTransfer || !areLateTransfersEntered) return memberships;
  return [{ ...memberships[0], to: lateTransfer.day - 1 }, lateTransfer.membership];
}

/**
 * What of a person's deliveries is in the log, each event once, and what of it was credited: nobody is credited twice for a moment.
 * @param {import('./term.mjs').Term} term
 * @param {import('./term.mjs').TermPerson} person
 * @param {Known} known
 * @returns {TakenEvent[]}
 */
export function takenEvents(term, person, { apiShares }) {
  const deliveries = deliveriesOf(term, person);
  const bulk = deliveries.filter(({ channel }) => channel !== 'api');
  const api = person.number % 2 < apiShares ? deliveries.filter(({ channel }) => channel === 'api') : [];
  const taken = new Map();
  const credited = /** @type {[number, number][]} */ ([]);
  for (const { channel, receivedAt, events } of [...bulk, ...api]) {
    for (const event of events) {
      if (taken.has(event.id)) continue;
      if (channel !== 'api' && receivedAt - event.at > 30 * day) continue;
      const piece = channel === 'reversal' ? [event.at - event.wall, event.at] : freePiece(event, credited);
      if (piece && channel !== 'reversal') credited.push(piece);
      taken.set(event.id, { ...event, from: piece ? piece[0] : null, until: piece ? piece[1] : 0 });
    }
  }
  return [...taken.values()];
}

/**
 * The longest part of an event's time that was not credited before, the first of equally long ones.
 * @param {import('./deliveries.mjs').RawEvent} event
 * @param {[number, number][]} credited
 * @returns {[number, number] | null}
 */
function freePiece({ at, wall }, credited) {
  let free = /** @type {[number, number][]} */ ([[at - wall, at]]);
  for (const [from, until] of credited) {
    free = free.flatMap(([a, b]) => {
      if (from >= b || until <= a) return [[a, b]];
      return /** @type {[number, number][]} */ ([
        [a, from],
        [until, b],
      ]).filter(([c, d]) => d > c);
    });
  }
  const longest = free.reduce((most, [a, b]) => Math.max(most, b - a), 0);
  return longest === 0 ? null : (free.find(([a, b]) => b - a === longest) ?? null);
}

/**
 * Events that begin a visit, of the person's own devices.
 * @param {TakenEvent[]} events
 */
function visitsOf(events) {
  const own = events.filter(({ kind }) => kind !== 'lesson.attested' && kind !== 'lesson.reversed');
  const inOrder = own
    .map((event) => ({ event, start: event.from ?? event.at }))
    .sort((a, b) => a.start - b.start || a.event.at - b.event.at || (a.event.id < b.event.id ? -1 : 1));
  let busyUntil = -Infinity;
  return inOrder.filter(({ event, start }) => {
    const isVisit = start - busyUntil > 30 * 60_000;
    busyUntil = Math.max(busyUntil, event.at);
    return isVisit;
  });
}

/**
 * @param {import('./term.mjs').Term} term
 * @param {import('./term.mjs').TermPerson} person
 * @param {import('./term.mjs').Membership[]} memberships
 * @param {TakenEvent[]} events
 * @param {{ event: TakenEvent, start: number }[]} visits
 * @param {AskedBoard} board
 * @param {Cells} cells
 */
function countPerson(term, person, memberships, events, visits, board, cells) {
  const isInside = (/** @type {number} */ at, /** @type {Place} */ place) =>
    dayOf(term, at) >= board.from &&
    dayOf(term, at) <= board.to &&
    (board.school === null || place.school === board.school);
  const isWanted = ({ kind }) =>
    board.attested === 'with' || (kind !== 'lesson.attested' && kind !== 'lesson.reversed');
  const wanted = events.filter((event) => isInside(event.at, event.place) && isWanted(event));
  const lessons = lessonsOf(wanted);
  const begun = visits.filter(({ event, start }) => isInside(start, event.place));
  const covering = reasonsOf(term, person, memberships, board);
  for (const [kind, keyOf] of kindsOf(term)) {
    const keys = new Set([...lessons, ...begun.map(({ event }) => event), ...covering].map(keyOf));
    for (const key of keys) {
      if (key === null) continue;
      const mine = {
        lessons: lessons.filter((one) => keyOf(one) === key),
        visits: begun.map(({ event }) => event).filter((one) => keyOf(one) === key),
        covering: covering.filter((one) => keyOf(one) === key),
      };
      addCell(cells, `${kind}/${key}`, mine);
    }
  }
  addWeeks(term, board, wanted, cells);
}

/**
 * What makes a row, and its key.
 * @param {import('./term.mjs').Term} term
 * @returns {[string, (one: { course: number, place: Place }) => string | null][]}
 */
function kindsOf(term) {
  return [
    ['total', () => ''],
    ['school', ({ place }) => term.schools[place.school]],
    ['classGroup', ({ place }) => place.classGroupId],
    ['course', ({ course }) => term.courses[course].id],
    ['category', ({ course }) => term.courses[course].category],
  ];
}

/** @typedef {{ course: number, lesson: number, place: Place, time: number, played: boolean, completed: boolean, attested: number }} LessonPart */

/**
 * What was done of each lesson, in each place.
 * @param {TakenEvent[]} events
 * @returns {LessonPart[]}
 */
function lessonsOf(events) {
  const parts = new Map();
  for (const { kind, course, lesson, place, from, until } of events) {
    const key = [course, lesson, place.school, place.classGroupId, place.role].join();
    const part = parts.get(key) ?? { course, lesson, place, time: 0, played: false, completed: false, attested: 0 };
    parts.set(key, part);
    const time = from === null ? 0 : until - from;
    part.time += kind === 'lesson.reversed' ? -time : time;
    part.played ||= kind === 'lesson.played';
    part.completed ||= kind === 'lesson.completed';
    if (kind === 'lesson.attested') part.attested += 1;
    if (kind === 'lesson.reversed') part.attested -= 1;
  }
  return [...parts.values()];
}

/**
 * Why a person is covered: a course each, with the place.
 * @param {import('./term.mjs').Term} term
 * @param {import('./term.mjs').TermPerson} person
 * @param {import('./term.mjs').Membership[]} memberships
 * @param {AskedBoard} board
 */
function reasonsOf(term, person, memberships, board) {
  const overlaps = (/** @type {number} */ from, /** @type {number} */ to) =>
    from <= to && from <= board.to && to >= board.from;
  const enrolled = person.courses
    .filter((course) => overlaps(term.courses[course].from, term.courses[course].to))
    .map((course) => ({ course, place: person.memberships[0] }));
  const offered = memberships.flatMap((place) =>
    term.courses.flatMap(({ from, to, schools }, course) =>
      schools.includes(place.school) && overlaps(Math.max(from, place.from), Math.min(to, place.to))
        ? [{ course, place }]
        : [],
    ),
  );
  return [...enrolled, ...offered].filter(({ place }) => board.school === null || place.school === board.school);
}

/**
 * @param {Cells} cells
 * @param {string} key
 * @param {{ lessons: LessonPart[], visits: { place: Place }[], covering: { place: Place }[] }} mine
 */
function addCell(cells, key, { lessons, visits, covering }) {
  for (const audience of audiences) {
    const isOf = ({ place }) => audience === 'everyone' || `${place.role}s` === audience;
    const own = lessons.filter(isOf);
    const participations = countedLessons(own);
    const time = own.reduce((sum, part) => sum + part.time, 0);
    add(cells, key, audience, {
      coverage: covering.some(isOf) ? 1 : 0,
      participants: participations > 0 ? 1 : 0,
      attested: own.some(({ attested }) => attested > 0) ? 1 : 0,
      participations,
      visits: visits.filter(isOf).length,
      beneficiaries: time >= 30 * 60_000 || own.some(({ completed }) => completed) ? 1 : 0,
      creditedMilliseconds: time,
    });
  }
}

/**
 * @param {LessonPart[]} parts
 * @returns {number} lessons in which the person took part
 */
function countedLessons(parts) {
  const lessons = Map.groupBy(parts, ({ course, lesson }) => `${course}/${lesson}`);
  let counted = 0;
  for (const mine of lessons.values()) {
    const time = mine.reduce((sum, part) => sum + part.time, 0);
    const isRead = mine.some(({ completed }) => completed) && !mine.some(({ played }) => played);
    if (time >= 60_000 || isRead || mine.some(({ attested }) => attested > 0)) counted += 1;
  }
  return counted;
}

/**
 * @param {import('./term.mjs').Term} term
 * @param {AskedBoard} board
 * @param {TakenEvent[]} wanted
 * @param {Cells} cells
 */
function addWeeks(term, board, wanted, cells) {
  const monday = mondayBefore(term, board.from);
  const weeks = Map.groupBy(wanted, ({ at }) => Math.floor((dayOf(term, at) - monday) / 7));
  for (const [week, events] of weeks) {
    for (const [key, mine] of [['', events], ...Map.groupBy(events, ({ place }) => term.schools[place.school])]) {
      const parts = lessonsOf(/** @type {TakenEvent[]} */ (mine));
      for (const audience of audiences) {
        const own = parts.filter(({ place }) => audience === 'everyone' || `${place.role}s` === audience);
        add(cells, `week/${week}/${key}`, audience, { participants: countedLessons(own) > 0 ? 1 : 0 });
      }
    }
  }
}

/**
 * @param {import('./term.mjs').Term} term
 * @param {number} day
 * @returns {number} the day of the term on which its week begins; may be before the first
 */
function mondayBefore({ firstDay }, day) {
  const weekday = (new Date(firstDay + (day + 0.5) * 86_400_000).getUTCDay() + 6) % 7;
  return day - weekday;
}

/**
 * @param {Cells} cells
 * @param {string} key
 * @param {string} audience
 * @param {Figures} figures
 */
function add(cells, key, audience, figures) {
  const row = cells.get(key) ?? {};
  cells.set(key, row);
  const cell = (row[audience] ??= {});
  for (const [name, value] of Object.entries(figures)) cell[name] = (cell[name] ?? 0) + value;
}
