import type { DataSource } from 'typeorm';
import type { Role } from '@yunqiao/platform';
import { dayNumber, dayNumberOf, roleNumber } from '../facts/person-event.js';
import { NEVER } from '../facts/windows.js';
import type { FactRow } from '../store/tables.js';
import type { Numbers } from './numbers.js';

/** Rows of one read. */
const rowsAtOnce = 10_000;

interface EnrolmentRow {
  id: Buffer;
  person_id: Buffer;
  school_id: Buffer;
  role: Role;
  course_id: Buffer;
  starts_on: string;
  ends_on: string;
  enrolled_at: Date;
  withdrawn_at: Date | null;
}

const fingerprint = `SELECT COUNT(*) AS enrolments, COUNT(withdrawn_at) AS withdrawn, MAX(enrolled_at) AS enrolled_at, MAX(withdrawn_at) AS withdrawn_at,
    (SELECT CONCAT(COUNT(*), '/', SUM(version)) FROM course_run) AS runs,
    (SELECT CONCAT(COUNT(*), '/', SUM(CRC32(id))) FROM person WHERE is_test = 1) AS test_people
  FROM enrolment`;
const inOrderOfIds = `SELECT enrolment.id, enrolment.person_id, enrolment.school_id, enrolment.role, course_run.course_id,
    DATE_FORMAT(course_run.starts_on, '%Y-%m-%d') AS starts_on, DATE_FORMAT(course_run.ends_on, '%Y-%m-%d') AS ends_on,
    enrolment.enrolled_at, enrolment.withdrawn_at
  FROM enrolment JOIN course_run ON course_run.id = enrolment.course_run_id
  JOIN person ON person.id = enrolment.person_id AND person.is_test = 0
  WHERE enrolment.id > ? ORDER BY enrolment.id LIMIT ?`;

/** Reads whom the courses reach: people enrolled in runs, test people left out. */
export class EnrolmentSource {
  constructor(private readonly database: DataSource) {}

  /** Changes whenever an enrolment, a run's days or who is a test person may have changed. */
  async fingerprint(): Promise<string> {
    const rows: object[] = await this.database.query(fingerprint);
    return JSON.stringify(rows[0]);
  }

  /** Every enrolment as a row of the facts. */
  async all(numbers: Numbers): Promise<FactRow[]> {
    const found: FactRow[] = [];
    let last: Buffer = Buffer.alloc(16);
    for (;;) {
      const rows: EnrolmentRow[] = await this.database.query(inOrderOfIds, [last, rowsAtOnce]);
      for (const row of rows) found.push(enrolmentFact(row, numbers));
      if (rows.length < rowsAtOnce) return found;
      last = rows[rows.length - 1]!.id;
    }
  }
}

/** A period is covered that ends on the first of its days or later, and begins on the last or earlier. */
function enrolmentFact(row: EnrolmentRow, numbers: Numbers): FactRow {
  const withdrawn = row.withdrawn_at ? dayNumberOf(row.withdrawn_at.getTime()) : NEVER;
  return [
    numbers.of('person', row.person_id.toString('latin1')),
    numbers.of('course', row.course_id.toString('latin1')),
    numbers.of('school', row.school_id.toString('latin1')),
    roleNumber(row.role),
    Math.max(dayNumber(row.starts_on), dayNumberOf(row.enrolled_at.getTime())),
    Math.min(dayNumber(row.ends_on), withdrawn),
  ];
}
