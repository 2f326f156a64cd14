import { idBytes, newId, type Role } from '@yunqiao/platform';
import type { seededRandom } from '@yunqiao/testing';

/** Values of a row. */
export type Values = (string | number | Buffer | null)[];

/** An event as the test wrote it; instants in milliseconds since 1970. */
export interface TermEvent {
  readonly id: string;
  readonly kind: string;
  readonly personId: string;
  readonly role: Role;
  readonly schoolId: string;
  /** Of students. */
  readonly classGroupId: string | null;
  /** Null for what was done in a research session. */
  readonly courseId: string | null;
  readonly runId: string | null;
  readonly lessonId: string | null;
  readonly sessionId: string | null;
  readonly occurredAt: number;
  readonly creditedFrom: number | null;
}

export interface TermEnrolment {
  readonly personId: string;
  readonly role: Role;
  readonly schoolId: string;
  readonly classGroupId: string | null;
  readonly courseId: string;
  readonly enrolledAt: number;
  readonly withdrawnAt: number | null;
}

/** What somebody is to a school, from a day until, but not on, another. */
export interface TermMembership {
  readonly personId: string;
  readonly role: Role;
  readonly schoolId: string;
  readonly classGroupId: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** A run of a course: its days, and the schools to which it is offered. */
export interface TermRun {
  readonly courseId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly schoolIds: readonly string[];
}

/** Columns of the log that a test fills. */
export const eventColumns =
  'id kind person_id membership_id role school_id class_group_id course_id course_run_id lesson_id session_id occurred_at received_at credited_from credited_to source';

/** A row of the log. */
export function eventRow(event: TermEvent, receivedAt: number): Values {
  return [
    ...[
      idBytes(event.id),
      event.kind,
      idBytes(event.personId),
      idBytes(event.personId),
      event.role,
      idBytes(event.schoolId),
      event.classGroupId && idBytes(event.classGroupId),
    ],
    ...[
      event.courseId && idBytes(event.courseId),
      event.runId && idBytes(event.runId),
      event.lessonId && idBytes(event.lessonId),
      event.sessionId && idBytes(event.sessionId),
      instant(event.occurredAt),
      instant(receivedAt),
    ],
    ...[
      event.creditedFrom === null ? null : instant(event.creditedFrom),
      event.creditedFrom === null ? null : instant(event.occurredAt),
      'demo',
    ],
  ];
}

/** As the database writes it. */
export function instant(at: number): string {
  return new Date(at).toISOString().slice(0, 23).replace('T', ' ');
}

/** Some minutes of a session, from just too short to count on; some of them were taken back. */
export function sessionEvent(given: {
  personId: string;
  at: number;
  random: ReturnType<typeof seededRandom>;
  member: Pick<TermEvent, 'role' | 'schoolId' | 'classGroupId'>;
  sessionIds: readonly string[];
}): TermEvent[] {
  const { personId, at, random, member, sessionIds } = given;
  const below = (count: number) => Math.floor(random.next() * count);
  const length = [20_000, 150_000, 299_999, 300_000, 20 * 60_000][below(5)]!;
  const event: TermEvent = {
    ...{ id: newId(), kind: 'session.attended', personId, ...member },
    ...{ courseId: null, runId: null, lessonId: null },
    ...{ sessionId: sessionIds[below(3)]!, occurredAt: at + length, creditedFrom: at },
  };
  return random.next() < 0.2 ? [event, { ...event, id: newId(), kind: 'session.reversed' }] : [event];
}

/** The same on a teacher's word, perhaps taken back. */
export function attestedEvents(own: TermEvent, isTakenBack: boolean): TermEvent[] {
  const event = { ...own, kind: 'lesson.attested' };
  return isTakenBack ? [event, { ...event, id: newId(), kind: 'lesson.reversed' }] : [event];
}
