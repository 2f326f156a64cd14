import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { GatheredQuery, idBytes, idText } from '@yunqiao/platform';
import { END_SECONDS, ratioOf, resumeAt, type LessonState } from './lesson-state.js';
import { countPlayed } from './played.js';

/** Progress in a lesson as it is shown, without the seconds one by one. */
export interface LessonProgressView {
  lessonId: string;
  distinctSeconds: number;
  /** Of them, those that were seen in class. */
  inClassSeconds: number;
  durationSeconds: number;
  /** 0 to 1. */
  ratio: number;
  /** Where to go on. */
  positionSeconds: number;
  openedAt: Date;
  completedAt: Date | null;
  /** It would not be complete without what was seen in class. */
  isCompletedInClass: boolean;
  updatedAt: Date;
}

/** A lesson of a run in which somebody has learned. */
export interface BegunLesson {
  courseRunId: string;
  progress: LessonProgressView;
}

interface ProgressRow {
  course_run_id: Buffer;
  lesson_id: Buffer;
  distinct_seconds: number;
  duration_seconds: number;
  position_seconds: number;
  position_at: Date | null;
  /** Only of who stands at the end of a lesson that is not complete, or has seen it in class only. */
  played: Buffer | null;
  in_class: Buffer | null;
  in_class_seconds: number;
  completed_in_class: number;
  credited_milliseconds: number;
  opened_at: Date;
  completed_at: Date | null;
  updated_at: Date;
}

const needsSeconds =
  'CASE WHEN progress.completed_at IS NULL AND (progress.position_seconds + ' +
  END_SECONDS +
  ' >= progress.duration_seconds OR (progress.position_at IS NULL AND progress.in_class_seconds > 0))';
const columns =
  'progress.course_run_id, progress.lesson_id, progress.distinct_seconds, progress.duration_seconds, ' +
  'progress.position_seconds, progress.position_at, progress.credited_milliseconds, progress.opened_at, progress.completed_at, ' +
  'progress.updated_at, progress.in_class_seconds, progress.completed_in_class, ' +
  needsSeconds +
  ' THEN progress.played END AS played, ' +
  needsSeconds +
  ' THEN progress.in_class END AS in_class';

const begunOfEachRun =
  'SELECT ranked.* FROM (SELECT ' +
  columns +
  ', ROW_NUMBER() OVER (PARTITION BY progress.course_run_id ORDER BY progress.updated_at DESC, progress.lesson_id) AS place ' +
  'FROM lesson_progress progress ' +
  'JOIN enrolment ON enrolment.course_run_id = progress.course_run_id AND enrolment.person_id = progress.person_id ' +
  'AND enrolment.withdrawn_at IS NULL WHERE progress.person_id = ? AND progress.completed_at IS NULL) ranked ' +
  'WHERE ranked.place <= 4 ORDER BY ranked.updated_at DESC, ranked.lesson_id LIMIT ?';
const seenInClass =
  'SELECT ' +
  columns +
  ' FROM lesson_progress progress WHERE progress.person_id = ? AND progress.in_class_seconds > 0 ' +
  'ORDER BY progress.updated_at DESC, progress.lesson_id LIMIT ?';

/** Reads how far people are. */
@Injectable()
export class ProgressReader {
  private readonly ofPersonInRuns: GatheredQuery<ProgressRow>;

  constructor(@InjectDataSource() private readonly database: DataSource) {
    this.ofPersonInRuns = new GatheredQuery(
      database,
      'SELECT ' +
        columns +
        ' FROM lesson_progress progress WHERE progress.course_run_id IN (?) AND progress.person_id = ?',
    );
  }

  /** Of one person, by course run and lesson. */
  async find(personId: string, runIds: readonly string[]): Promise<Map<string, Map<string, LessonProgressView>>> {
    const byRun = new Map<string, Map<string, LessonProgressView>>();
    if (runIds.length === 0) return byRun;
    const rows = await this.ofPersonInRuns.ask([runIds.map(idBytes), idBytes(personId)]);
    for (const row of rows) {
      const runId = idText(row.course_run_id);
      const ofRun = byRun.get(runId) ?? new Map<string, LessonProgressView>();
      byRun.set(runId, ofRun);
      const view = viewOfRow(row);
      ofRun.set(view.lessonId, view);
    }
    return byRun;
  }

  /**
   * What one person has begun and not finished in runs that they are enrolled in, the latest first; of each run the latest four,
   * since a lesson may have gone from its course.
   */
  async findBegun(personId: string, most: number): Promise<BegunLesson[]> {
    const rows = await this.database.query<ProgressRow[]>(begunOfEachRun, [idBytes(personId), most]);
    return rows.map(lessonOfRow);
  }

  /** What one person has seen in class, enrolled or not, the latest first. */
  async findSeenInClass(personId: string, most: number): Promise<BegunLesson[]> {
    const rows = await this.database.query<ProgressRow[]>(seenInClass, [idBytes(personId), most]);
    return rows.map(lessonOfRow);
  }
}

function lessonOfRow(row: ProgressRow): BegunLesson {
  return { courseRunId: idText(row.course_run_id), progress: viewOfRow(row) };
}

function viewOfRow(row: ProgressRow): LessonProgressView {
  const state = {
    distinctSeconds: row.distinct_seconds,
    durationSeconds: row.duration_seconds,
    creditedMilliseconds: row.credited_milliseconds,
    completedAt: row.completed_at?.getTime() ?? null,
    ...{ played: row.played ?? new Uint8Array(), inClass: row.in_class ?? new Uint8Array() },
    ...{ positionSeconds: row.position_seconds, positionAt: row.position_at?.getTime() ?? null },
  };
  return {
    lessonId: idText(row.lesson_id),
    distinctSeconds: row.distinct_seconds,
    inClassSeconds: row.in_class_seconds,
    durationSeconds: row.duration_seconds,
    ratio: ratioOf(state),
    positionSeconds: resumeAt(state),
    openedAt: row.opened_at,
    completedAt: row.completed_at,
    isCompletedInClass: row.completed_in_class > 0,
    updatedAt: row.updated_at,
  };
}

/** The same view of what the recorder holds in its hands. */
export function viewOfState(state: LessonState & { lessonId: string; updatedAt: number }): LessonProgressView {
  return {
    lessonId: state.lessonId,
    distinctSeconds: state.distinctSeconds,
    inClassSeconds: countPlayed(state.inClass),
    durationSeconds: state.durationSeconds,
    ratio: ratioOf(state),
    positionSeconds: state.positionSeconds,
    openedAt: new Date(state.openedAt),
    completedAt: state.completedAt === null ? null : new Date(state.completedAt),
    isCompletedInClass: state.isCompletedInClass,
    updatedAt: new Date(state.updatedAt),
  };
}
