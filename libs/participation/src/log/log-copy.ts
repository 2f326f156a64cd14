import { idText } from '@yunqiao/platform';
import { IDLE_MILLISECONDS } from '../definitions.js';
import { Numbering } from './numbering.js';

/** A row of the log, as the database gives it. */
export interface LogRow {
  readonly id: Buffer;
  readonly kind: string;
  readonly person_id: Buffer;
  readonly role: string;
  readonly school_id: Buffer;
  /** Of a lesson; null for what was done in a research session. */
  readonly course_id: Buffer | null;
  readonly course_run_id: Buffer | null;
  readonly lesson_id: Buffer | null;
  readonly session_id: Buffer | null;
  readonly occurred_at: Date;
  readonly credited_from: Date | null;
  readonly credited_to: Date | null;
}

/** What counting needs of an event; ids are numbers of the copy's numberings. */
export interface CopiedEvent {
  readonly id: string;
  readonly role: string;
  readonly school: number;
  /** Null for a research session. */
  readonly course: number | null;
  /** Lesson of a run, or a research session. */
  readonly occurrence: number;
  readonly isSession: boolean;
  /** Takes back what was credited; nobody did anything then. */
  readonly isReversal: boolean;
  readonly isPlay: boolean;
  readonly isCompletion: boolean;
  /** Begin and end, milliseconds since 1970. */
  readonly startedAt: number;
  readonly occurredAt: number;
  /** Below 0 for a reversal. */
  readonly creditedMilliseconds: number;
  /** Whether a visit begins with it. */
  startsVisit: boolean;
}

/** The log in memory, person by person in order of time: a copy that can be thrown away. */
export class LogCopy {
  readonly schools = new Numbering();
  readonly courses = new Numbering();
  readonly occurrences = new Numbering();
  readonly people = new Map<string, CopiedEvent[]>();
  private readonly changed = new Set<string>();

  /** Takes rows over; those that are known already change nothing. */
  add(row: LogRow): void {
    const personId = idText(row.person_id);
    const events = this.people.get(personId) ?? [];
    const id = row.id.toString('latin1');
    if (events.some((event) => event.id === id)) return;
    if (events.length === 0) this.people.set(personId, events);
    events.push(this.copy(row, id));
    this.changed.add(personId);
  }

  /** Puts the events of people who have new ones in order, and finds where their visits begin. True when there were any. */
  settle(): boolean {
    const hasNews = this.changed.size > 0;
    for (const personId of this.changed) markVisits(this.people.get(personId) ?? []);
    this.changed.clear();
    return hasNews;
  }

  private copy(row: LogRow, id: string): CopiedEvent {
    const occurredAt = row.occurred_at.getTime();
    const from = row.credited_from?.getTime();
    const credited = from === undefined || !row.credited_to ? 0 : row.credited_to.getTime() - from;
    const isReversal = row.kind === 'session.reversed';
    return {
      id,
      role: row.role,
      school: this.schools.number(idText(row.school_id)),
      course: row.course_id && this.courses.number(idText(row.course_id)),
      occurrence: this.occurrences.number(occurrenceOf(row)),
      ...{ isSession: row.session_id !== null, isReversal },
      isPlay: row.kind === 'lesson.played',
      isCompletion: row.kind === 'lesson.completed',
      startedAt: Math.min(from ?? occurredAt, occurredAt),
      occurredAt,
      creditedMilliseconds: isReversal ? -credited : credited,
      startsVisit: false,
    };
  }
}

function occurrenceOf({ session_id, course_run_id, lesson_id }: LogRow): string {
  return [session_id, course_run_id, lesson_id].map((id) => id?.toString('latin1') ?? '').join('');
}

/** A visit begins with an event that starts more than 30 minutes after everything before it had ended. */
function markVisits(events: CopiedEvent[]): void {
  events.sort((a, b) => a.startedAt - b.startedAt || a.occurredAt - b.occurredAt || (a.id < b.id ? -1 : 1));
  let busyUntil = -Infinity;
  for (const event of events) {
    if (event.isReversal) continue;
    event.startsVisit = event.startedAt - busyUntil > IDLE_MILLISECONDS;
    busyUntil = Math.max(busyUntil, event.occurredAt);
  }
}
