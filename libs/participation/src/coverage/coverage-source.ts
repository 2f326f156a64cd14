import type { Role } from '@yunqiao/platform';
import type { DataSource } from 'typeorm';
import { NEVER } from '../facts/windows.js';
import { dayNumber, dayNumberOf, roleNumber } from '../facts/person-event.js';
import { groupBy } from '../facts/group-by.js';
import type { Numbers } from '../log/numbers.js';
import type { CoverageRows, EnrolmentSpan, Member, MembershipSpan, OfferSpan } from './coverage.js';

/** Rows of one read. */
const rowsAtOnce = 10_000;

interface EnrolmentRow {
  id: Buffer;
  person_id: Buffer;
  school_id: Buffer;
  class_group_id: Buffer | null;
  role: Role;
  course_id: Buffer;
  starts_on: string;
  ends_on: string;
  enrolled_at: Date;
  withdrawn_at: Date | null;
  /** Whether its membership was over by then, as was entered later. */
  is_outdated: 0 | 1;
}

interface MembershipRow {
  id: Buffer;
  person_id: Buffer;
  organisation_id: Buffer;
  class_group_id: Buffer | null;
  role: Role;
  valid_from: string;
  valid_to: string | null;
}

interface OfferRow {
  course_id: Buffer;
  school_id: Buffer;
  starts_on: string;
  ends_on: string;
}

const fingerprint = `SELECT COUNT(*) AS enrolments, COUNT(withdrawn_at) AS withdrawn, MAX(enrolled_at) AS enrolled_at, MAX(withdrawn_at) AS withdrawn_at,
    (SELECT CONCAT(COUNT(*), '/', SUM(version)) FROM course_run) AS runs,
    (SELECT CONCAT(COUNT(*), '/', SUM(CRC32(CONCAT(course_run_id, school_id)))) FROM course_run_school) AS offers,
    (SELECT CONCAT(COUNT(*), '/', SUM(version), '/', COUNT(valid_to)) FROM membership) AS memberships,
    (SELECT CONCAT(COUNT(*), '/', SUM(CRC32(CONCAT(id, category)))) FROM course) AS categories,
    (SELECT CONCAT(COUNT(*), '/', SUM(CRC32(id))) FROM person WHERE is_test = 1) AS test_people
  FROM enrolment`;
const enrolmentsInOrder = `SELECT enrolment.id, enrolment.person_id, enrolment.school_id, enrolment.class_group_id, enrolment.role, course_run.course_id,
    DATE_FORMAT(course_run.starts_on, '%Y-%m-%d') AS starts_on, DATE_FORMAT(course_run.ends_on, '%Y-%m-%d') AS ends_on,
    enrolment.enrolled_at, enrolment.withdrawn_at, membership.id IS NOT NULL AS is_outdated
  FROM enrolment JOIN course_run ON course_run.id = enrolment.course_run_id
  JOIN person ON person.id = enrolment.person_id AND person.is_test = 0
  LEFT JOIN membership ON membership.id = enrolment.membership_id AND membership.valid_to <= DATE(enrolment.enrolled_at + INTERVAL 8 HOUR)
  WHERE enrolment.id > ? ORDER BY enrolment.id LIMIT ?`;
const membershipsInOrder = `SELECT membership.id, membership.person_id, membership.organisation_id, membership.class_group_id, membership.role,
    DATE_FORMAT(membership.valid_from, '%Y-%m-%d') AS valid_from, DATE_FORMAT(membership.valid_to, '%Y-%m-%d') AS valid_to
  FROM membership JOIN person ON person.id = membership.person_id AND person.is_test = 0
  WHERE membership.role IN ('teacher', 'student') AND membership.id > ? ORDER BY membership.id LIMIT ?`;
const offers = `SELECT course_run.course_id, course_run_school.school_id,
    DATE_FORMAT(course_run.starts_on, '%Y-%m-%d') AS starts_on, DATE_FORMAT(course_run.ends_on, '%Y-%m-%d') AS ends_on
  FROM course_run JOIN course_run_school ON course_run_school.course_run_id = course_run.id`;

/** Reads whom the courses reach: people enrolled in runs, and the teachers and students of schools to which runs are offered. Test people are left out. */
export class CoverageSource {
  constructor(private readonly database: DataSource) {}

  /** Changes whenever an enrolment, a membership, an offer, a run's days, a category or who is a test person may have changed. */
  async fingerprint(): Promise<string> {
    const rows: object[] = await this.database.query(fingerprint);
    return JSON.stringify(rows[0]);
  }

  /** All of it, in the numbers of the facts. */
  async read(numbers: Numbers): Promise<CoverageRows> {
    const offered: OfferRow[] = await this.database.query(offers);
    const memberships = await this.inOrder<MembershipRow, MembershipSpan>(membershipsInOrder, (row) =>
      membershipSpan(row, numbers),
    );
    const ofPerson = groupBy(memberships, ({ person }) => person);
    return {
      enrolments: await this.inOrder<EnrolmentRow, EnrolmentSpan>(enrolmentsInOrder, (row) => {
        const span = enrolmentSpan(row, numbers);
        if (!row.is_outdated) return span;
        const day = dayNumberOf(row.enrolled_at.getTime());
        return { ...span, ...memberOn(day, span, ofPerson.get(span.person) ?? []) };
      }),
      memberships,
      offers: offered.map((row) => offerSpan(row, numbers)),
    };
  }

  /** In the order of ids, in bounded reads. */
  private async inOrder<Row extends { id: Buffer }, Span>(sql: string, spanOf: (row: Row) => Span): Promise<Span[]> {
    const found: Span[] = [];
    let last: Buffer = Buffer.alloc(16);
    for (;;) {
      const rows: Row[] = await this.database.query(sql, [last, rowsAtOnce]);
      for (const row of rows) found.push(spanOf(row));
      if (rows.length < rowsAtOnce) return found;
      last = rows[rows.length - 1]!.id;
    }
  }
}

function enrolmentSpan(row: EnrolmentRow, numbers: Numbers): EnrolmentSpan {
  const withdrawn = row.withdrawn_at ? dayNumberOf(row.withdrawn_at.getTime()) : NEVER;
  return {
    ...memberOf(row.person_id, row.school_id, row.class_group_id, row.role, numbers),
    course: numbers.of('course', row.course_id.toString('latin1')),
    firstDay: Math.max(dayNumber(row.starts_on), dayNumberOf(row.enrolled_at.getTime())),
    lastDay: Math.min(dayNumber(row.ends_on), withdrawn),
  };
}

/**
 * As what somebody was enrolled on a day, when their membership was over by then, as was entered later: what held on that day, of
 * the same role if there was one; what it was when nothing held.
 */
function memberOn(day: number, enrolled: Member, memberships: readonly MembershipSpan[]): Member {
  const held = memberships
    .filter(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
    .sort((a, b) => a.firstDay - b.firstDay);
  const { person, school, classGroup, role } = held.find((one) => one.role === enrolled.role) ?? held[0] ?? enrolled;
  return { person, school, classGroup, role };
}

function membershipSpan(row: MembershipRow, numbers: Numbers): MembershipSpan {
  return {
    ...memberOf(row.person_id, row.organisation_id, row.class_group_id, row.role, numbers),
    firstDay: dayNumber(row.valid_from),
    lastDay: row.valid_to === null ? NEVER : dayNumber(row.valid_to) - 1,
  };
}

function offerSpan(row: OfferRow, numbers: Numbers): OfferSpan {
  return {
    course: numbers.of('course', row.course_id.toString('latin1')),
    school: numbers.of('school', row.school_id.toString('latin1')),
    firstDay: dayNumber(row.starts_on),
    lastDay: dayNumber(row.ends_on),
  };
}

function memberOf(person: Buffer, school: Buffer, classGroup: Buffer | null, role: Role, numbers: Numbers) {
  return {
    person: numbers.of('person', person.toString('latin1')),
    school: numbers.of('school', school.toString('latin1')),
    classGroup: classGroup ? numbers.of('classGroup', classGroup.toString('latin1')) : 0,
    role: roleNumber(role),
  };
}
