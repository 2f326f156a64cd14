import { Injectable } from '@nestjs/common';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { MediaService, type MediaState } from '@yunqiao/media';
import type { ReplayLesson } from './replay-lesson.entity.js';
import { ReplayPublisher } from './replay-publisher.js';

/** A lesson that was made of a replay, and how far its video is. */
export type GivenReplayLesson = ReplayLesson & { readonly state: MediaState };

/** Lessons that were made of replays. */
@Injectable()
export class ReplayLessonLoader extends RequestLoader<GivenReplayLesson[]> {
  constructor(
    private readonly publisher: ReplayPublisher,
    private readonly media: MediaService,
  ) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<GivenReplayLesson[][]> {
    const lessons = await this.publisher.findBySessions(sessionIds);
    const videos = await this.media.findByIds(lessons.map(({ mediaId }) => mediaId));
    const states = new Map(videos.map(({ id, state }) => [id, state]));
    return sessionIds.map((id) =>
      lessons
        .filter(({ sessionId }) => sessionId === id)
        .map((lesson) => ({ ...lesson, state: states.get(lesson.mediaId) ?? 'failed' })),
    );
  }
}
