import { Injectable } from '@nestjs/common';
import type { DownloadKind } from '@yunqiao/media';
import { AppError, type Actor } from '@yunqiao/platform';
import { Editions, type Edition, type EditionLesson } from './editions.js';
import type { CourseRunType, LessonDownloadLinkType, LessonType, PlaybackType } from './learner.types.js';
import { LearningGrants } from '../progress/learning-grants.js';
import { LearnerViews, type Viewer } from './learner-views.js';
import { LessonAddresses } from './lesson-addresses.js';
import { MediaFactsReader } from './media-facts.js';
import { RunReader, type RunFacts } from './run-reader.js';

/** Opens lessons: for whoever is enrolled, whoever manages the course, and teachers who may show them to a class. */
@Injectable()
export class LessonReader {
  constructor(
    private readonly runs: RunReader,
    private readonly editions: Editions,
    private readonly media: MediaFactsReader,
    private readonly views: LearnerViews,
    private readonly addresses: LessonAddresses,
    private readonly grants: LearningGrants,
  ) {}

  /** @throws COURSE_RUN_NOT_FOUND, ENROLMENT_NOT_FOUND, LESSON_NOT_FOUND */
  async get(actor: Actor, viewer: Viewer, courseRunId: string, lessonId: string): Promise<LessonType> {
    const { run, edition, lesson } = await this.open(actor, courseRunId, lessonId);
    const [courseRun] = (await this.views.ofRuns(viewer, [run])) as [CourseRunType];
    const shown = courseRun.chapters.flatMap(({ lessons }) => lessons).find(({ id }) => id === lessonId);
    const facts = await this.media.find([lesson.mediaId ?? '', ...lesson.fileMediaIds].filter(Boolean));
    return {
      ...this.addresses.lessonOf(actor, edition, lesson, facts),
      progress: shown?.progress ?? null,
      courseRunId,
      courseRun,
      grant: run.enrolment ? this.grants.issue(actor.personId, { courseRunId, lessonId }) : null,
    };
  }

  /** A fresh address for a running player; null when the lesson has no video that can be played. */
  async getPlayback(
    actor: Actor,
    { courseRunId, lessonId, isNative }: { courseRunId: string; lessonId: string; isNative: boolean },
  ): Promise<PlaybackType | null> {
    const { lesson } = await this.open(actor, courseRunId, lessonId);
    return lesson.mediaId
      ? this.addresses.playbackOf(actor, lesson.mediaId, await this.media.find([lesson.mediaId]), isNative)
      : null;
  }

  /** Where to fetch a file to take along; null when the lesson has none, or its trainer does not allow it. */
  async getDownload(
    actor: Actor,
    { courseRunId, lessonId, kind }: { courseRunId: string; lessonId: string; kind: DownloadKind },
  ): Promise<LessonDownloadLinkType | null> {
    const { lesson } = await this.open(actor, courseRunId, lessonId);
    return this.addresses.downloadOf(
      actor,
      lesson,
      kind,
      await this.media.find(lesson.mediaId ? [lesson.mediaId] : []),
    );
  }

  private async open(
    actor: Actor,
    courseRunId: string,
    lessonId: string,
  ): Promise<{ run: RunFacts; edition: Edition; lesson: EditionLesson }> {
    const run = await this.runs.get(actor, courseRunId);
    if (!run.enrolment && !run.isManaged && !run.mayShow) throw new AppError('ENROLMENT_NOT_FOUND');
    const edition = (await this.editions.findLatest([run])).get(run.courseId)!;
    const lesson = edition.lessonById.get(lessonId);
    if (!lesson) throw new AppError('LESSON_NOT_FOUND');
    return { run, edition, lesson };
  }
}
