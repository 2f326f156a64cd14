import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { ActivityLog } from '@yunqiao/activity';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { LearningPlaces } from './learning-places.js';
import { completionOf } from './learning-recorder.js';
import { openedAt } from './lesson-state.js';
import { keyOf, readProgress, writeProgress, type ProgressFacts, type RunLesson } from './progress-store.js';

/** Lessons that are read, not watched. */
@Injectable()
export class ReadingService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly places: LearningPlaces,
    private readonly log: ActivityLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Completes a lesson without a video, at the end of its text. Twice is the same as once.
   * @throws ENROLMENT_NOT_FOUND, LESSON_NOT_FOUND, LESSON_HAS_VIDEO
   */
  async markRead(actor: Actor, lesson: RunLesson): Promise<ProgressFacts> {
    const now = this.clock.now();
    const [place] = await this.places.find(actor, [{ ...lesson, occurredAt: now }]);
    if (!place || 'code' in place) throw new AppError(place?.code ?? 'LESSON_NOT_FOUND');
    if (place.length.hasVideo) throw new AppError('LESSON_HAS_VIDEO');
    return this.database.transaction(async (tx) => {
      await this.log.lock(tx, actor.personId);
      const before = (await readProgress(tx, actor.personId, [lesson])).get(keyOf(lesson));
      if (before && before.completedAt !== null) return before;
      const state = before ?? openedAt(now.getTime());
      const read = { ...state, ...lesson, completedAt: now.getTime(), updatedAt: now.getTime() };
      await writeProgress(tx, actor.personId, [read]);
      const reporter = { personId: actor.personId, deviceId: null, source: 'web' } as const;
      await this.log.append(tx, reporter, [completionOf(lesson, place, now)]);
      return read;
    });
  }
}
