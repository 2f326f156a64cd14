import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, idText } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { LogCopy, type LogRow } from './log-copy.js';

/** The copy is brought up to date at most this often. */
const freshFor = 1_000;
/** An event may become visible this much later than it says that it was received, so that much is read again. */
const overlap = 60_000;
/** Rows of one read. */
const rowsAtOnce = 20_000;

const columns =
  'event.id, event.kind, event.person_id, event.role, event.school_id, event.course_id, event.course_run_id, event.lesson_id, event.session_id, event.occurred_at, event.credited_from, event.credited_to';
const selectFirst = [
  'SELECT',
  columns,
  'FROM activity_event AS event WHERE event.id > ? ORDER BY event.id LIMIT ?',
].join(' ');
const selectReceived = ['SELECT', columns, 'FROM activity_event AS event WHERE event.received_at >= ?'].join(' ');

/** The log as of an instant. */
export interface LogState {
  readonly copy: LogCopy;
  /** Goes up when anything that is counted has changed. */
  readonly revision: number;
  readonly asOf: Date;
  readonly testPeople: ReadonlySet<string>;
}

/**
 * Keeps a copy of the log in memory and follows it: grouping 400,000 events in MariaDB for each refresh of the board took
 * seconds, this takes a fraction of one. A reporting process takes its place when the log outgrows a process.
 */
@Injectable()
export class LogReader {
  private copy = new LogCopy();
  private readUntil: Date | null = null;
  private revision = 0;
  private testPeople: ReadonlySet<string> = new Set();
  private latest: Promise<LogState> | null = null;
  private latestAt = -Infinity;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The log, not older than a second. Those who ask at the same time wait for the same reading. */
  read(): Promise<LogState> {
    const now = this.clock.now().getTime();
    if (this.latest && Math.abs(now - this.latestAt) < freshFor) return this.latest;
    this.latestAt = now;
    const before = this.latest ?? Promise.resolve(null);
    const reading = before.then(
      () => this.follow(),
      () => this.follow(),
    );
    this.latest = reading;
    reading.catch(() => {
      if (this.latest === reading) this.latest = null;
    });
    return reading;
  }

  private async follow(): Promise<LogState> {
    const asOf = this.clock.now();
    if (this.readUntil) await this.readSince(new Date(this.readUntil.getTime() - overlap));
    else await this.readAll();
    this.readUntil = asOf;
    const hasNews = this.copy.settle();
    const testPeople = await this.findTestPeople();
    if (hasNews || !sameMembers(testPeople, this.testPeople)) this.revision += 1;
    this.testPeople = testPeople;
    return { copy: this.copy, revision: this.revision, asOf, testPeople };
  }

  /** From the first id to the last in bounded reads; what comes meanwhile under an earlier id is read again by time. */
  private async readAll(): Promise<void> {
    const begun = this.clock.now();
    const copy = new LogCopy();
    let last: Buffer = Buffer.alloc(16);
    for (;;) {
      const rows: LogRow[] = await this.database.query(selectFirst, [last, rowsAtOnce]);
      rows.forEach((row) => copy.add(row));
      if (rows.length < rowsAtOnce) break;
      last = rows[rows.length - 1]!.id;
    }
    this.copy = copy;
    await this.readSince(new Date(begun.getTime() - overlap));
  }

  private async readSince(since: Date): Promise<void> {
    const rows: LogRow[] = await this.database.query(selectReceived, [since]);
    rows.forEach((row) => this.copy.add(row));
  }

  private async findTestPeople(): Promise<Set<string>> {
    const rows: { id: Buffer }[] = await this.database.query('SELECT id FROM person WHERE is_test = 1');
    return new Set(rows.map(({ id }) => idText(id)));
  }
}

function sameMembers(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((member) => b.has(member));
}
