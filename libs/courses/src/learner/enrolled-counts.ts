import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { idBytes, idText } from '@yunqiao/platform';

/** How many people are in course runs. */
@Injectable()
export class EnrolledCounts {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** By run; a run without anybody is missing. */
  async find(runIds: readonly string[]): Promise<Map<string, number>> {
    if (runIds.length === 0) return new Map();
    const rows = await this.database.query<{ course_run_id: Buffer; people: string | number }[]>(
      'SELECT course_run_id, COUNT(*) AS people FROM enrolment WHERE course_run_id IN (?) AND withdrawn_at IS NULL GROUP BY course_run_id',
      [runIds.map(idBytes)],
    );
    return new Map(rows.map((row) => [idText(row.course_run_id), Number(row.people)]));
  }
}
