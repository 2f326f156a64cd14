import { Injectable } from '@nestjs/common';
import { inOrder, RequestLoader } from '@yunqiao/identity/graphql';
import type { Media } from '@yunqiao/media';
import { Names } from '../learner/names.js';
import { CourseMedia } from './course-media.js';
import { DraftOutlines, type DraftChapter } from './draft-outline.js';
import { StudioReader, type LessonCounts, type MediaUse } from './studio-reader.js';

/** Chapters of drafts, by course. */
@Injectable()
export class DraftLoader extends RequestLoader<DraftChapter[]> {
  constructor(private readonly drafts: DraftOutlines) {
    super();
  }

  protected async batch(courseIds: readonly string[]): Promise<DraftChapter[][]> {
    const drafts = await this.drafts.findByCourses(courseIds);
    return courseIds.map((id) => drafts.get(id) ?? []);
  }
}

/** How many lessons drafts have. */
@Injectable()
export class LessonCountLoader extends RequestLoader<LessonCounts> {
  constructor(private readonly courses: StudioReader) {
    super();
  }

  protected async batch(courseIds: readonly string[]): Promise<LessonCounts[]> {
    const counts = await this.courses.countLessons(courseIds);
    return courseIds.map((id) => counts.get(id) ?? { lessons: 0, unready: 0 });
  }
}

/** Uploads by id. */
@Injectable()
export class MediaByIdLoader extends RequestLoader<Media | null> {
  constructor(private readonly media: CourseMedia) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<(Media | null)[]> {
    return inOrder(ids, [...(await this.media.findByIds(ids)).values()]);
  }
}

/** Where uploads are used. */
@Injectable()
export class MediaUseLoader extends RequestLoader<MediaUse[]> {
  constructor(private readonly courses: StudioReader) {
    super();
  }

  protected async batch(mediaIds: readonly string[]): Promise<MediaUse[][]> {
    const uses = await this.courses.findUses(mediaIds);
    return mediaIds.map((id) => uses.get(id) ?? []);
  }
}

/** Names of schools. */
@Injectable()
export class SchoolNameLoader extends RequestLoader<string> {
  constructor(private readonly names: Names) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<string[]> {
    const names = await this.names.ofSchools(ids);
    return ids.map((id) => names.get(id) ?? '');
  }
}

/** Names of trainers. */
@Injectable()
export class TrainerNameLoader extends RequestLoader<string> {
  constructor(private readonly names: Names) {
    super();
  }

  protected async batch(ids: readonly string[]): Promise<string[]> {
    const names = await this.names.ofPeople(ids);
    return ids.map((id) => names.get(id) ?? '');
  }
}
