import type { Narrowing, RowKind } from '../counts/narrowing.js';
import { groupBy } from '../facts/group-by.js';
import { Choice, PersonSpans } from './person-spans.js';
import { RowMarks } from './row-marks.js';
import { mergedSpans, type DaySpan } from './spans.js';

/** A person, as a member of a school. */
export interface Member {
  readonly person: number;
  readonly school: number;
  /** 0 for none. */
  readonly classGroup: number;
  readonly role: number;
}

/** A person enrolled in a run of a course, on these days. */
export interface EnrolmentSpan extends Member, DaySpan {
  readonly course: number;
}

/** A teacher or student of a school, on these days. */
export interface MembershipSpan extends Member, DaySpan {}

/** A run of a course that is offered to a school, on these days. */
export interface OfferSpan extends DaySpan {
  readonly course: number;
  readonly school: number;
}

export interface CoverageRows {
  readonly enrolments: readonly EnrolmentSpan[];
  readonly memberships: readonly MembershipSpan[];
  readonly offers: readonly OfferSpan[];
}

/** Distinct people: everybody, teachers, students. */
export interface CoveredCounts {
  readonly everyone: number;
  readonly teachers: number;
  readonly students: number;
}

/** Why somebody is covered. */
export interface CoveredPerson extends Member {
  /** Courses in whose runs they are enrolled, and that are offered to a school of theirs. */
  readonly enrolled: number;
  readonly offered: number;
}

/** Rows by which people are covered; weeks are not asked for. */
export type CoverageRowKind = Exclude<RowKind, 'week' | 'schoolWeek'>;

/** Which of the covered people are wanted, in the order of their ids. */
export interface CoveredPage {
  /** Only these; null for everybody. */
  readonly among: ReadonlySet<number> | null;
  /** Id behind which the page begins; null for the first one. */
  readonly after: string | null;
  readonly first: number;
}

type CategoryOf = (course: number) => number;

/** What is offered to a school in a period: row, first day, last day, and so on. */
type Offers = readonly (Int32Array | undefined)[];

/** Numbers of an enrolment, in this order; a membership is the same with a course of 0. */
const width = 6;
const nothing = new Int32Array();

/**
 * Whom the courses reach: persons enrolled, or whose school was offered the run. Enrolments, memberships and offers are few enough
 * to be gone through person by person for each question; who is covered by which course is stored nowhere.
 */
export class Coverage {
  private readonly enrolments: PersonSpans;
  private readonly memberships: PersonSpans;
  private readonly offers: readonly OfferSpan[];
  /** Numbers of rows are less than this. */
  private readonly most: number;

  private constructor(
    private readonly people: readonly number[],
    private readonly ids: readonly string[],
    { enrolments, memberships, offers }: CoverageRows,
  ) {
    this.offers = offers;
    this.enrolments = PersonSpans.of(people, enrolments, width, (one) => [one.course, ...memberNumbers(one)]);
    this.memberships = PersonSpans.of(people, memberships, width, (one) => [0, ...memberNumbers(one)]);
    const places = [...enrolments, ...memberships].map(({ school, classGroup }) => Math.max(school, classGroup));
    const courses = [...enrolments, ...offers].map(({ course }) => course);
    this.most = [places, courses, [8]].flat().reduce((most, one) => Math.max(most, one), 0) + 1;
  }

  /** @param idOf id of a person, in whose order people are listed */
  static of(rows: CoverageRows, idOf: (person: number) => string): Coverage {
    const people = new Set([...rows.enrolments, ...rows.memberships].map(({ person }) => person));
    const inOrder = [...people].map((person) => [idOf(person), person] as const).sort(([a], [b]) => (a < b ? -1 : 1));
    return new Coverage(
      inOrder.map(([, person]) => person),
      inOrder.map(([id]) => id),
      rows,
    );
  }

  /** Distinct people row by row; `categoryOf` gives 0 for a course of none. */
  count(narrowing: Narrowing, rows: CoverageRowKind, categoryOf: CategoryOf): ReadonlyMap<number, CoveredCounts> {
    const marks = new RowMarks(this.most);
    const taker = new Taker(narrowing);
    const offers = this.offersOf(narrowing, rows, categoryOf);
    for (let index = 0; index < this.people.length; index += 1) {
      marks.nextPerson();
      this.markEnrolments(index, marks, taker, rows, categoryOf);
      this.markOffers(index, marks, taker, rows, offers);
    }
    // Who is of no class, and a course of no category, make no row.
    return marks.counts(rows === 'total' ? 0 : 1);
  }

  /** The covered people in the order of their ids, each with what they are covered by. */
  list(narrowing: Narrowing, { among, after, first }: CoveredPage): { total: number; people: CoveredPerson[] } {
    const taker = new Taker(narrowing);
    const offers = this.offersOf(narrowing, 'total', noCategory);
    const courses = this.offersOf(narrowing, 'course', noCategory);
    const people: CoveredPerson[] = [];
    let total = 0;
    for (let index = 0; index < this.people.length; index += 1) {
      const person = this.people[index]!;
      if ((among && !among.has(person)) || !this.isCovered(index, taker, offers)) continue;
      total += 1;
      if (people.length < first && (after === null || this.ids[index]! > after))
        people.push(this.personOf(index, taker, courses));
    }
    return { total, people };
  }

  private markEnrolments(
    index: number,
    marks: RowMarks,
    taker: Taker,
    rows: CoverageRowKind,
    categoryOf: CategoryOf,
  ): void {
    const { numbers, begins } = this.enrolments;
    for (let at = begins[index]!; at < begins[index + 1]!; at += width) {
      if (!taker.takesEnrolment(numbers, at)) continue;
      marks.add(rowOf(rows, numbers[at]!, numbers[at + 1]!, numbers[at + 2]!, categoryOf), numbers[at + 3]!);
    }
  }

  private markOffers(index: number, marks: RowMarks, taker: Taker, rows: CoverageRowKind, offers: Offers): void {
    const { numbers, begins } = this.memberships;
    for (let at = begins[index]!; at < begins[index + 1]!; at += width) {
      if (!taker.takesMember(numbers, at)) continue;
      const [role, firstDay, lastDay] = [numbers[at + 3]!, numbers[at + 4]!, numbers[at + 5]!];
      const ofSchool = offers[numbers[at + 1]!] ?? nothing;
      for (let offer = 0; offer < ofSchool.length; offer += 3) {
        if (ofSchool[offer + 1]! > lastDay || ofSchool[offer + 2]! < firstDay) continue;
        marks.add(rows === 'classGroup' ? numbers[at + 2]! : ofSchool[offer]!, role);
      }
    }
  }

  private isCovered(index: number, taker: Taker, offers: Offers): boolean {
    const { numbers, begins } = this.enrolments;
    for (let at = begins[index]!; at < begins[index + 1]!; at += width)
      if (taker.takesEnrolment(numbers, at)) return true;
    return this.membersReached(index, taker, offers).length > 0;
  }

  private personOf(index: number, taker: Taker, offers: Offers): CoveredPerson {
    const { numbers, begins } = this.enrolments;
    const enrolled = stepsOf(begins[index]!, begins[index + 1]!).filter((at) => taker.takesEnrolment(numbers, at));
    const reached = this.membersReached(index, taker, offers);
    const latest = [
      ...reached.map(({ at }) => this.memberships.numbers.subarray(at, at + width)),
      ...enrolled.map((at) => numbers.subarray(at, at + width)),
    ].reduce((last, one) => (one[4]! > last[4]! ? one : last));
    return {
      ...{ person: this.people[index]!, school: latest[1]!, classGroup: latest[2]!, role: latest[3]! },
      enrolled: new Set(enrolled.map((at) => numbers[at])).size,
      offered: new Set(reached.flatMap(({ rows }) => rows)).size,
    };
  }

  /** Memberships of a person to which something was offered, with its rows. */
  private membersReached(index: number, taker: Taker, offers: Offers): { at: number; rows: number[] }[] {
    const { numbers, begins } = this.memberships;
    return stepsOf(begins[index]!, begins[index + 1]!)
      .filter((at) => taker.takesMember(numbers, at))
      .map((at) => ({ at, rows: rowsOffered(offers[numbers[at + 1]!] ?? nothing, numbers[at + 4]!, numbers[at + 5]!) }))
      .filter(({ rows }) => rows.length > 0);
  }

  /** Days within the period on which something of a row is offered to a school. */
  private offersOf(narrowing: Narrowing, rows: CoverageRowKind, categoryOf: CategoryOf): Offers {
    const { from, to } = narrowing;
    const courses = new Choice(narrowing.courses);
    const inPeriod = this.offers
      .filter(({ course, firstDay, lastDay }) => courses.has(course) && firstDay <= to && lastDay >= from)
      .map((offer) => ({
        ...offer,
        ...{ firstDay: Math.max(offer.firstDay, from), lastDay: Math.min(offer.lastDay, to) },
      }));
    const offers: (Int32Array | undefined)[] = [];
    for (const [school, ofSchool] of groupBy(inPeriod, (offer) => offer.school)) {
      const byRow = groupBy(ofSchool, ({ course }) => rowOf(rows, course, school, 0, categoryOf));
      const spans = [...byRow].flatMap(([row, mine]) =>
        mergedSpans(mine).flatMap(({ firstDay, lastDay }) => [row, firstDay, lastDay]),
      );
      offers[school] = Int32Array.from(spans);
    }
    return offers;
  }
}

/** Whom a narrowing takes. */
class Taker {
  private readonly schools: Choice;
  private readonly classGroups: Choice;
  private readonly courses: Choice;

  constructor(private readonly narrowing: Narrowing) {
    this.schools = new Choice(narrowing.schools);
    this.classGroups = new Choice(narrowing.classGroups);
    this.courses = new Choice(narrowing.courses);
  }

  takesMember(numbers: Int32Array, at: number): boolean {
    const { from, to, role } = this.narrowing;
    if (numbers[at + 4]! > to || numbers[at + 5]! < from) return false;
    if (role !== null && numbers[at + 3] !== role) return false;
    return this.schools.has(numbers[at + 1]!) && this.classGroups.has(numbers[at + 2]!);
  }

  /** An enrolment that was taken back before its run began holds on no day. */
  takesEnrolment(numbers: Int32Array, at: number): boolean {
    return numbers[at + 4]! <= numbers[at + 5]! && this.courses.has(numbers[at]!) && this.takesMember(numbers, at);
  }
}

function memberNumbers({ school, classGroup, role, firstDay, lastDay }: Member & DaySpan): number[] {
  return [school, classGroup, role, firstDay, lastDay];
}

function rowOf(
  rows: CoverageRowKind,
  course: number,
  school: number,
  classGroup: number,
  categoryOf: CategoryOf,
): number {
  if (rows === 'course') return course;
  if (rows === 'category') return categoryOf(course);
  if (rows === 'classGroup') return classGroup;
  return rows === 'school' ? school : 0;
}

function noCategory(): number {
  return 0;
}

function rowsOffered(offers: Int32Array, firstDay: number, lastDay: number): number[] {
  const rows: number[] = [];
  for (let offer = 0; offer < offers.length; offer += 3)
    if (offers[offer + 1]! <= lastDay && offers[offer + 2]! >= firstDay) rows.push(offers[offer]!);
  return rows;
}

function stepsOf(begin: number, end: number): number[] {
  return Array.from({ length: (end - begin) / width }, (_, index) => begin + index * width);
}
