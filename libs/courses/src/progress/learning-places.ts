import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { membershipOn, type ActingMembership } from '@yunqiao/activity';
import { MembershipService, type Membership } from '@yunqiao/identity';
import { Clock, idBytes, idText, schoolDayOf, type Actor, type Role } from '@yunqiao/platform';
import { Editions } from '../learner/editions.js';
import { MediaFactsReader } from '../learner/media-facts.js';
import { lengthOf } from './lesson-lengths.js';
import type { LessonLength } from './lesson-state.js';
import type { RunLesson } from './progress-store.js';

/** Where an event belongs: a lesson of a run in which the person is enrolled, under the membership of that day. */
export interface LearningPlace {
  courseId: string;
  membership: ActingMembership;
  enrolledAt: Date;
  length: LessonLength;
}

/** Why an event belongs nowhere. */
export interface NoPlace {
  code: 'ENROLMENT_NOT_FOUND' | 'LESSON_NOT_FOUND';
}

interface EnrolledRun {
  courseId: string;
  edition: number;
  membership: ActingMembership;
  enrolledAt: Date;
}

interface EnrolledRow {
  course_run_id: Buffer;
  course_id: Buffer;
  edition: number;
  membership_id: Buffer;
  role: Role;
  school_id: Buffer;
  class_group_id: Buffer | null;
  enrolled_at: Date;
}

/** Finds where reported events belong. */
@Injectable()
export class LearningPlaces {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly editions: Editions,
    private readonly media: MediaFactsReader,
    private readonly memberships: MembershipService,
    private readonly clock: Clock,
  ) {}

  /** One answer per event, in the same order. */
  async find(
    actor: Actor,
    events: readonly (RunLesson & { occurredAt: Date })[],
  ): Promise<(LearningPlace | NoPlace)[]> {
    const runs = await this.findEnrolledRuns(actor.personId, events);
    const editions = await this.editions.findLatest([...runs.values()]);
    const lessonOf = (event: RunLesson) =>
      editions.get(runs.get(event.courseRunId)?.courseId ?? '')?.lessonById.get(event.lessonId);
    const facts = await this.media.find(events.flatMap((event) => lessonOf(event)?.mediaId ?? []));
    const memberships = await this.membershipsFor(actor, runs, events);

    return events.map((event) => {
      const run = runs.get(event.courseRunId);
      const lesson = lessonOf(event);
      if (!run) return { code: 'ENROLMENT_NOT_FOUND' };
      if (!lesson) return { code: 'LESSON_NOT_FOUND' };
      const membership = memberships
        ? membershipOn(schoolDayOf(event.occurredAt), run.membership, memberships)
        : run.membership;
      const { courseId, enrolledAt } = run;
      return { courseId, enrolledAt, membership, length: lengthOf(lesson, facts) };
    });
  }

  /** Memberships of the past are asked for only when an event is not of today, or the enrolment's is over. */
  private async membershipsFor(
    actor: Actor,
    runs: ReadonlyMap<string, EnrolledRun>,
    events: readonly { occurredAt: Date }[],
  ): Promise<Membership[] | null> {
    const today = this.clock.today();
    const held = new Set(actor.memberships.map((membership) => membership.membershipId));
    const isPlain =
      events.every((event) => schoolDayOf(event.occurredAt) === today) &&
      [...runs.values()].every((run) => held.has(run.membership.membershipId));
    return isPlain ? null : this.memberships.ofPeople([actor.personId], true);
  }

  private async findEnrolledRuns(personId: string, events: readonly RunLesson[]): Promise<Map<string, EnrolledRun>> {
    const runIds = [...new Set(events.map((event) => event.courseRunId))];
    if (runIds.length === 0) return new Map();
    const rows = await this.database.query<EnrolledRow[]>(
      'SELECT enrolment.course_run_id, run.course_id, course.edition, enrolment.membership_id, enrolment.role, ' +
        'enrolment.school_id, enrolment.class_group_id, enrolment.enrolled_at FROM enrolment ' +
        'JOIN course_run run ON run.id = enrolment.course_run_id ' +
        'JOIN course ON course.id = run.course_id AND course.removed_at IS NULL ' +
        'WHERE enrolment.course_run_id IN (?) AND enrolment.person_id = ? AND enrolment.withdrawn_at IS NULL',
      [runIds.map(idBytes), idBytes(personId)],
    );
    return new Map(rows.map((row) => [idText(row.course_run_id), enrolledOfRow(row)]));
  }
}

function enrolledOfRow(row: EnrolledRow): EnrolledRun {
  return {
    courseId: idText(row.course_id),
    edition: row.edition,
    membership: {
      membershipId: idText(row.membership_id),
      role: row.role,
      schoolId: idText(row.school_id),
      classGroupId: row.class_group_id && idText(row.class_group_id),
    },
    enrolledAt: row.enrolled_at,
  };
}
