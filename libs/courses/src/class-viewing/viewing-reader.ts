import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { ClassGroup, ClassGroupService, PeopleService } from '@yunqiao/identity';
import { Clock, startOfSchoolDay, type Actor } from '@yunqiao/platform';
import { DataSource, In, IsNull, MoreThanOrEqual } from 'typeorm';
import { schoolsTaughtIn } from '../course/course.policy.js';
import { Lesson } from '../course/lesson.entity.js';
import { CourseRunSchool } from '../run/course-run-school.entity.js';
import { RunReader } from '../learner/run-reader.js';
import { ClassViewingMark, type MarkWay } from './class-viewing-mark.entity.js';
import { ClassViewing } from './class-viewing.entity.js';
import { inOrder } from './presence.js';
import { ViewingAccess } from './viewing-access.js';
import { ViewingMarks } from './viewing-marks.js';

/** A pupil of the class, and whether they are there. */
export interface ViewingPupil {
  readonly personId: string;
  readonly displayName: string;
  readonly isPresent: boolean;
  /** Of the latest mark; null without one. */
  readonly way: MarkWay | null;
}

/** Reads viewings, their pupils, and to whom a teacher may show a run. */
@Injectable()
export class ViewingReader {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: ViewingAccess,
    private readonly marks: ViewingMarks,
    private readonly runs: RunReader,
    private readonly people: PeopleService,
    private readonly classGroups: ClassGroupService,
    private readonly clock: Clock,
  ) {}

  /** @throws CLASS_VIEWING_NOT_FOUND */
  async get(actor: Actor, id: string): Promise<ClassViewing> {
    return this.access.requireSees(actor, await this.database.manager.findOneBy(ClassViewing, { id }));
  }

  /** What the actor showed last of a lesson on this school day, whether it goes on or not; null for nothing. */
  findMine(actor: Actor, courseRunId: string, lessonId: string): Promise<ClassViewing | null> {
    const openedAt = MoreThanOrEqual(startOfSchoolDay(this.clock.today()));
    const where = { openedBy: actor.personId, courseRunId, lessonId, openedAt };
    return this.database.manager.findOne(ClassViewing, { where, order: { openedAt: 'DESC', id: 'DESC' } });
  }

  /** The pupils of the class on that day, in the order of their names' pinyin. */
  async pupilsOf(viewing: ClassViewing): Promise<ViewingPupil[]> {
    const people = await this.people.findByIds(await this.marks.pupilsOf(viewing));
    const marks = inOrder(await this.database.manager.findBy(ClassViewingMark, { viewingId: viewing.id }));
    const latest = new Map(marks.map((mark) => [mark.personId, mark]));
    return people
      .sort((a, b) => (a.pinyin === b.pinyin ? (a.id < b.id ? -1 : 1) : a.pinyin < b.pinyin ? -1 : 1))
      .map(({ id: personId, displayName }) => {
        const mark = latest.get(personId);
        return { personId, displayName, isPresent: mark?.isPresent ?? false, way: mark?.way ?? null };
      });
  }

  /**
   * Open classes, newest grade first, of the schools in which the actor teaches and to which the run is offered.
   * @throws COURSE_RUN_NOT_FOUND
   */
  async classesFor(actor: Actor, courseRunId: string): Promise<ClassGroup[]> {
    await this.runs.get(actor, courseRunId);
    const offers = await this.database.manager.findBy(CourseRunSchool, {
      courseRunId,
      schoolId: In(schoolsTaughtIn(actor)),
    });
    const schoolId = In(offers.map((offer) => offer.schoolId));
    const order = { grade: 'DESC', name: 'ASC', id: 'ASC' } as const;
    return this.database.manager.find(ClassGroup, { where: { schoolId, closedAt: IsNull() }, order, take: 500 });
  }

  /** Title of a lesson. */
  async lessonTitleOf(id: string): Promise<string> {
    return (await this.database.manager.findOneByOrFail(Lesson, { id })).title;
  }

  /** Name of the class. */
  async classNameOf({ classGroupId }: ClassViewing): Promise<string> {
    const [classGroup] = await this.classGroups.findByIds([classGroupId]);
    return classGroup?.name ?? '';
  }
}
