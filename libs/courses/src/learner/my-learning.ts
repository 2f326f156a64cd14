import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import {
  GatheredQuery,
  idBytes,
  mapPage,
  pageOf,
  pageSize,
  type Actor,
  type Page,
  type PageRequest,
} from '@yunqiao/platform';
import { ProgressReader, type BegunLesson } from '../progress/progress-reader.js';
import { Editions } from './editions.js';
import { idAfter } from './id-cursor.js';
import type { ContinueItemType, EnrolmentType, SeenLessonType } from './learner.types.js';
import { LearnerViews, type Viewer } from './learner-views.js';
import type { MediaFacts } from './media-facts.js';
import { runColumns, runOfRow, type RunFacts, type RunRow } from './run-reader.js';

const mine =
  ' FROM enrolment JOIN course_run run ON run.id = enrolment.course_run_id ' +
  'JOIN course ON course.id = run.course_id AND course.removed_at IS NULL AND course.edition > 0 ' +
  'WHERE enrolment.person_id = ? AND enrolment.withdrawn_at IS NULL';

const selectEnrolledRuns = 'SELECT ' + runColumns + mine + ' AND enrolment.id < ? ORDER BY enrolment.id DESC LIMIT ?';

/** Whether the viewer is enrolled in them or not. */
const selectRuns =
  'SELECT ' +
  runColumns +
  ' FROM course_run run JOIN course ON course.id = run.course_id AND course.removed_at IS NULL AND course.edition > 0 ' +
  'LEFT JOIN enrolment ON enrolment.course_run_id = run.id AND enrolment.person_id = ? AND enrolment.withdrawn_at IS NULL ' +
  'WHERE run.id IN (?)';

/** No id comes after it. */
const lastId = Buffer.alloc(16, 0xff);

function byLatestEnrolment(a: RunFacts, b: RunFacts): number {
  return a.enrolment!.id < b.enrolment!.id ? 1 : -1;
}

/** Of the smallest quality, to its end; null while that is not known. */
function bytesLeft(video: MediaFacts | undefined, positionSeconds: number): number | null {
  if (!video?.smallestBytes || !video.durationSeconds) return null;
  return Math.round(video.smallestBytes * Math.max(0, 1 - positionSeconds / video.durationSeconds));
}

/** What somebody learns. */
@Injectable()
export class MyLearning {
  private readonly enrolledRuns: GatheredQuery<RunRow>;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly progress: ProgressReader,
    private readonly editions: Editions,
    private readonly views: LearnerViews,
  ) {
    this.enrolledRuns = new GatheredQuery(database, selectEnrolledRuns);
  }

  /** Runs that the actor is enrolled in, the latest enrolment first. */
  async findEnrolments(actor: Actor, viewer: Viewer, page: PageRequest): Promise<Page<EnrolmentType>> {
    const after = idAfter(page);
    const person = idBytes(actor.personId);
    const rows = await this.enrolledRuns.ask([person, after ?? lastId, pageSize(page) + 1]);
    const runs = pageOf(
      rows.map(runOfRow).sort(byLatestEnrolment),
      page,
      (run) => [run.enrolment!.id],
      () => this.count(person),
    );
    const views = await this.views.ofRuns(
      viewer,
      runs.edges.map(({ node }) => node),
    );
    const viewOf = new Map(views.map((view) => [view.id, view]));
    return mapPage(runs, (run) => viewOf.get(run.id)!.myEnrolment!);
  }

  /** Lessons that the actor has begun and not finished: of each run the latest, the latest run first. */
  async findBegun(actor: Actor, most: number): Promise<ContinueItemType[]> {
    const begun = await this.progress.findBegun(actor.personId, most * 4);
    const runs = await this.findRuns(
      actor,
      begun.map(({ courseRunId }) => courseRunId),
    );
    const items = await this.itemsOf(begun, runs);
    const latest = new Map<string, ContinueItemType>();
    for (const item of items) if (!latest.has(item.courseRunId)) latest.set(item.courseRunId, item);
    return [...latest.values()].slice(0, most);
  }

  /** Lessons that the actor saw in class, the latest first. */
  async findSeenInClass(actor: Actor, most: number): Promise<SeenLessonType[]> {
    const seen = await this.progress.findSeenInClass(actor.personId, most);
    const runs = await this.findRuns(
      actor,
      seen.map(({ courseRunId }) => courseRunId),
    );
    const items = await this.itemsOf(seen, runs);
    return items.map((item) => ({ ...item, isEnrolled: runs.get(item.courseRunId)!.enrolment !== null }));
  }

  private async itemsOf(
    lessons: readonly BegunLesson[],
    runs: ReadonlyMap<string, RunFacts>,
  ): Promise<ContinueItemType[]> {
    const editions = await this.editions.findLatest([...runs.values()]);
    const [courses, facts] = await this.views.ofEditions([...editions.values()]);
    return lessons.flatMap(({ courseRunId, progress }): ContinueItemType[] => {
      const courseId = runs.get(courseRunId)?.courseId ?? '';
      const course = courses.get(courseId);
      const lesson = editions.get(courseId)?.lessonById.get(progress.lessonId);
      if (!course || !lesson) return [];
      const { id: lessonId, title: lessonTitle, number: lessonNumber, mediaId } = lesson;
      const video = mediaId ? facts.get(mediaId) : undefined;
      // As long as the course and the player say.
      const durationSeconds = Math.floor(video?.durationSeconds ?? progress.durationSeconds);
      const left = bytesLeft(video, progress.positionSeconds);
      const told = { courseRunId, course, lessonId, lessonTitle, lessonNumber, bytesLeft: left };
      return [{ ...told, progress: { ...progress, durationSeconds } }];
    });
  }

  private async findRuns(actor: Actor, runIds: readonly string[]): Promise<Map<string, RunFacts>> {
    if (runIds.length === 0) return new Map();
    const rows = await this.database.query<RunRow[]>(selectRuns, [
      idBytes(actor.personId),
      [...new Set(runIds)].map(idBytes),
    ]);
    return new Map(rows.map(runOfRow).map((run) => [run.id, run]));
  }

  private async count(person: Buffer): Promise<number> {
    const [row] = await this.database.query<{ total: string | number }[]>('SELECT COUNT(*) AS total' + mine, [person]);
    return Number(row!.total);
  }
}
