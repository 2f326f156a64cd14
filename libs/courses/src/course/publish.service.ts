import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { MediaDownloads } from '@yunqiao/media';
import { Clock, type Actor } from '@yunqiao/platform';
import { lockDraft } from './course-draft.js';
import { CourseEdition, type CourseOutline } from './course-edition.entity.js';
import { Course } from './course.entity.js';
import { CourseMedia } from './course-media.js';
import { DraftOutlines, outlineOf } from './draft-outline.js';
import { FormerVideos } from './former-videos.js';
import { requirePublishable } from './publish-rules.js';

/** From the draft to an edition that learners read. */
@Injectable()
export class PublishService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly drafts: DraftOutlines,
    private readonly media: CourseMedia,
    private readonly downloads: MediaDownloads,
    private readonly former: FormerVideos,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes the draft the latest edition. Lesson ids stay the same, so everybody's progress stays. Publishing what was
   * not changed is the same as not publishing.
   * @throws COURSE_NOT_FOUND, COURSE_REMOVED, COURSE_WITHOUT_LESSONS, COURSE_HAS_FAILED_VIDEO,
   *   COURSE_VIDEO_NOT_PLAYABLE, COURSE_FILE_NOT_READY
   */
  async publish(actor: Actor, courseId: string): Promise<Course> {
    return this.database.transaction(async (tx) => {
      const course = await lockDraft(tx, actor, courseId);
      if (course.edition > 0 && course.draftChanges === 0) return course;

      const chapters = (await this.drafts.findByCourses([courseId], tx)).get(courseId) ?? [];
      const outline = outlineOf(chapters);
      requirePublishable(outline, await this.media.findByIds(mediaIdsOf(outline), tx));

      const now = this.clock.now();
      Object.assign(course, { edition: course.edition + 1, publishedAt: now, draftChanges: 0, updatedAt: now });
      await tx.insert(CourseEdition, { ...editionOf(course, outline), publishedAt: now, publishedBy: actor.personId });
      await this.downloads.want(tx, videosToTakeAlong(outline));
      const published = await tx.save(course);
      await this.former.published(tx, actor, courseId);
      return published;
    });
  }
}

function videosToTakeAlong(outline: CourseOutline): string[] {
  const lessons = outline.chapters.flatMap((chapter) => chapter.lessons);
  return lessons.flatMap(({ allowsDownload, mediaId }) => (allowsDownload && mediaId ? [mediaId] : []));
}

function editionOf(course: Course, outline: CourseOutline): Omit<CourseEdition, 'publishedAt' | 'publishedBy'> {
  const { title, pinyin, initials, category, subject, description, coverMediaId } = course;
  return {
    ...{ courseId: course.id, number: course.edition, outline },
    ...{ title, pinyin, initials, category, subject, description, coverMediaId },
  };
}

function mediaIdsOf(outline: CourseOutline): string[] {
  return outline.chapters
    .flatMap((chapter) => chapter.lessons)
    .flatMap((lesson) => [...(lesson.mediaId ? [lesson.mediaId] : []), ...lesson.files.map((file) => file.mediaId)]);
}
