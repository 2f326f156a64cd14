import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AppError, GatheredQuery, idBytes, idText, type Actor } from '@yunqiao/platform';
import { idList } from '../columns.js';
import { mayManageCourse, schoolsTaughtIn } from '../course/course.policy.js';

/** A course run with what hangs on the viewer. */
export interface RunFacts {
  id: string;
  courseId: string;
  edition: number;
  termId: string;
  startsOn: string;
  endsOn: string;
  selfEnrolment: boolean;
  closedAt: Date | null;
  enrolment: { id: string; enrolledAt: Date } | null;
}

/** Columns of `RunFacts`, from `course_run run`, `course` and `enrolment`. */
export const runColumns =
  'run.id, run.course_id, course.edition, run.term_id, CAST(run.starts_on AS CHAR) AS starts_on, ' +
  'CAST(run.ends_on AS CHAR) AS ends_on, run.self_enrolment, run.closed_at, ' +
  'enrolment.id AS enrolment_id, enrolment.enrolled_at';

export interface RunRow {
  id: Buffer;
  course_id: Buffer;
  edition: number;
  term_id: Buffer;
  starts_on: string;
  ends_on: string;
  self_enrolment: number;
  closed_at: Date | null;
  enrolment_id: Buffer | null;
  enrolled_at: Date | null;
}

export function runOfRow(row: RunRow): RunFacts {
  return {
    id: idText(row.id),
    courseId: idText(row.course_id),
    edition: row.edition,
    termId: idText(row.term_id),
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    selfEnrolment: row.self_enrolment === 1,
    closedAt: row.closed_at,
    enrolment:
      row.enrolment_id && row.enrolled_at ? { id: idText(row.enrolment_id), enrolledAt: row.enrolled_at } : null,
  };
}

/** What the actor may do with a run. */
export interface RunRights {
  readonly isManaged: boolean;
  readonly isOffered: boolean;
  /** Teaches in a school to which it is offered, and so may show its lessons to a class. */
  readonly mayShow: boolean;
}

interface ViewerRunRow extends RunRow {
  school_id: Buffer;
  trainer_id: Buffer;
  offered: number;
  shown: number;
}

const selectRunOfViewer =
  'SELECT ' +
  runColumns +
  ', course.school_id, course.trainer_id, EXISTS (SELECT 1 FROM course_run_school offer ' +
  'WHERE offer.course_run_id = run.id AND offer.school_id IN (?)) AS offered, ' +
  'EXISTS (SELECT 1 FROM course_run_school offer WHERE offer.course_run_id = run.id AND offer.school_id IN (?)) AS shown ' +
  'FROM course_run run JOIN course ON course.id = run.course_id AND course.removed_at IS NULL AND course.edition > 0 ' +
  'LEFT JOIN enrolment ON enrolment.course_run_id = run.id AND enrolment.person_id = ? AND enrolment.withdrawn_at IS NULL ' +
  'WHERE run.id = ?';

/** Reads course runs as learners may see them. */
@Injectable()
export class RunReader {
  private readonly runsOfViewer: GatheredQuery<ViewerRunRow>;

  constructor(@InjectDataSource() database: DataSource) {
    this.runsOfViewer = new GatheredQuery(database, selectRunOfViewer);
  }

  /**
   * A run that the actor may see: offered to one of their schools, enrolled in, or their own course's.
   * @throws COURSE_RUN_NOT_FOUND
   */
  async get(actor: Actor, id: string): Promise<RunFacts & RunRights> {
    const [row] = await this.runsOfViewer.ask([
      ...[idList(actor.organisationIds), idList(schoolsTaughtIn(actor))],
      ...[idBytes(actor.personId), idBytes(id)],
    ]);
    if (!row) throw new AppError('COURSE_RUN_NOT_FOUND');
    const run = runOfRow(row);
    const isOffered = Number(row.offered) === 1;
    const isManaged = mayManageCourse(actor, { schoolId: idText(row.school_id), trainerId: idText(row.trainer_id) });
    if (!isOffered && !isManaged && !run.enrolment) throw new AppError('COURSE_RUN_NOT_FOUND');
    return { ...run, isManaged, isOffered, mayShow: Number(row.shown) === 1 };
  }
}
