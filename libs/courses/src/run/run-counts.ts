import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { idBytes, idText } from '@yunqiao/platform';
import { idList } from '../columns.js';
import { Editions } from '../learner/editions.js';

/** People of a run: enrolled; of them those who opened a lesson; of them those who finished all lessons of the latest edition. */
export interface RunPeople {
  enrolled: number;
  watched: number;
  finished: number;
}

interface CountRow {
  id: Buffer;
  course_id: Buffer;
  edition: number;
  enrolled: string;
  watched: string;
}

/** Counts the people of runs. */
@Injectable()
export class RunCounts {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly editions: Editions,
  ) {}

  /** By run. */
  async find(runIds: readonly string[]): Promise<Map<string, RunPeople>> {
    const rows = await this.database.query<CountRow[]>(
      'SELECT run.id, run.course_id, course.edition, ' +
        '(SELECT COUNT(*) FROM enrolment WHERE enrolment.course_run_id = run.id AND enrolment.withdrawn_at IS NULL) AS enrolled, ' +
        '(SELECT COUNT(DISTINCT progress.person_id) FROM lesson_progress progress ' +
        'JOIN enrolment ON enrolment.course_run_id = progress.course_run_id AND enrolment.person_id = progress.person_id ' +
        'AND enrolment.withdrawn_at IS NULL WHERE progress.course_run_id = run.id) AS watched ' +
        'FROM course_run run JOIN course ON course.id = run.course_id WHERE run.id IN (?)',
      [idList(runIds)],
    );
    const runs = rows.map((row) => ({ ...row, courseId: idText(row.course_id), runId: idText(row.id) }));
    const editions = await this.editions.findLatest(runs);
    const people = await Promise.all(
      runs.map(async (run): Promise<[string, RunPeople]> => {
        const lessonIds = editions.get(run.courseId)?.lessons.map((lesson) => lesson.id) ?? [];
        const finished = await this.countFinished(run.runId, lessonIds);
        return [run.runId, { enrolled: Number(run.enrolled), watched: Number(run.watched), finished }];
      }),
    );
    return new Map(people);
  }

  private async countFinished(runId: string, lessonIds: readonly string[]): Promise<number> {
    if (lessonIds.length === 0) return 0;
    const [row] = await this.database.query<{ finished: string }[]>(
      'SELECT COUNT(*) AS finished FROM (SELECT progress.person_id FROM lesson_progress progress ' +
        'JOIN enrolment ON enrolment.course_run_id = progress.course_run_id AND enrolment.person_id = progress.person_id ' +
        'AND enrolment.withdrawn_at IS NULL ' +
        'WHERE progress.course_run_id = ? AND progress.completed_at IS NOT NULL AND progress.lesson_id IN (?) ' +
        'GROUP BY progress.person_id HAVING COUNT(*) >= ?) finishers',
      [idBytes(runId), lessonIds.map(idBytes), lessonIds.length],
    );
    return Number(row!.finished);
  }
}
