import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { isReversal, type ActivityEvent, type CorrectionCause, type CorrectionKind } from '@yunqiao/activity';
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
import { countedClass, countedRole, countedSchool, joinState } from '../corrections/counted-state.js';
import { roleOf, scopeOf, type CountScope, type ParticipationFilter } from '../participation-filter.js';
import { andAnyOf, andIdIn, joined, type Statement } from '../statement.js';

/** An event behind a number. */
export interface CountedEvent {
  readonly id: string;
  readonly kind: ActivityEvent['kind'];
  readonly courseTitle: string;
  readonly lessonTitle: string;
  /** Of a research session. */
  readonly sessionTitle: string | null;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly fromSecond: number | null;
  readonly toSecond: number | null;
  readonly creditedSeconds: number;
  readonly source: string;
  readonly schoolName: string;
  /** Whose word it is, of what was attested. */
  readonly attestedByName: string | null;
  /** What became of it since; null for what counts as it stands in the log. */
  readonly correction: EventCorrection | null;
}

/** The latest correction of an event. */
export interface EventCorrection {
  readonly kind: CorrectionKind;
  readonly cause: CorrectionCause;
  readonly recordedAt: Date;
  /** Null for what the system found. */
  readonly recordedByName: string | null;
  /** In a person's words; null for a transfer. */
  readonly reason: string | null;
  readonly fromSchoolName: string;
}

interface EventRow {
  id: Buffer;
  kind: ActivityEvent['kind'];
  course_title: string | null;
  lesson_title: string | null;
  session_title: string | null;
  school_name: string | null;
  attested_by_name: string | null;
  occurred_at: Date;
  received_at: Date;
  seconds_from: number | null;
  seconds_to: number | null;
  credited_from: Date | null;
  credited_to: Date | null;
  source: string;
  correction: CorrectionKind | null;
  cause: CorrectionCause | null;
  recorded_at: Date | null;
  reason: string | null;
  corrected_by_name: string | null;
  from_school_name: string | null;
}

const fromLog = `FROM activity_event AS event
JOIN person ON person.id = event.person_id AND person.is_test = 0
LEFT JOIN course ON course.id = event.course_id
LEFT JOIN lesson ON lesson.id = event.lesson_id
LEFT JOIN research_session AS session ON session.id = event.session_id
LEFT JOIN person AS attester ON attester.id = event.attested_by
${joinState}
LEFT JOIN person AS corrector ON corrector.id = state.recorded_by
LEFT JOIN organisation AS from_school ON from_school.id = state.from_school_id
LEFT JOIN organisation AS school ON school.id = ${countedSchool}
WHERE event.person_id = ? AND event.received_at >= ? AND event.occurred_at >= ? AND event.occurred_at < ?`;

const columns = `SELECT event.id, event.kind, course.title AS course_title, lesson.title AS lesson_title, session.title AS session_title, school.name AS school_name, attester.display_name AS attested_by_name,
  event.occurred_at, event.received_at, event.seconds_from, event.seconds_to, event.credited_from, event.credited_to, event.source,
  state.kind AS correction, state.cause, state.recorded_at, state.reason, corrector.display_name AS corrected_by_name, from_school.name AS from_school_name`;

/** The events behind a person's part of a number. */
@Injectable()
export class ParticipationEventsService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly catalogue: CountedCatalogue,
  ) {}

  /**
   * A person's events in the scope, the latest first. Empty for people who have none that the asker may see.
   * @throws SCHOOL_NOT_FOUND, PERIOD_INVALID, CURSOR_INVALID
   */
  async list(
    actor: Actor,
    filter: ParticipationFilter,
    personId: string,
    page: PageRequest,
  ): Promise<Page<CountedEvent>> {
    const { tree } = await this.catalogue.places();
    const scope = scopeOf(actor, filter, tree);
    const where = eventsIn(scope, personId);
    const after = page.after == null ? { sql: '', parameters: [] } : startAfter(page.after);
    const rows: EventRow[] = await this.database.query(
      [columns, fromLog, where.sql, after.sql, 'ORDER BY event.occurred_at DESC, event.id DESC LIMIT ?'].join(' '),
      [...where.parameters, ...after.parameters, pageSize(page) + 1],
    );
    const events = rows.map(eventOf);
    return pageOf(
      events,
      page,
      ({ occurredAt, id }) => [occurredAt, id],
      () => this.count(where),
    );
  }

  private async count(where: Statement): Promise<number> {
    const rows: { counted: string | number }[] = await this.database.query(
      ['SELECT COUNT(*) AS counted', fromLog, where.sql].join(' '),
      [...where.parameters],
    );
    return Number(rows[0]!.counted);
  }
}

/** The part of WHERE that a scope makes: text of constants, values as parameters. */
function eventsIn(scope: CountScope, personId: string): Statement {
  const role = roleOf(scope.audience);
  return joined(
    { sql: '', parameters: [idBytes(personId), scope.since, scope.since, scope.until] },
    role ? { sql: ['AND', countedRole, '= ?'].join(' '), parameters: [role] } : '',
    andIdIn(countedSchool, scope.schoolIds),
    andIdIn(countedClass, scope.classGroupIds),
    andIdIn('event.course_id', scope.courseIds),
    scope.attested === 'without' ? 'AND event.attested_by IS NULL' : '',
    andAnyOf('course.category', scope.categories),
  );
}

function startAfter(cursor: string): Statement {
  const [occurredAt, id] = decodeCursor(cursor, 2);
  if (!(occurredAt instanceof Date) || !isId(id)) throw new AppError('CURSOR_INVALID');
  return {
    sql: 'AND (event.occurred_at < ? OR (event.occurred_at = ? AND event.id < ?))',
    parameters: [occurredAt, occurredAt, idBytes(id)],
  };
}

function eventOf(row: EventRow): CountedEvent {
  const length = row.credited_from && row.credited_to ? row.credited_to.getTime() - row.credited_from.getTime() : 0;
  const credited = isReversal(row.kind) ? -length : length;
  return {
    ...{
      id: idText(row.id),
      kind: row.kind,
      occurredAt: row.occurred_at,
      receivedAt: row.received_at,
      source: row.source,
    },
    correction: correctionOf(row),
    ...{ sessionTitle: row.session_title, attestedByName: row.attested_by_name },
    ...{ courseTitle: row.course_title ?? '', lessonTitle: row.lesson_title ?? '', schoolName: row.school_name ?? '' },
    ...{ fromSecond: row.seconds_from, toSecond: row.seconds_to, creditedSeconds: credited / 1000 },
  };
}

function correctionOf(row: EventRow): EventCorrection | null {
  if (row.correction === null) return null;
  return {
    ...{ kind: row.correction, cause: row.cause!, recordedAt: row.recorded_at! },
    ...{ recordedByName: row.corrected_by_name, fromSchoolName: row.from_school_name ?? '' },
    reason: row.cause === 'transfer' ? null : row.reason,
  };
}
