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
import { ProgressReader } from '../progress/progress-reader.js';
import { Editions } from './editions.js';
import { idAfter } from './id-cursor.js';
import type { ContinueItemType, EnrolmentType } from './learner.types.js';
import { LearnerViews, type Viewer } from './learner-views.js';
import { MediaFactsReader, type MediaFacts } from './media-facts.js';
import { runColumns, runOfRow, type RunFacts, type RunRow } from './run-reader.js';

const mine =
  ' FROM enrolment JOIN course_run run ON run.id = enrolment.course_run_id ' +
  'JOIN course ON course.id = run.course_id AND course.removed_at IS NULL AND course.edition > 0 ' +
  'WHERE enrolment.person_id = ? AND enrolment.withdrawn_at IS NULL';

const selectEnrolledRuns = 'SELECT ' + runColumns + mine + ' AND enrolment.id < ? ORDER BY enrolment.id DESC LIMIT ?';

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
    private readonly media: MediaFactsReader,
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

  /** Lessons that the actor has begun and not finished, the latest first. */
  async findBegun(actor: Actor, most: number): Promise<ContinueItemType[]> {
    const begun = await this.progress.findBegun(actor.personId, most * 4);
    if (begun.length === 0) return [];
    const runs = await this.findRuns(
      actor,
      begun.map(({ courseRunId }) => courseRunId),
    );
    const editions = await this.editions.findLatest([...runs.values()]);
    const [courses] = await this.views.ofEditions([...editions.values()]);
    const items = await Promise.all(
      begun.map(async ({ courseRunId, progress }): Promise<ContinueItemType | null> => {
        const courseId = runs.get(courseRunId)?.courseId ?? '';
        const course = courses.get(courseId);
        const lesson = editions.get(courseId)?.lessonById.get(progress.lessonId);
        if (!course || !lesson) return null;
        const video = lesson.mediaId ? (await this.media.find([lesson.mediaId])).get(lesson.mediaId) : undefined;
        // As long as the course and the player say.
        const durationSeconds = Math.floor(video?.durationSeconds ?? progress.durationSeconds);
        return {
          courseRunId,
          course,
          lessonId: lesson.id,
          lessonTitle: lesson.title,
          lessonNumber: lesson.number,
          progress: { ...progress, durationSeconds },
          bytesLeft: bytesLeft(video, progress.positionSeconds),
        };
      }),
    );
    return items.filter((item) => item !== null).slice(0, most);
  }

  private async findRuns(actor: Actor, runIds: readonly string[]): Promise<Map<string, RunFacts>> {
    const rows = await this.database.query<RunRow[]>('SELECT ' + runColumns + mine + ' AND run.id IN (?)', [
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
