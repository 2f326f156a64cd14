import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { categoryNumber } from '../counts/narrowing.js';
import { CoverageSource } from '../coverage/coverage-source.js';
import { CorrectionSource, endOfTime } from './correction-source.js';
import { eventColumns, type EventRow } from './event-row.js';

/** Rows of one read. */
const rowsAtOnce = 5_000;
/** People of one read. */
const peopleAtOnce = 200;

const perSecond =
  "SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', event.received_at) AS second, COUNT(*) AS events FROM activity_event AS event WHERE event.received_at >= ? AND event.received_at <= ? GROUP BY second";
const whoChanged =
  "SELECT event.person_id, MIN(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', LEAST(COALESCE(event.credited_from, event.occurred_at), event.occurred_at)) DIV 1000) AS since FROM activity_event AS event WHERE event.received_at >= ? GROUP BY event.person_id";
const inOrderOfIds = [
  'SELECT',
  eventColumns,
  'FROM activity_event AS event WHERE event.id > ? AND event.received_at <= ? ORDER BY event.id LIMIT ?',
].join(' ');
const ofPeople = ['SELECT', eventColumns, 'FROM activity_event AS event WHERE'].join(' ');
/** Nothing is received before it occurred: the months before need not be looked at. */
const ofPerson =
  '(event.person_id = ? AND event.occurred_at >= ? AND event.received_at >= ? AND event.received_at <= ?)';

/** Somebody whose events have to be read, from an instant on. */
export interface AskedPerson {
  readonly id: Buffer;
  readonly since: Date;
}

/** Reads the log with its corrections, and what else decides whom the facts are about. */
@Injectable()
export class EventSource {
  readonly coverage: CoverageSource;
  private corrections: CorrectionSource;
  private limit = endOfTime;

  constructor(@InjectDataSource() private readonly database: DataSource) {
    this.coverage = new CoverageSource(database);
    this.corrections = new CorrectionSource(database, endOfTime);
  }

  /** The log as it was at an instant: what was received or recorded later is not in it. */
  until(instant: Date): EventSource {
    const source = new EventSource(this.database);
    source.limit = instant;
    source.corrections = new CorrectionSource(this.database, instant);
    return source;
  }

  /** How many events and corrections were received in each second (since 1970) from an instant on. */
  async receivedSince(since: Date): Promise<Map<number, number>> {
    const rows: { second: number; events: string }[] = await this.database.query(perSecond, [since, this.limit]);
    const received = new Map(rows.map(({ second, events }) => [Number(second), Number(events)]));
    for (const [second, corrections] of await this.corrections.recordedSince(since))
      received.set(second, (received.get(second) ?? 0) + corrections);
    return received;
  }

  /**
   * Of whom events or corrections were received from an instant on, and when the earliest of these events began (milliseconds
   * since 1970). Somebody may be in it twice.
   */
  async changedSince(since: Date): Promise<{ person: Buffer; since: number }[]> {
    const rows: { person_id: Buffer; since: string }[] = await this.database.query(whoChanged, [since]);
    const appended = rows.map((row) => ({ person: row.person_id, since: Number(row.since) }));
    return [...appended, ...(await this.corrections.changedSince(since))];
  }

  /** What people did that ended at `since` or later and counts, in the order of ids. */
  async eventsOf(people: readonly AskedPerson[]): Promise<EventRow[]> {
    const all: EventRow[] = [];
    for (let begin = 0; begin < people.length; begin += peopleAtOnce) {
      const some = people.slice(begin, begin + peopleAtOnce);
      const statement = [ofPeople, some.map(() => ofPerson).join(' OR ')].join(' ');
      const rows: EventRow[] = await this.database.query(
        statement,
        some.flatMap(({ id, since }) => [id, since, since, this.limit]),
      );
      all.push(
        ...(await this.corrections.correct(
          rows,
          some.map(({ id }) => id),
        )),
      );
    }
    return all.sort((a, b) => Buffer.compare(a.id, b.id));
  }

  /** All of the log that counts, in the order of ids, in bounded reads; what comes meanwhile under an earlier id is not in it. */
  async *all(): AsyncGenerator<EventRow[]> {
    let last: Buffer = Buffer.alloc(16);
    for (;;) {
      const rows: EventRow[] = await this.database.query(inOrderOfIds, [last, this.limit, rowsAtOnce]);
      if (rows.length > 0) yield await this.corrections.correctStretch(rows);
      if (rows.length < rowsAtOnce) return;
      last = rows[rows.length - 1]!.id;
    }
  }

  /** People who are never counted. */
  async testPeople(): Promise<Buffer[]> {
    const rows: { id: Buffer }[] = await this.database.query('SELECT id FROM person WHERE is_test = 1');
    return rows.map(({ id }) => id);
  }

  /** Numbers of the courses' categories. */
  async categories(): Promise<{ course: Buffer; category: number }[]> {
    const rows: { id: Buffer; category: string }[] = await this.database.query('SELECT id, category FROM course');
    return rows.map(({ id, category }) => ({ course: id, category: categoryNumber(category) }));
  }
}
