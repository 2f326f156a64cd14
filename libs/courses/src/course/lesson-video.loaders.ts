import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { RequestLoader } from '@yunqiao/identity/graphql';
import type { Media } from '@yunqiao/media';
import { DataSource, In } from 'typeorm';
import { Editions } from '../learner/editions.js';
import { CourseMedia } from './course-media.js';
import { Course } from './course.entity.js';
import { FormerVideos } from './former-videos.js';
import { Lesson } from './lesson.entity.js';

/** A video that a lesson had before. */
export interface FormerVideoFacts {
  media: Media;
  replacedAt: Date;
}

/** Videos that lessons had before and can have again. */
@Injectable()
export class FormerVideoLoader extends RequestLoader<FormerVideoFacts[]> {
  constructor(
    private readonly former: FormerVideos,
    private readonly media: CourseMedia,
  ) {
    super();
  }

  protected async batch(lessonIds: readonly string[]): Promise<FormerVideoFacts[][]> {
    const former = await this.former.findByLessons(lessonIds);
    const media = await this.media.findByIds([...former.values()].flatMap((all) => all.map(({ mediaId }) => mediaId)));
    return lessonIds.map((id) =>
      (former.get(id) ?? []).flatMap(({ mediaId, replacedAt }) => {
        const found = media.get(mediaId);
        return found && !found.goingAt ? [{ media: found, replacedAt }] : [];
      }),
    );
  }
}

/** What learners watch in lessons whose draft has another video by now. */
@Injectable()
export class WatchedVideoLoader extends RequestLoader<Media | null> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly editions: Editions,
    private readonly media: CourseMedia,
  ) {
    super();
  }

  protected async batch(lessonIds: readonly string[]): Promise<(Media | null)[]> {
    const lessons = await this.database.manager.findBy(Lesson, { id: In([...lessonIds]) });
    const courses = await this.database.manager.findBy(Course, { id: In(lessons.map(({ courseId }) => courseId)) });
    const editions = await this.editions.findOf(courses);
    const watched = new Map(
      lessons.flatMap(({ id, courseId, mediaId }) => {
        const shown = editions.get(courseId)?.lessonById.get(id)?.mediaId;
        return shown && shown !== mediaId ? [[id, shown] as const] : [];
      }),
    );
    const media = await this.media.findByIds([...watched.values()]);
    return lessonIds.map((id) => media.get(watched.get(id) ?? '') ?? null);
  }
}
