import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { containing, foldSearch } from '@yunqiao/identity';
import {
  idBytes,
  idText,
  mapPage,
  pageOf,
  pageSize,
  type Actor,
  type Page,
  type PageRequest,
  type Role,
} from '@yunqiao/platform';
import { idList } from '../columns.js';
import { Course } from '../course/course.entity.js';
import { Editions } from '../learner/editions.js';
import { idAfter } from '../learner/id-cursor.js';
import { CourseRunService } from './course-run.service.js';

/** How far somebody came: whoever finished has watched, and whoever watched is enrolled. */
export const RunMemberState = { enrolled: 'enrolled', watched: 'watched', finished: 'finished' } as const;
export type RunMemberState = keyof typeof RunMemberState;

/** Which members are wanted. */
export interface RunMemberFilter {
  courseRunId: string;
  schoolId?: string | null;
  state?: RunMemberState | null;
  search?: string | null;
}

/** One enrolled person with their progress. */
export interface RunMember {
  /** Of the enrolment. */
  id: string;
  personId: string;
  displayName: string;
  accountName: string;
  schoolName: string;
  classGroupName: string | null;
  role: Role;
  enrolledAt: Date;
  startedAt: Date | null;
  lastActivityAt: Date | null;
  completedLessons: number;
  lessonCount: number;
  creditedSeconds: number;
  finishedAt: Date | null;
}

interface MemberRow {
  id: Buffer;
  person_id: Buffer;
  display_name: string;
  account_name: string;
  school_name: string;
  class_group_name: string | null;
  role: Role;
  enrolled_at: Date;
}

interface ProgressRow {
  person_id: Buffer;
  started_at: Date;
  last_activity_at: Date;
  completed: string;
  finished_at: Date | null;
  credited: string;
}

const members =
  ' FROM enrolment JOIN person ON person.id = enrolment.person_id JOIN organisation school ON school.id = enrolment.school_id ' +
  'LEFT JOIN class_group ON class_group.id = enrolment.class_group_id ' +
  'WHERE enrolment.course_run_id = ? AND enrolment.withdrawn_at IS NULL';

const progressOf =
  '(SELECT COUNT(*) FROM lesson_progress progress WHERE progress.course_run_id = enrolment.course_run_id ' +
  'AND progress.person_id = enrolment.person_id';

/** Lists the people of a run for those who teach or administer it. */
@Injectable()
export class RunMembers {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly runs: CourseRunService,
    private readonly editions: Editions,
  ) {}

  /**
   * Members, the latest enrolment first; found by name, pinyin, initials or number.
   * @throws COURSE_RUN_NOT_FOUND
   */
  async find(actor: Actor, filter: RunMemberFilter, page: PageRequest): Promise<Page<RunMember>> {
    const run = await this.runs.get(actor, filter.courseRunId);
    const course = await this.database.manager.findOneByOrFail(Course, { id: run.courseId });
    const edition = (await this.editions.findOf([course])).get(course.id);
    const lessonIds = edition?.lessons.map((lesson) => lesson.id) ?? [];

    const { sql, parameters } = conditionsOf(filter, lessonIds);
    const after = idAfter(page);
    const rows = await this.database.query<MemberRow[]>(
      'SELECT enrolment.id, enrolment.person_id, person.display_name, person.account_name, school.name AS school_name, ' +
        'class_group.name AS class_group_name, enrolment.role, enrolment.enrolled_at' +
        sql +
        (after ? ' AND enrolment.id < ?' : '') +
        ' ORDER BY enrolment.id DESC LIMIT ?',
      [...parameters, ...(after ? [after] : []), pageSize(page) + 1],
    );
    const listed = pageOf(
      rows,
      page,
      (row) => [idText(row.id)],
      () => this.count(sql, parameters),
    );
    const progress = await this.findProgress(
      filter.courseRunId,
      listed.edges.map(({ node }) => node.person_id),
      lessonIds,
    );
    return mapPage(listed, (row) => memberOf(row, progress.get(idText(row.person_id)), lessonIds.length));
  }

  private async findProgress(
    courseRunId: string,
    people: readonly Buffer[],
    lessonIds: readonly string[],
  ): Promise<Map<string, ProgressRow>> {
    if (people.length === 0) return new Map();
    const lessons = idList(lessonIds);
    const rows = await this.database.query<ProgressRow[]>(
      'SELECT person_id, MIN(opened_at) AS started_at, MAX(updated_at) AS last_activity_at, ' +
        'COUNT(CASE WHEN lesson_id IN (?) THEN completed_at END) AS completed, ' +
        'MAX(CASE WHEN lesson_id IN (?) THEN completed_at END) AS finished_at, ' +
        'SUM(credited_milliseconds + in_class_milliseconds) AS credited FROM lesson_progress WHERE course_run_id = ? AND person_id IN (?) GROUP BY person_id',
      [lessons, lessons, idBytes(courseRunId), people],
    );
    return new Map(rows.map((row) => [idText(row.person_id), row]));
  }

  private async count(sql: string, parameters: unknown[]): Promise<number> {
    const [row] = await this.database.query<{ total: string }[]>('SELECT COUNT(*) AS total' + sql, parameters);
    return Number(row!.total);
  }
}

function conditionsOf(filter: RunMemberFilter, lessonIds: readonly string[]): { sql: string; parameters: unknown[] } {
  const parts = [members];
  const parameters: unknown[] = [idBytes(filter.courseRunId)];
  if (filter.schoolId) {
    parts.push('enrolment.school_id = ?');
    parameters.push(idBytes(filter.schoolId));
  }
  if (filter.state === 'watched') parts.push(progressOf + ') > 0');
  if (filter.state === 'finished') {
    parts.push(progressOf + ' AND progress.completed_at IS NOT NULL AND progress.lesson_id IN (?)) >= ?');
    parameters.push(idList(lessonIds), Math.max(1, lessonIds.length));
  }
  const words = filter.search?.trim();
  if (words) {
    const keys = containing(foldSearch(words));
    parts.push(
      '(person.display_name LIKE ? OR person.pinyin LIKE ? OR person.initials LIKE ? OR person.account_name LIKE ?)',
    );
    parameters.push(containing(words), keys, keys, containing(words));
  }
  return { sql: parts.join(' AND '), parameters };
}

function memberOf(row: MemberRow, progress: ProgressRow | undefined, lessonCount: number): RunMember {
  const completedLessons = Number(progress?.completed ?? 0);
  return {
    id: idText(row.id),
    personId: idText(row.person_id),
    displayName: row.display_name,
    accountName: row.account_name,
    schoolName: row.school_name,
    classGroupName: row.class_group_name,
    role: row.role,
    enrolledAt: row.enrolled_at,
    startedAt: progress?.started_at ?? null,
    lastActivityAt: progress?.last_activity_at ?? null,
    completedLessons,
    lessonCount,
    creditedSeconds: Math.floor(Number(progress?.credited ?? 0) / 1000),
    finishedAt: lessonCount > 0 && completedLessons >= lessonCount ? (progress?.finished_at ?? null) : null,
  };
}
