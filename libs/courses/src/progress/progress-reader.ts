import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { GatheredQuery, idBytes, idText } from '@yunqiao/platform';
import { END_SECONDS, ratioOf, resumeAt, type LessonState } from './lesson-state.js';

/** Progress in a lesson as it is shown, without the seconds one by one. */
export interface LessonProgressView {
  lessonId: string;
  distinctSeconds: number;
  durationSeconds: number;
  /** 0 to 1. */
  ratio: number;
  /** Where to go on. */
  positionSeconds: number;
  openedAt: Date;
  completedAt: Date | null;
  updatedAt: Date;
}

/** A lesson that was begun and not finished. */
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
  /** Only of who stands at the end of a lesson that is not complete. */
  played: Buffer | null;
  credited_milliseconds: number;
  opened_at: Date;
  completed_at: Date | null;
  updated_at: Date;
}

const columns =
  'progress.course_run_id, progress.lesson_id, progress.distinct_seconds, progress.duration_seconds, ' +
  'progress.position_seconds, progress.credited_milliseconds, progress.opened_at, progress.completed_at, progress.updated_at, ' +
  'CASE WHEN progress.completed_at IS NULL AND progress.position_seconds + ' +
  END_SECONDS +
  ' >= progress.duration_seconds THEN progress.played END AS played';

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

  /** What one person has begun and not finished in runs that they are enrolled in, the latest first. */
  async findBegun(personId: string, most: number): Promise<BegunLesson[]> {
    const rows = await this.database.query<ProgressRow[]>(
      'SELECT ' +
        columns +
        ' FROM lesson_progress progress ' +
        'JOIN enrolment ON enrolment.course_run_id = progress.course_run_id AND enrolment.person_id = progress.person_id ' +
        'AND enrolment.withdrawn_at IS NULL ' +
        'WHERE progress.person_id = ? AND progress.completed_at IS NULL ORDER BY progress.updated_at DESC, progress.lesson_id LIMIT ?',
      [idBytes(personId), most],
    );
    return rows.map((row) => ({ courseRunId: idText(row.course_run_id), progress: viewOfRow(row) }));
  }
}

function viewOfRow(row: ProgressRow): LessonProgressView {
  const state = {
    distinctSeconds: row.distinct_seconds,
    durationSeconds: row.duration_seconds,
    creditedMilliseconds: row.credited_milliseconds,
    completedAt: row.completed_at?.getTime() ?? null,
    ...{ played: row.played ?? new Uint8Array(), positionSeconds: row.position_seconds },
  };
  return {
    lessonId: idText(row.lesson_id),
    distinctSeconds: row.distinct_seconds,
    durationSeconds: row.duration_seconds,
    ratio: ratioOf(state),
    positionSeconds: resumeAt(state),
    openedAt: row.opened_at,
    completedAt: row.completed_at,
    updatedAt: row.updated_at,
  };
}

/** The same view of what the recorder holds in its hands. */
export function viewOfState(state: LessonState & { lessonId: string; updatedAt: number }): LessonProgressView {
  return {
    lessonId: state.lessonId,
    distinctSeconds: state.distinctSeconds,
    durationSeconds: state.durationSeconds,
    ratio: ratioOf(state),
    positionSeconds: state.positionSeconds,
    openedAt: new Date(state.openedAt),
    completedAt: state.completedAt === null ? null : new Date(state.completedAt),
    updatedAt: new Date(state.updatedAt),
  };
}
