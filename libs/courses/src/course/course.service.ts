import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { lockCourse, lockDraft, requireVersion } from './course-draft.js';
import { Course, type CourseCategory } from './course.entity.js';
import { mayManageCourse, schoolOfNewCourse } from './course.policy.js';
import { CourseMedia } from './course-media.js';
import { titleKeys } from './title-keys.js';

/** A new course as its trainer describes it. */
export interface NewCourse {
  id: string;
  title: string;
  category: CourseCategory;
  subject: string;
  description: string;
  coverMediaId?: string | null;
}

/** Fields of a course to change; what is absent stays. */
export interface CourseChange {
  id: string;
  version: number;
  title?: string | null;
  category?: CourseCategory | null;
  subject?: string | null;
  description?: string | null;
  coverMediaId?: string | null;
  removeCover?: boolean | null;
}

/** Making, changing, removing and restoring courses. */
@Injectable()
export class CourseService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly media: CourseMedia,
    private readonly clock: Clock,
  ) {}

  /** @throws COURSE_NOT_FOUND */
  async get(actor: Actor, id: string): Promise<Course> {
    const course = await this.database.manager.findOneBy(Course, { id });
    if (!course || !mayManageCourse(actor, course)) throw new AppError('COURSE_NOT_FOUND');
    return course;
  }

  /**
   * Makes a course of the school where the actor trains. The same id twice is the same as once.
   * @throws NOT_ALLOWED, MEDIA_NOT_FOUND, CONFLICT when the id is another course's
   */
  async create(actor: Actor, given: NewCourse): Promise<Course> {
    const schoolId = schoolOfNewCourse(actor);
    if (given.coverMediaId) await this.media.require(actor, [given.coverMediaId], 'cover');
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const course = tx.create(Course, {
        ...{ id: given.id, schoolId, trainerId: actor.personId, edition: 0, draftChanges: 0, version: 1 },
        ...{ publishedAt: null, removedAt: null, createdAt: now, updatedAt: now },
        ...{ title: given.title, category: given.category, subject: given.subject, description: given.description },
        ...titleKeys(given.title),
        coverMediaId: given.coverMediaId ?? null,
      });
      await tx.createQueryBuilder().insert().into(Course).values(course).orUpdate(['id']).updateEntity(false).execute();
      const kept = await tx.findOneByOrFail(Course, { id: given.id });
      if (kept.trainerId !== actor.personId) throw new AppError('CONFLICT');
      return kept;
    });
  }

  /** @throws COURSE_NOT_FOUND, COURSE_REMOVED, CONFLICT, MEDIA_NOT_FOUND */
  async update(actor: Actor, change: CourseChange): Promise<Course> {
    if (change.coverMediaId) await this.requireCover(actor, change);
    return this.database.transaction(async (tx) => {
      const course = await lockDraft(tx, actor, change.id);
      requireVersion(course, change.version);
      Object.assign(course, changedFields(change), { updatedAt: this.clock.now() });
      course.draftChanges += 1;
      return tx.save(course);
    });
  }

  /** Takes a course away from everybody, until it is restored. Removing twice is the same as once. */
  async remove(actor: Actor, id: string): Promise<Course> {
    return this.setRemoved(actor, id, (now) => now);
  }

  /** Brings a removed course back as it was. */
  async restore(actor: Actor, id: string): Promise<Course> {
    return this.setRemoved(actor, id, () => null);
  }

  private async setRemoved(actor: Actor, id: string, removedAt: (now: Date) => Date | null): Promise<Course> {
    return this.database.transaction(async (tx) => {
      const course = await lockCourse(tx, actor, id);
      const now = this.clock.now();
      const wanted = removedAt(now);
      if ((course.removedAt === null) === (wanted === null)) return course;
      course.removedAt = wanted;
      course.updatedAt = now;
      return tx.save(course);
    });
  }

  private async requireCover(actor: Actor, change: CourseChange): Promise<void> {
    const course = await this.get(actor, change.id);
    if (change.coverMediaId && change.coverMediaId !== course.coverMediaId) {
      await this.media.require(actor, [change.coverMediaId], 'cover');
    }
  }
}

function changedFields(change: CourseChange): Partial<Course> {
  return {
    ...(change.title != null && { title: change.title, ...titleKeys(change.title) }),
    ...(change.category != null && { category: change.category }),
    ...(change.subject != null && { subject: change.subject }),
    ...(change.description != null && { description: change.description }),
    ...(change.coverMediaId != null && { coverMediaId: change.coverMediaId }),
    ...(change.removeCover === true && { coverMediaId: null }),
  };
}
