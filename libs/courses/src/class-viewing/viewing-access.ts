import { Injectable } from '@nestjs/common';
import type { WallInterval } from '@yunqiao/activity';
import { ClassGroup } from '@yunqiao/identity';
import { AppError, Clock, schoolDayOf, type Actor } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { schoolsAdministeredBy, schoolsTaughtIn } from '../course/course.policy.js';
import { Editions } from '../learner/editions.js';
import { RunReader } from '../learner/run-reader.js';
import { CourseRunSchool } from '../run/course-run-school.entity.js';
import { ClassViewing } from './class-viewing.entity.js';

/** Which lesson is shown to whom. */
export interface WantedViewing {
  readonly id: string;
  readonly courseRunId: string;
  readonly lessonId: string;
  readonly classGroupId: string;
}

/** Who may show lessons to a class, and who may see and correct what was marked. */
@Injectable()
export class ViewingAccess {
  constructor(
    private readonly runs: RunReader,
    private readonly editions: Editions,
    private readonly clock: Clock,
  ) {}

  /**
   * A class of a school in which the actor teaches, and to which the run is offered.
   * @throws COURSE_RUN_NOT_FOUND, LESSON_NOT_FOUND, CLASS_GROUP_NOT_FOUND, CLASS_GROUP_NOT_OFFERED
   */
  async requireMayShow(
    manager: EntityManager,
    actor: Actor,
    wanted: WantedViewing,
  ): Promise<{ courseId: string; schoolId: string }> {
    const run = await this.runs.get(actor, wanted.courseRunId);
    const edition = (await this.editions.findLatest([run])).get(run.courseId);
    if (!edition?.lessonById.has(wanted.lessonId)) throw new AppError('LESSON_NOT_FOUND');
    const classGroup = await manager.findOneBy(ClassGroup, { id: wanted.classGroupId });
    if (!classGroup || classGroup.closedAt || !schoolsTaughtIn(actor).includes(classGroup.schoolId))
      throw new AppError('CLASS_GROUP_NOT_FOUND');
    const { schoolId } = classGroup;
    if (!(await manager.existsBy(CourseRunSchool, { courseRunId: run.id, schoolId })))
      throw new AppError('CLASS_GROUP_NOT_OFFERED', { classGroups: [classGroup.name] });
    return { courseId: run.courseId, schoolId };
  }

  /** @throws CLASS_VIEWING_NOT_FOUND for everybody but who opened it */
  requireOwn(actor: Actor, viewing: ClassViewing | null): ClassViewing {
    if (viewing?.openedBy !== actor.personId) throw new AppError('CLASS_VIEWING_NOT_FOUND');
    return viewing;
  }

  /** @throws CLASS_VIEWING_NOT_FOUND for everybody but who opened it and the administrators of the school */
  requireSees(actor: Actor, viewing: ClassViewing | null): ClassViewing {
    if (!viewing || (viewing.openedBy !== actor.personId && !isAdministrator(actor, viewing)))
      throw new AppError('CLASS_VIEWING_NOT_FOUND');
    return viewing;
  }

  /** Who opened it marks what was on that school day; the administrators of the school correct it later, too. */
  mayMark(actor: Actor, viewing: ClassViewing, at: Date): boolean {
    return isAdministrator(actor, viewing) || schoolDayOf(at) === schoolDayOf(viewing.openedAt);
  }

  /** Whether it ended because nothing was heard of it, and yet it was played later on, as is told on the same school day. */
  goesOn({ ending, endedAt, openedAt }: ClassViewing, played: readonly WallInterval[]): boolean {
    if (ending !== 'silence' || this.clock.today() !== schoolDayOf(openedAt)) return false;
    return played.some(({ to }) => to > endedAt!.getTime());
  }
}

function isAdministrator(actor: Actor, { schoolId }: ClassViewing): boolean {
  return actor.roles.has('platformAdministrator') || schoolsAdministeredBy(actor).includes(schoolId);
}
