import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In } from 'typeorm';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { StorageUseReader, sumOfUse, type StorageUse } from '@yunqiao/media';
import { Editions } from '../learner/editions.js';
import { Course } from './course.entity.js';
import { DraftOutlines } from './draft-outline.js';

/** How much room the media of courses take: of the draft and of what learners read, each once. */
@Injectable()
export class CourseStorageLoader extends RequestLoader<StorageUse> {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly drafts: DraftOutlines,
    private readonly editions: Editions,
    private readonly uses: StorageUseReader,
  ) {
    super();
  }

  protected async batch(courseIds: readonly string[]): Promise<StorageUse[]> {
    const mediaIds = await this.findMedia(courseIds);
    const uses = await this.uses.ofMedia([...new Set([...mediaIds.values()].flatMap((ids) => [...ids]))]);
    return courseIds.map((id) => sumOfUse([...(mediaIds.get(id) ?? [])].flatMap((mediaId) => uses.get(mediaId) ?? [])));
  }

  private async findMedia(courseIds: readonly string[]): Promise<Map<string, Set<string>>> {
    const courses = await this.database.manager.findBy(Course, { id: In([...courseIds]) });
    const drafts = await this.drafts.findByCourses(courseIds);
    const editions = await this.editions.findOf(courses);
    return new Map(
      courses.map(({ id, coverMediaId }) => {
        const edition = editions.get(id);
        const lessons = [...(drafts.get(id) ?? []).flatMap((chapter) => chapter.lessons), ...(edition?.lessons ?? [])];
        const used = lessons.flatMap(({ mediaId, fileMediaIds }) => [mediaId, ...fileMediaIds]);
        const all = [...used, coverMediaId, edition?.coverMediaId ?? null];
        return [id, new Set(all.filter((mediaId) => mediaId !== null))];
      }),
    );
  }
}
