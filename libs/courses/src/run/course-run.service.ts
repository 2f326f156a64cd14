import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull, type EntityManager } from 'typeorm';
import { Organisation, OrganisationService } from '@yunqiao/identity';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { lockDraft, requireVersion } from '../course/course-draft.js';
import { Course } from '../course/course.entity.js';
import { mayManageCourse } from '../course/course.policy.js';
import { TermService } from '../term/term.service.js';
import { CourseRunSchool } from './course-run-school.entity.js';
import { CourseRun } from './course-run.entity.js';
import { Enrolment } from './enrolment.entity.js';
import { requireRunDates } from './run-rules.js';

/** A new run as its trainer describes it. */
export interface NewCourseRun {
  id: string;
  courseId: string;
  termId: string;
  startsOn: string;
  endsOn: string;
  selfEnrolment: boolean;
  schoolIds: string[];
}

/** Fields of a run to change; what is absent stays. */
export interface CourseRunChange {
  id: string;
  version: number;
  startsOn?: string | null;
  endsOn?: string | null;
  selfEnrolment?: boolean | null;
  schoolIds?: string[] | null;
  closed?: boolean | null;
}

/** Offering courses. */
@Injectable()
export class CourseRunService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly terms: TermService,
    private readonly organisations: OrganisationService,
    private readonly clock: Clock,
  ) {}

  /** @throws COURSE_RUN_NOT_FOUND */
  async get(actor: Actor, id: string): Promise<CourseRun> {
    const run = await this.database.manager.findOneBy(CourseRun, { id });
    const course = run && (await this.database.manager.findOneBy(Course, { id: run.courseId }));
    if (!run || !course || !mayManageCourse(actor, course)) throw new AppError('COURSE_RUN_NOT_FOUND');
    return run;
  }

  /**
   * Puts a published course on offer. The same id twice is the same as once.
   * @throws COURSE_NOT_FOUND, COURSE_REMOVED, COURSE_NOT_PUBLISHED, TERM_NOT_FOUND, RUN_ENDS_BEFORE_START,
   *   RUN_DATES_OUTSIDE_TERM, RUN_WITHOUT_SCHOOLS, RUN_SCHOOL_INVALID, CONFLICT when the id is another run's
   */
  async create(actor: Actor, given: NewCourseRun): Promise<CourseRun> {
    const { schoolIds, ...fields } = given;
    requireRunDates(fields, await this.terms.get(given.termId));
    return this.database.transaction(async (tx) => {
      const course = await lockDraft(tx, actor, given.courseId);
      const known = await tx.findOneBy(CourseRun, { id: given.id });
      if (known && known.courseId !== course.id) throw new AppError('CONFLICT');
      if (known) return known;
      if (course.edition === 0) throw new AppError('COURSE_NOT_PUBLISHED');
      await this.requireOfferable(tx, actor, schoolIds);
      await tx.insert(CourseRun, { ...fields, closedAt: null });
      await offerTo(tx, given.id, schoolIds);
      return tx.findOneByOrFail(CourseRun, { id: given.id });
    });
  }

  /**
   * @throws COURSE_RUN_NOT_FOUND, CONFLICT when somebody else changed it, RUN_ENDS_BEFORE_START,
   *   RUN_DATES_OUTSIDE_TERM, RUN_WITHOUT_SCHOOLS, RUN_SCHOOL_INVALID, RUN_SCHOOL_HAS_MEMBERS
   */
  async update(actor: Actor, change: CourseRunChange): Promise<CourseRun> {
    return this.database.transaction(async (tx) => {
      const run = await lockRun(tx, actor, change.id);
      requireVersion(run, change.version);
      const { startsOn = null, endsOn = null, selfEnrolment = null, closed = null } = change;
      run.startsOn = startsOn ?? run.startsOn;
      run.endsOn = endsOn ?? run.endsOn;
      run.selfEnrolment = selfEnrolment ?? run.selfEnrolment;
      if (closed !== null) run.closedAt = closed ? (run.closedAt ?? this.clock.now()) : null;
      if (startsOn !== null || endsOn !== null) requireRunDates(run, await this.terms.get(run.termId));
      if (change.schoolIds) await this.offerOnlyTo(tx, actor, run, change.schoolIds);
      await tx.update(CourseRun, { id: run.id }, changeable(run));
      return tx.findOneByOrFail(CourseRun, { id: run.id });
    });
  }

  /** Runs of these courses, the newest first. */
  findByCourses(courseIds: readonly string[]): Promise<CourseRun[]> {
    return this.database.manager.find(CourseRun, { where: { courseId: In([...courseIds]) }, order: { id: 'DESC' } });
  }

  /** Ids of the schools to which each run is offered. */
  async findSchoolsByRun(runIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.database.manager.findBy(CourseRunSchool, { courseRunId: In([...runIds]) });
    const schools = new Map<string, string[]>(runIds.map((id) => [id, []]));
    for (const row of rows) schools.get(row.courseRunId)?.push(row.schoolId);
    return schools;
  }

  private async offerOnlyTo(tx: EntityManager, actor: Actor, run: CourseRun, schoolIds: string[]): Promise<void> {
    const offered = (await tx.findBy(CourseRunSchool, { courseRunId: run.id })).map((row) => row.schoolId);
    const added = schoolIds.filter((id) => !offered.includes(id));
    const dropped = offered.filter((id) => !schoolIds.includes(id));
    if (schoolIds.length === 0) throw new AppError('RUN_WITHOUT_SCHOOLS');
    if (added.length > 0) await this.requireOfferable(tx, actor, added);
    if (dropped.length > 0) {
      await requireWithoutMembers(tx, run.id, dropped);
      await tx.delete(CourseRunSchool, { courseRunId: run.id, schoolId: In(dropped) });
    }
    await offerTo(tx, run.id, added);
  }

  /** Open schools of the actor's alliance, as `schoolsForOffer` lists them: those of another are as if they were not there. */
  private async requireOfferable(tx: EntityManager, actor: Actor, schoolIds: string[]): Promise<void> {
    await requireOpenSchools(tx, schoolIds);
    const alliance = new Set(await this.organisations.allianceOf(actor.organisationIds, tx));
    if (schoolIds.some((id) => !alliance.has(id))) throw new AppError('RUN_SCHOOL_INVALID');
  }
}

/**
 * The run, locked until the transaction ends.
 * @throws `notFound` when it is not there or not for this actor
 */
export async function lockRun(
  tx: EntityManager,
  actor: Actor,
  runId: string,
  notFound = 'COURSE_RUN_NOT_FOUND',
): Promise<CourseRun> {
  const run = await tx.findOne(CourseRun, { where: { id: runId }, lock: { mode: 'pessimistic_write' } });
  const course = run && (await tx.findOneBy(Course, { id: run.courseId }));
  if (!run || !course || !mayManageCourse(actor, course)) throw new AppError(notFound);
  return run;
}

function changeable(run: CourseRun): Pick<CourseRun, 'startsOn' | 'endsOn' | 'selfEnrolment' | 'closedAt'> {
  const { startsOn, endsOn, selfEnrolment, closedAt } = run;
  return { startsOn, endsOn, selfEnrolment, closedAt };
}

async function requireOpenSchools(tx: EntityManager, schoolIds: string[]): Promise<void> {
  const wanted = [...new Set(schoolIds)];
  if (wanted.length === 0) throw new AppError('RUN_WITHOUT_SCHOOLS');
  const open = await tx.countBy(Organisation, { id: In(wanted), kind: 'school', closedAt: IsNull() });
  if (open !== wanted.length) throw new AppError('RUN_SCHOOL_INVALID');
}

async function requireWithoutMembers(tx: EntityManager, courseRunId: string, schoolIds: string[]): Promise<void> {
  const members = await tx.findBy(Enrolment, { courseRunId, schoolId: In(schoolIds), withdrawnAt: IsNull() });
  if (members.length === 0) return;
  throw new AppError('RUN_SCHOOL_HAS_MEMBERS', { schoolIds: [...new Set(members.map((member) => member.schoolId))] });
}

async function offerTo(tx: EntityManager, courseRunId: string, schoolIds: string[]): Promise<void> {
  const rows = [...new Set(schoolIds)].map((schoolId) => ({ courseRunId, schoolId }));
  if (rows.length > 0) await tx.insert(CourseRunSchool, rows);
}
