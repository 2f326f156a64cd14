import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  AppError,
  decodeCursor,
  idBytes,
  isId,
  pageOf,
  pageSize,
  type Page,
  type PageRequest,
} from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import type { CountScope } from '../participation-filter.js';
import { joined, type Statement } from '../statement.js';
import { changesBecause, type ChangeSource, type Stretch } from './change-statements.js';
import { changeOf, ReportReason, type ChangeRow, type ReportChange } from './report-change.js';

/** How many changes there are for a reason, and of how many people. */
export interface ReasonCount {
  readonly reason: ReportReason;
  readonly changes: number;
  readonly people: number;
}

/** Reads from the log, its corrections and the enrolments why numbers have become others. */
@Injectable()
export class ReportChanges {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** How many changes of each reason became known in a stretch; 0 for reasons without any. */
  async count(scope: CountScope, known: Stretch): Promise<ReasonCount[]> {
    const counted: ReasonCount[] = [];
    for (const reason of Object.values(ReportReason)) {
      const { from } = changesBecause(reason, scope, known);
      const rows = await this.ask<{ changes: string; people: string }>(
        joined('SELECT COUNT(*) AS changes, COUNT(DISTINCT person.id) AS people', from),
      );
      counted.push({ reason, changes: Number(rows[0]!.changes), people: Number(rows[0]!.people) });
    }
    return counted;
  }

  /**
   * Changes of one reason, the latest known first.
   * @throws CURSOR_INVALID
   */
  async list(scope: CountScope, known: Stretch, reason: ReportReason, page: PageRequest): Promise<Page<ReportChange>> {
    const source = changesBecause(reason, scope, known);
    const rows = await this.ask<ChangeRow>(
      joined(
        ...['SELECT', source.id, 'AS id,', source.knownAt, 'AS known_at,', source.columns, source.from],
        ...(page.after == null ? [] : [startAfter(page.after, source)]),
        ...['ORDER BY', source.knownAt, 'DESC,', source.id, 'DESC'],
        { sql: 'LIMIT ?', parameters: [pageSize(page) + 1] },
      ),
    );
    return pageOf(
      rows.map((row) => changeOf(row, reason)),
      page,
      ({ knownAt, id }) => [knownAt, id],
      async () => {
        const [total] = await this.ask<{ total: string }>(joined('SELECT COUNT(*) AS total', source.from));
        return Number(total!.total);
      },
    );
  }

  private ask<Row>({ sql, parameters }: Statement): Promise<Row[]> {
    return this.database.query(sql, [...parameters]);
  }
}

function startAfter(cursor: string, { knownAt, id }: ChangeSource): Statement {
  const [instant, last] = decodeCursor(cursor, 2);
  if (!(instant instanceof Date) || !isId(last)) throw new AppError('CURSOR_INVALID');
  return {
    sql: ['AND (', knownAt, '< ? OR (', knownAt, '= ? AND', id, '< ?))'].join(' '),
    parameters: [instant, instant, idBytes(last)],
  };
}
