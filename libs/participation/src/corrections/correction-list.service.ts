import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CorrectionCause, CorrectionKind } from '@yunqiao/activity';
import {
  AppError,
  decodeCursor,
  idBytes,
  idText,
  isId,
  pageOf,
  pageSize,
  type Actor,
  type Page,
  type PageRequest,
} from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { CountedCatalogue } from '../board/catalogue.js';
import { periodOf, wantedSchools } from '../participation-filter.js';
import type { Statement } from '../statement.js';

/** Events of one person that were corrected together, from one school to one school. */
export interface CorrectedEvents {
  readonly id: string;
  readonly kind: CorrectionKind;
  readonly cause: CorrectionCause;
  readonly recordedAt: Date;
  /** Null for what the system found. */
  readonly recordedByName: string | null;
  /** In a person's words; null for a transfer. */
  readonly reason: string | null;
  readonly personId: string;
  readonly displayName: string;
  readonly accountName: string;
  /** How many events, and when the first and the last of them happened. */
  readonly events: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** The lesson or session, if all belong to one. */
  readonly title: string | null;
  readonly fromSchoolName: string;
  readonly schoolName: string;
  /** Class in which they count now, if it is one. */
  readonly classGroupName: string | null;
}

/** What is listed. */
export interface CorrectionFilter {
  /** First and last school day on which it was recorded, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly schoolIds?: readonly string[] | null;
}

interface CorrectionRow {
  first_id: Buffer;
  kind: CorrectionKind;
  cause: CorrectionCause;
  recorded_at: Date;
  recorded_by_name: string | null;
  reason: string;
  person_id: Buffer;
  display_name: string | null;
  account_name: string | null;
  events: string;
  first_at: Date;
  last_at: Date;
  titles: string;
  title: string | null;
  from_school_name: string | null;
  school_name: string | null;
  classes: string;
  class_group_name: string | null;
}

const columns = `SELECT MIN(correction.id) AS first_id, correction.kind, correction.cause, correction.recorded_at, MIN(correction.reason) AS reason,
    MIN(recorder.display_name) AS recorded_by_name, correction.person_id, MIN(person.display_name) AS display_name, MIN(person.account_name) AS account_name,
    COUNT(*) AS events, MIN(event.occurred_at) AS first_at, MAX(event.occurred_at) AS last_at,
    COUNT(DISTINCT COALESCE(event.session_id, event.lesson_id)) AS titles, MIN(COALESCE(session.title, lesson.title)) AS title,
    MIN(from_school.name) AS from_school_name, MIN(school.name) AS school_name,
    COUNT(DISTINCT correction.class_group_id) AS classes, MIN(class_group.name) AS class_group_name
  FROM activity_correction AS correction
  JOIN activity_event AS event ON event.id = correction.event_id AND event.received_at = correction.event_received_at
  LEFT JOIN person ON person.id = correction.person_id
  LEFT JOIN person AS recorder ON recorder.id = correction.recorded_by
  LEFT JOIN lesson ON lesson.id = event.lesson_id
  LEFT JOIN research_session AS session ON session.id = event.session_id
  LEFT JOIN organisation AS from_school ON from_school.id = correction.from_school_id
  LEFT JOIN organisation AS school ON school.id = correction.school_id
  LEFT JOIN class_group ON class_group.id = correction.class_group_id
  WHERE correction.recorded_at >= ? AND correction.recorded_at < ?`;
const together =
  'GROUP BY correction.act_id, correction.kind, correction.cause, correction.recorded_at, correction.person_id, correction.from_school_id, correction.school_id';
const inOrder = 'ORDER BY correction.recorded_at DESC, first_id DESC LIMIT ?';
const counted = `SELECT COUNT(DISTINCT correction.act_id, correction.from_school_id, correction.school_id) AS counted
  FROM activity_correction AS correction WHERE correction.recorded_at >= ? AND correction.recorded_at < ?`;
const ofSchools = 'AND (correction.school_id IN (?) OR correction.from_school_id IN (?))';

/** What became of people's events, in the schools for which the asker answers. */
@Injectable()
export class CorrectionListService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly catalogue: CountedCatalogue,
  ) {}

  /**
   * Corrections that concern a school, before or after, the latest first.
   * @throws SCHOOL_NOT_FOUND, PERIOD_INVALID, CURSOR_INVALID
   */
  async list(actor: Actor, filter: CorrectionFilter, page: PageRequest): Promise<Page<CorrectedEvents>> {
    const where = await this.conditionOf(actor, filter);
    const after = page.after == null ? { where: '', having: '', parameters: [] } : startAfter(page.after);
    const rows: CorrectionRow[] = await this.database.query(
      [columns, where.sql, after.where, together, after.having, inOrder].join(' '),
      [...where.parameters, ...after.parameters, pageSize(page) + 1],
    );
    return pageOf(
      rows.map(correctedEvents),
      page,
      ({ recordedAt, id }) => [recordedAt, id],
      () => this.count(where),
    );
  }

  /** What was corrected by one act, which the caller may see. */
  async ofAct(actId: string): Promise<CorrectedEvents[]> {
    const rows: CorrectionRow[] = await this.database.query(
      [columns, 'AND correction.act_id = ?', together, inOrder].join(' '),
      [new Date(0), new Date('9999-01-01T00:00:00Z'), idBytes(actId), 100],
    );
    return rows.map(correctedEvents);
  }

  private async conditionOf(actor: Actor, filter: CorrectionFilter): Promise<Statement> {
    const { tree } = await this.catalogue.places();
    const { since, until } = periodOf(filter);
    const period = [since, until];
    const wanted = wantedSchools(actor, filter.schoolIds ?? null, tree);
    if (wanted === null) return { sql: '', parameters: period };
    if (wanted.size === 0) return { sql: 'AND FALSE', parameters: period };
    const ids = [...wanted].map(idBytes);
    return { sql: ofSchools, parameters: [...period, ids, ids] };
  }

  private async count({ sql, parameters }: Statement): Promise<number> {
    const rows: { counted: string }[] = await this.database.query([counted, sql].join(' '), [...parameters]);
    return Number(rows[0]!.counted);
  }
}

function startAfter(cursor: string) {
  const [recordedAt, id] = decodeCursor(cursor, 2);
  if (!(recordedAt instanceof Date) || !isId(id)) throw new AppError('CURSOR_INVALID');
  return {
    where: 'AND correction.recorded_at <= ?',
    having: 'HAVING correction.recorded_at < ? OR first_id < ?',
    parameters: [recordedAt, recordedAt, idBytes(id)],
  };
}

function correctedEvents(row: CorrectionRow): CorrectedEvents {
  return {
    id: idText(row.first_id),
    ...{ kind: row.kind, cause: row.cause, recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
    reason: row.cause === 'transfer' ? null : row.reason,
    ...{ personId: idText(row.person_id), displayName: row.display_name ?? '', accountName: row.account_name ?? '' },
    ...{ events: Number(row.events), firstAt: row.first_at, lastAt: row.last_at },
    title: Number(row.titles) === 1 ? row.title : null,
    ...{ fromSchoolName: row.from_school_name ?? '', schoolName: row.school_name ?? '' },
    classGroupName: Number(row.classes) === 1 ? row.class_group_name : null,
  };
}
