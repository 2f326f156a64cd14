import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import { MediaBin } from '@yunqiao/media';
import { AppError, Clock, idBytes, idText, type Actor } from '@yunqiao/platform';
import { FormerVideo } from './former-video.entity.js';
import type { Lesson } from './lesson.entity.js';

const inDrafts =
  'SELECT 1 AS used FROM lesson JOIN chapter ON chapter.id = lesson.chapter_id JOIN course ON course.id = lesson.course_id ' +
  'WHERE lesson.media_id = ? AND lesson.removed_at IS NULL AND chapter.removed_at IS NULL AND course.removed_at IS NULL LIMIT 1';
// A course whose learners still watch it, although its draft has another one, knows it as a former one.
const inEditions =
  'SELECT 1 AS used FROM former_video former JOIN lesson ON lesson.id = former.lesson_id ' +
  'JOIN course ON course.id = lesson.course_id AND course.removed_at IS NULL ' +
  'JOIN course_edition edition ON edition.course_id = course.id AND edition.number = course.edition ' +
  "WHERE former.media_id = ? AND JSON_SEARCH(edition.outline, 'one', ?) IS NOT NULL LIMIT 1";
const ofCourse =
  'SELECT DISTINCT former.media_id FROM former_video former JOIN lesson ON lesson.id = former.lesson_id WHERE lesson.course_id = ?';

/**
 * Videos that lessons had before. Learners watch the old one until another one is published; then it goes into the bin,
 * out of which the lesson can have it back.
 */
@Injectable()
export class FormerVideos {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly bin: MediaBin,
    private readonly clock: Clock,
  ) {}

  /** By lesson, the latest first. */
  async findByLessons(lessonIds: readonly string[]): Promise<Map<string, FormerVideo[]>> {
    const rows = await this.database.getRepository(FormerVideo).find({
      where: { lessonId: In([...lessonIds]) },
      order: { replacedAt: 'DESC' },
    });
    return new Map(lessonIds.map((id) => [id, rows.filter(({ lessonId }) => lessonId === id)]));
  }

  /** The lesson has another video now, or none. */
  async replaced(tx: EntityManager, actor: Actor, { id, mediaId }: Lesson, before: string | null): Promise<void> {
    if (mediaId === before) return;
    if (mediaId) await tx.delete(FormerVideo, { lessonId: id, mediaId });
    if (!before) return;
    await tx.upsert(FormerVideo, { lessonId: id, mediaId: before, replacedAt: this.clock.now() }, [
      'lessonId',
      'mediaId',
    ]);
    await this.putAside(tx, actor, before);
  }

  /** The draft was published: what neither it nor any other course shows any more goes into the bin. */
  async published(tx: EntityManager, actor: Actor, courseId: string): Promise<void> {
    const rows = await tx.query<{ media_id: Buffer }[]>(ofCourse, [idBytes(courseId)]);
    for (const row of rows) await this.putAside(tx, actor, idText(row.media_id));
  }

  /**
   * Lets a lesson have one of its former videos again.
   * @throws LESSON_VIDEO_NOT_FORMER, MEDIA_GONE
   */
  async bringBack(tx: EntityManager, lessonId: string, mediaId: string): Promise<void> {
    if (!(await tx.existsBy(FormerVideo, { lessonId, mediaId }))) throw new AppError('LESSON_VIDEO_NOT_FORMER');
    await this.bin.bringBack(tx, mediaId);
  }

  private async putAside(tx: EntityManager, actor: Actor, mediaId: string): Promise<void> {
    const id = idBytes(mediaId);
    if ((await tx.query<unknown[]>(inDrafts, [id])).length > 0) return;
    if ((await tx.query<unknown[]>(inEditions, [id, mediaId])).length > 0) return;
    await this.bin.putAside(tx, actor, mediaId);
  }
}
