import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, IsNull } from 'typeorm';
import { Chapter, ChapterService, CourseService, LessonService } from '@yunqiao/courses';
import { MadeMedia } from '@yunqiao/media';
import { AppError, Clock, newId, Outbox, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { requireState } from '../session/session-life.js';
import { RecordingReader } from './recording-reader.js';
import { ReplayLesson } from './replay-lesson.entity.js';

/** Into which course a replay goes; the id is made by the client. */
export interface NewReplayLesson {
  readonly id: string;
  readonly sessionId: string;
  readonly courseId: string;
  /** Of the chapter that is made in a course without any. */
  readonly chapterTitle: string;
}

/** Puts replays into courses as lessons. */
@Injectable()
export class ReplayPublisher {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly reader: RecordingReader,
    private readonly courses: CourseService,
    private readonly chapters: ChapterService,
    private readonly lessons: LessonService,
    private readonly made: MadeMedia,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Lessons that were made of these replays, the newest first. */
  findBySessions(sessionIds: readonly string[]): Promise<ReplayLesson[]> {
    if (sessionIds.length === 0) return Promise.resolve([]);
    return this.database.manager.find(ReplayLesson, {
      ...{ where: { sessionId: In([...sessionIds]) }, order: { madeAt: 'DESC' } },
    });
  }

  /**
   * Makes a lesson of a replay, at the end of a course's draft; its video is made of the recording as it plays now. The
   * same id twice is the same as once.
   * @throws SESSION_NOT_FOUND for who does not lead the session, SESSION_STATE_WRONG before there is a replay,
   *   REPLAY_EMPTY when all of it was cut out, COURSE_NOT_FOUND, COURSE_REMOVED, COURSE_FULL, NOT_ALLOWED for who brings no
   *   videos in
   */
  async publish(actor: Actor, given: NewReplayLesson): Promise<ResearchSession> {
    const session = await this.requirePublished(actor, given.sessionId);
    const place = await this.placeFor(actor, given);
    const { id, lessonId, chapterId, mediaId } = place;
    await this.made.begin(actor, mediaId, `${session.title}.mp4`);
    if (!(await this.hasChapter(place)))
      await this.chapters.add(actor, { id: chapterId, courseId: place.courseId, title: given.chapterTitle });
    await this.lessons.add(actor, { id: lessonId, chapterId, title: session.title, body: '', mediaId });
    await this.database.transaction(async (tx) => {
      const known = await tx.findOne(ReplayLesson, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (known) return;
      await tx.insert(ReplayLesson, place);
      await this.outbox.add(tx, { kind: 'replay.toBeLesson', key: mediaId, payload: { mediaId } });
    });
    return session;
  }

  private async requirePublished(actor: Actor, sessionId: string): Promise<ResearchSession> {
    const session = await this.database.transaction((tx) => this.access.lockLed(tx, actor, sessionId));
    requireState(session.state, ['published']);
    if ((await this.reader.segments(sessionId, 'video')).length === 0) throw new AppError('REPLAY_EMPTY');
    return session;
  }

  /** What it becomes; of a second request, what the first one made. */
  private async placeFor(actor: Actor, given: NewReplayLesson): Promise<ReplayLesson> {
    const { id, sessionId, courseId } = given;
    const known = await this.database.manager.findOneBy(ReplayLesson, { id });
    if (known && known.sessionId !== sessionId) throw new AppError('CONFLICT');
    if (known) return known;
    await this.courses.get(actor, courseId);
    const last = await this.database.manager.findOne(Chapter, {
      ...{ where: { courseId, removedAt: IsNull() }, order: { position: 'DESC' } },
    });
    const made = { madeBy: actor.personId, madeAt: this.clock.now() };
    return { id, sessionId, courseId, chapterId: last?.id ?? newId(), lessonId: newId(), mediaId: newId(), ...made };
  }

  private hasChapter({ chapterId, courseId }: ReplayLesson): Promise<boolean> {
    return this.database.manager.existsBy(Chapter, { id: chapterId, courseId });
  }
}
