import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '@yunqiao/platform';
import { countDraftChange } from './course-draft.js';
import { Course } from './course.entity.js';

/** Runs edits of chapters and lessons, one after the other per course, and counts them. */
@Injectable()
export class DraftEditor {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks what is edited, then changes it, in one transaction.
   * @param change answers false when there was nothing to change, such as the second time the same request arrives
   * @returns the course as it is afterwards
   */
  async edit<Found extends { course: Course }>(
    lock: (tx: EntityManager) => Promise<Found>,
    change: (tx: EntityManager, found: Found, now: Date) => Promise<boolean>,
  ): Promise<Course> {
    return this.database.transaction(async (tx) => {
      const found = await lock(tx);
      const now = this.clock.now();
      if (await change(tx, found, now)) await countDraftChange(tx, found.course, now);
      return tx.findOneByOrFail(Course, { id: found.course.id });
    });
  }
}
