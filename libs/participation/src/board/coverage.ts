import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CourseCategory } from '@yunqiao/courses';
import { idBytes, idText } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { roleOf, type CountScope, type ParticipationGroup } from '../participation-filter.js';

/** Enrolled people of a row: everybody, teachers, students. */
export interface CoverageCounts {
  readonly everyone: number;
  readonly teachers: number;
  readonly students: number;
}

interface CoverageRow {
  row_key: Buffer | string;
  everyone: string | number;
  teachers: string | number;
  students: string | number;
}

/** A condition with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

const figures = `COUNT(DISTINCT enrolment.person_id) AS everyone,
  COUNT(DISTINCT CASE WHEN enrolment.role = 'teacher' THEN enrolment.person_id END) AS teachers,
  COUNT(DISTINCT CASE WHEN enrolment.role = 'student' THEN enrolment.person_id END) AS students
FROM enrolment
JOIN course_run ON course_run.id = enrolment.course_run_id
JOIN course ON course.id = course_run.course_id
JOIN person ON person.id = enrolment.person_id AND person.is_test = 0
WHERE course_run.starts_on <= ? AND course_run.ends_on >= ?
  AND enrolment.enrolled_at < ? AND (enrolment.withdrawn_at IS NULL OR enrolment.withdrawn_at >= ?)`;

const keyColumns: Record<ParticipationGroup, string> = {
  school: 'enrolment.school_id',
  course: 'course.id',
  category: 'course.category',
};

/** Counts whom the courses reach: people enrolled in runs that overlap the period. */
@Injectable()
export class Coverage {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Changes whenever an enrolment, a run's days or who is a test person may have changed. */
  async fingerprint(): Promise<string> {
    const rows: object[] = await this.database.query(
      `SELECT COUNT(*) AS enrolments, COUNT(withdrawn_at) AS withdrawn, MAX(enrolled_at) AS enrolled_at, MAX(withdrawn_at) AS withdrawn_at,
        (SELECT CONCAT(COUNT(*), '/', SUM(version)) FROM course_run) AS runs,
        (SELECT CONCAT(COUNT(*), '/', SUM(version)) FROM course) AS courses,
        (SELECT COUNT(*) FROM person WHERE is_test = 1) AS test_people
      FROM enrolment`,
    );
    return JSON.stringify(rows[0]);
  }

  /** Of the whole scope. */
  async total(scope: CountScope): Promise<CoverageCounts> {
    const { sql, parameters } = enrolledIn(scope);
    const rows: CoverageRow[] = await this.database.query(["SELECT '' AS row_key,", figures, sql].join(' '), [
      ...parameters,
    ]);
    return countsOf(rows[0]!);
  }

  /** Row by row; keys as the board names them. */
  async byRow(scope: CountScope, group: ParticipationGroup): Promise<Map<string, CoverageCounts>> {
    const { sql, parameters } = enrolledIn(scope);
    const key = keyColumns[group];
    const statement = ['SELECT', key, 'AS row_key,', figures, sql, 'GROUP BY', key].join(' ');
    const rows: CoverageRow[] = await this.database.query(statement, [...parameters]);
    return new Map(
      rows.map((row) => [typeof row.row_key === 'string' ? row.row_key : idText(row.row_key), countsOf(row)]),
    );
  }
}

/** The part of WHERE that a scope makes: text of constants, values as parameters. */
function enrolledIn(scope: CountScope): Condition {
  const role = roleOf(scope.audience);
  const ids = (values: ReadonlySet<string>) => [...values].map(idBytes);
  const parts: (Condition | null)[] = [
    role && { sql: 'AND enrolment.role = ?', parameters: [role] },
    scope.schoolIds && anyOf('AND enrolment.school_id IN (?)', ids(scope.schoolIds)),
    scope.courseIds && anyOf('AND course.id IN (?)', ids(scope.courseIds)),
    scope.categories && anyOf('AND course.category IN (?)', [...scope.categories] satisfies CourseCategory[]),
  ];
  const given = parts.filter((part) => part !== null);
  return {
    sql: given.map(({ sql }) => sql).join(' '),
    parameters: [scope.to, scope.from, scope.until, scope.since, ...given.flatMap(({ parameters }) => parameters)],
  };
}

/** Nothing is one of none. */
function anyOf(sql: string, values: readonly unknown[]): Condition {
  return values.length > 0 ? { sql, parameters: [values] } : { sql: 'AND FALSE', parameters: [] };
}

function countsOf(row: CoverageRow): CoverageCounts {
  return { everyone: Number(row.everyone), teachers: Number(row.teachers), students: Number(row.students) };
}
