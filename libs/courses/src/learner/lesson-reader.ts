import { Injectable } from '@nestjs/common';
import { ViewerIds } from '@yunqiao/identity';
import { MEDIA_TOKEN_SECONDS, MediaAccess } from '@yunqiao/media';
import { AppError, Clock, type Actor } from '@yunqiao/platform';
import { ProgressReader } from '../progress/progress-reader.js';
import { Editions, type Edition, type EditionLesson } from './editions.js';
import type { AttachmentType, CourseRunType, LessonType, PlaybackType } from './learner.types.js';
import { LearnerViews, type Viewer } from './learner-views.js';
import { MediaFactsReader, type MediaFacts } from './media-facts.js';
import { RunReader, type RunFacts } from './run-reader.js';

/** Opens lessons: for whoever is enrolled, and for whoever manages the course. */
@Injectable()
export class LessonReader {
  constructor(
    private readonly runs: RunReader,
    private readonly editions: Editions,
    private readonly media: MediaFactsReader,
    private readonly progress: ProgressReader,
    private readonly views: LearnerViews,
    private readonly addresses: LessonAddresses,
  ) {}

  /** @throws COURSE_RUN_NOT_FOUND, ENROLMENT_NOT_FOUND, LESSON_NOT_FOUND */
  async get(actor: Actor, viewer: Viewer, courseRunId: string, lessonId: string): Promise<LessonType> {
    const { run, edition, lesson } = await this.open(actor, courseRunId, lessonId);
    const [courseRun] = await this.views.ofRuns(viewer, [run]);
    const progress = run.enrolment ? await this.progress.find(actor.personId, [courseRunId]) : new Map();
    const facts = await this.media.find([lesson.mediaId ?? '', ...lesson.fileMediaIds].filter(Boolean));
    return {
      ...this.addresses.lessonOf(actor, edition, lesson, facts),
      progress: progress.get(courseRunId)?.get(lessonId) ?? null,
      courseRunId,
      courseRun: courseRun as CourseRunType,
    };
  }

  /** A fresh address for a running player; null when the lesson has no video that can be played. */
  async getPlayback(actor: Actor, courseRunId: string, lessonId: string): Promise<PlaybackType | null> {
    const { lesson } = await this.open(actor, courseRunId, lessonId);
    return lesson.mediaId ? this.addresses.playbackOf(actor, lesson.mediaId, await this.media.find([lesson.mediaId])) : null;
  }

  private async open(
    actor: Actor,
    courseRunId: string,
    lessonId: string,
  ): Promise<{ run: RunFacts; edition: Edition; lesson: EditionLesson }> {
    const run = await this.runs.get(actor, courseRunId);
    if (!run.enrolment && !run.isManaged) throw new AppError('ENROLMENT_NOT_FOUND');
    const edition = (await this.editions.findLatest([run])).get(run.courseId)!;
    const lesson = edition.lessonById.get(lessonId);
    if (!lesson) throw new AppError('LESSON_NOT_FOUND');
    return { run, edition, lesson };
  }
}

/** Signed addresses of what belongs to a lesson, for somebody of whom it was decided that they may watch. */
@Injectable()
export class LessonAddresses {
  constructor(
    private readonly access: MediaAccess,
    private readonly viewers: ViewerIds,
    private readonly clock: Clock,
  ) {}

  /** The lesson with its addresses, as far as it is the same for everybody. */
  lessonOf(
    actor: Actor,
    edition: Pick<Edition, 'lessons'>,
    lesson: EditionLesson,
    facts: ReadonlyMap<string, MediaFacts>,
  ): Omit<LessonType, 'courseRun' | 'courseRunId' | 'progress'> {
    const { id, title, body, chapterTitle, number } = lesson;
    return {
      ...{ id, title, body, chapterTitle, number },
      playback: lesson.mediaId ? this.playbackOf(actor, lesson.mediaId, facts) : null,
      files: lesson.fileMediaIds.flatMap((mediaId) => this.attachmentOf(actor, mediaId, facts)),
      previousLessonId: edition.lessons[number - 2]?.id ?? null,
      nextLessonId: edition.lessons[number]?.id ?? null,
    };
  }

  /** Null while the video cannot be played. */
  playbackOf(actor: Actor, mediaId: string, facts: ReadonlyMap<string, MediaFacts>): PlaybackType | null {
    const video = facts.get(mediaId);
    if (!video?.isPlayable) return null;
    const path = this.access.path(mediaId, this.viewers.of(actor));
    const minutes = (video.durationSeconds ?? 0) / 60;
    return {
      mediaId,
      masterUrl: path + (video.state === 'ready' ? '/master.m3u8' : '/source.m3u8'),
      posterUrl: video.hasPicture && minutes > 0 ? path + '/poster.jpg' : null,
      durationSeconds: video.durationSeconds,
      expiresAt: new Date(this.clock.now().getTime() + MEDIA_TOKEN_SECONDS * 1000),
      qualities: video.qualities,
      bytesPerMinute: video.smallestBytes && minutes > 0 ? Math.round(video.smallestBytes / minutes) : null,
    };
  }

  private attachmentOf(actor: Actor, mediaId: string, facts: ReadonlyMap<string, MediaFacts>): AttachmentType[] {
    const file = facts.get(mediaId);
    if (file?.state !== 'ready') return [];
    const { fileName, bytes, contentType } = file;
    return [{ mediaId, fileName, bytes, contentType, url: this.access.path(mediaId, this.viewers.of(actor)) + '/file' }];
  }
}
