import { Injectable } from '@nestjs/common';
import { LessonShowing } from '@yunqiao/courses';
import { AppError, type Actor } from '@yunqiao/platform';
import { mayObserve, maySeeSummary } from './observation.policy.js';
import { ObservationReader } from './observation-reader.js';

/** Recorded lessons for those who observe them: whoever gave the lesson to the session gave it to them, too. */
@Injectable()
export class ObservedLessons {
  constructor(
    private readonly reader: ObservationReader,
    private readonly lessons: LessonShowing,
  ) {}

  /**
   * Signed addresses of the lesson's video; null where there is none that can be played.
   * @throws SESSION_NOT_FOUND, OBSERVATION_NOT_FOUND, NOT_ALLOWED for who neither observes nor reads the summary
   */
  async playback(actor: Actor, sessionId: string, isNative: boolean) {
    const { observation, standing } = await this.reader.get(actor, sessionId);
    const { personId } = actor;
    if (!mayObserve(observation, standing, personId) && !maySeeSummary(observation, standing, personId))
      throw new AppError('NOT_ALLOWED');
    if (observation.lessonId === null) return null;
    const lesson = (await this.lessons.find([observation.lessonId])).get(observation.lessonId);
    return lesson ? this.lessons.playback(actor, lesson, isNative) : null;
  }
}
