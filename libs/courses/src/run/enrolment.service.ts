import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import { ClassGroup } from '@yunqiao/identity';
import { Notices } from '@yunqiao/notices';
import { AppError, Clock, idBytes, idText, newId, type Actor, type ActorMembership } from '@yunqiao/platform';
import { tellEnrolled } from '../notice/enrolled-news.js';
import { findStudents } from './class-students.js';
import { CourseRunSchool } from './course-run-school.entity.js';
import { CourseRun } from './course-run.entity.js';
import { lockRun } from './course-run.service.js';
import { Enrolment, type EnrolmentSource } from './enrolment.entity.js';
import { isOpenOn } from './run-rules.js';
import { RunReader } from '../learner/run-reader.js';

interface NewMember {
  personId: string;
  membershipId: string;
  schoolId: string;
  classGroupId: string | null;
  role: string;
}

/** Who comes into a course run, and who leaves it. */
@Injectable()
export class EnrolmentService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly runs: RunReader,
    private readonly notices: Notices,
    private readonly clock: Clock,
  ) {}

  /**
   * Enrols the actor with the membership that holds today. Enrolling twice is the same as once.
   * @throws COURSE_RUN_NOT_FOUND, RUN_CLOSED, RUN_NOT_OPEN, RUN_SELF_ENROLMENT_OFF, ENROLMENT_ROLE_MISSING
   */
  async enrol(actor: Actor, courseRunId: string): Promise<void> {
    const run = await this.runs.get(actor, courseRunId);
    if (run.enrolment) return;
    if (run.closedAt) throw new AppError('RUN_CLOSED');
    if (!isOpenOn(run, this.clock.today())) {
      throw new AppError('RUN_NOT_OPEN', { startsOn: run.startsOn, endsOn: run.endsOn });
    }
    if (!run.selfEnrolment) throw new AppError('RUN_SELF_ENROLMENT_OFF');
    const membership = await this.learningMembership(actor, courseRunId);
    const member = { ...membership, personId: actor.personId, schoolId: membership.organisationId };
    await enrolMembers(this.database.manager, courseRunId, [member], 'self', this.clock.now());
  }

  /**
   * Takes back one's own self-enrolment; progress stays. Twice is the same as once.
   * @throws COURSE_RUN_NOT_FOUND, ENROLMENT_BY_SCHOOL when somebody else enrolled the actor
   */
  async withdraw(actor: Actor, courseRunId: string): Promise<void> {
    const run = await this.runs.get(actor, courseRunId);
    if (!run.enrolment) return;
    await this.database.transaction(async (tx) => {
      const enrolment = await lockEnrolment(tx, run.enrolment!.id);
      if (enrolment.source !== 'self') throw new AppError('ENROLMENT_BY_SCHOOL');
      await tx.save(Object.assign(enrolment, { withdrawnAt: enrolment.withdrawnAt ?? this.clock.now() }));
    });
  }

  /**
   * Enrols every student whose membership in one of these classes holds today, and tells those who come in by it. Twice is the
   * same as once.
   * @throws COURSE_RUN_NOT_FOUND, RUN_CLOSED, RUN_NOT_OPEN after its last day, CLASS_GROUP_NOT_FOUND,
   *   CLASS_GROUP_NOT_OFFERED
   */
  async enrolClassGroups(
    actor: Actor,
    courseRunId: string,
    classGroupIds: string[],
  ): Promise<{ run: CourseRun; enrolled: number; alreadyEnrolled: number }> {
    return this.database.transaction(async (tx) => {
      const run = await lockRun(tx, actor, courseRunId);
      if (run.closedAt) throw new AppError('RUN_CLOSED');
      const today = this.clock.today();
      if (run.endsOn < today) throw new AppError('RUN_NOT_OPEN', { startsOn: run.startsOn, endsOn: run.endsOn });
      await requireOffered(tx, actor, run, classGroupIds);
      const students = await findStudents(tx, classGroupIds, today);
      const enrolled = await enrolMembers(tx, courseRunId, students, 'class', this.clock.now());
      const personIds = enrolled.map(({ personId }) => personId);
      await tellEnrolled(tx, this.notices, run.id, personIds);
      return { run, enrolled: enrolled.length, alreadyEnrolled: students.length - enrolled.length };
    });
  }

  /**
   * Takes somebody out of a run; what they did stays where it happened. Twice is the same as once.
   * @throws ENROLMENT_NOT_FOUND
   */
  async withdrawMember(actor: Actor, enrolmentId: string): Promise<CourseRun> {
    return this.database.transaction(async (tx) => {
      const known = await tx.findOneBy(Enrolment, { id: enrolmentId });
      if (!known) throw new AppError('ENROLMENT_NOT_FOUND');
      const run = await lockRun(tx, actor, known.courseRunId, 'ENROLMENT_NOT_FOUND');
      const enrolment = await lockEnrolment(tx, enrolmentId);
      await tx.save(Object.assign(enrolment, { withdrawnAt: enrolment.withdrawnAt ?? this.clock.now() }));
      return run;
    });
  }

  /** The membership under which the actor learns: as a student or teacher of a school to which the run is offered. */
  private async learningMembership(actor: Actor, courseRunId: string): Promise<ActorMembership> {
    const offered = await this.database.manager.findBy(CourseRunSchool, { courseRunId });
    const schoolIds = offered.map((offer) => offer.schoolId);
    const candidates = actor.memberships.filter(({ organisationId }) => schoolIds.includes(organisationId));
    const membership =
      candidates.find(({ role }) => role === 'student') ?? candidates.find(({ role }) => role === 'teacher');
    if (!membership) throw new AppError('ENROLMENT_ROLE_MISSING');
    return membership;
  }
}

async function lockEnrolment(tx: EntityManager, id: string): Promise<Enrolment> {
  return tx.findOneOrFail(Enrolment, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** A class of a school that the actor has nothing to do with is not there; one of the actor's schools is named as not offered. */
async function requireOffered(tx: EntityManager, actor: Actor, run: CourseRun, classGroupIds: string[]): Promise<void> {
  const wanted = [...new Set(classGroupIds)];
  const groups = await tx.findBy(ClassGroup, { id: In(wanted) });
  const offers = await tx.findBy(CourseRunSchool, { courseRunId: run.id });
  const offered = new Set(offers.map((offer) => offer.schoolId));
  const refused = groups.filter((group) => !offered.has(group.schoolId));
  const isForeign = refused.some((group) => !actor.organisationIds.includes(group.schoolId));
  if (groups.length !== wanted.length || isForeign) throw new AppError('CLASS_GROUP_NOT_FOUND');
  if (refused.length > 0)
    throw new AppError('CLASS_GROUP_NOT_OFFERED', { classGroups: refused.map(({ name }) => name) });
}

/**
 * Enrols in bulk. Who was withdrawn comes back with the membership of today; who is enrolled stays as they are.
 * @returns those who were not enrolled before
 */
export async function enrolMembers(
  tx: EntityManager,
  courseRunId: string,
  members: readonly NewMember[],
  source: EnrolmentSource,
  now: Date,
): Promise<readonly NewMember[]> {
  if (members.length === 0) return [];
  const people = members.map((member) => idBytes(member.personId));
  const known = await tx.query<{ person_id: Buffer }[]>(
    'SELECT person_id FROM enrolment WHERE course_run_id = ? AND person_id IN (?) AND withdrawn_at IS NULL FOR UPDATE',
    [idBytes(courseRunId), people],
  );
  const enrolled = new Set(known.map((row) => idText(row.person_id)));
  const added = members.filter((member) => !enrolled.has(member.personId));
  if (added.length === 0) return [];
  const rows = added.map((member) => [
    ...[idBytes(newId()), idBytes(courseRunId), idBytes(member.personId), idBytes(member.membershipId)],
    ...[idBytes(member.schoolId), member.classGroupId && idBytes(member.classGroupId), member.role, source, now],
  ]);
  await tx.query(
    'INSERT INTO enrolment (id, course_run_id, person_id, membership_id, school_id, class_group_id, role, source, enrolled_at) ' +
      'VALUES ? ON DUPLICATE KEY UPDATE membership_id = VALUES(membership_id), school_id = VALUES(school_id), ' +
      'class_group_id = VALUES(class_group_id), role = VALUES(role), source = VALUES(source), ' +
      'left_at = withdrawn_at, returned_at = VALUES(enrolled_at), withdrawn_at = NULL',
    [rows],
  );
  return added;
}
