import { isAttested, isReversal } from '@yunqiao/activity';
import type { Role } from '@yunqiao/platform';
import { roleNumber, type PersonEvent } from '../facts/person-event.js';
import type { Numbers } from './numbers.js';

/** A row of the log, as the database gives it; instants in milliseconds since 1970, large numbers as text. */
export interface EventRow {
  readonly id: Buffer;
  readonly kind: string;
  readonly person_id: Buffer;
  readonly role: Role;
  readonly school_id: Buffer;
  readonly class_group_id: Buffer | null;
  /** Of a lesson; null for what was done in a research session. */
  readonly course_id: Buffer | null;
  readonly course_run_id: Buffer | null;
  readonly lesson_id: Buffer | null;
  readonly session_id: Buffer | null;
  readonly occurred_at: number | string;
  /** How long before that its credited interval began; null without one. */
  readonly length: number | string | null;
  readonly credited: number | string | null;
}

export const eventColumns = [
  'event.id, event.kind, event.person_id, event.role, event.school_id, event.class_group_id, event.course_id,',
  'event.course_run_id, event.lesson_id, event.session_id,',
  "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', event.occurred_at) DIV 1000 AS occurred_at,",
  'TIMESTAMPDIFF(MICROSECOND, event.credited_from, event.occurred_at) DIV 1000 AS length,',
  'TIMESTAMPDIFF(MICROSECOND, event.credited_from, event.credited_to) DIV 1000 AS credited',
].join(' ');

/** An event in whole numbers, the person first: small enough to keep ten million of them in a file. */
export type NumberedEvent = readonly number[];

export const numberedColumns =
  'person place day milliseconds length credited kind occurrence course school role class_group'.split(' ');

const kinds = ['other', 'lesson.played', 'lesson.completed', 'session.reversed', 'lesson.attested', 'lesson.reversed'];
const dayMilliseconds = 86_400_000;

/** @param order of its id among the others, later ids having higher numbers */
export function numberedEvent(row: EventRow, order: number, numbers: Numbers): NumberedEvent {
  const credited = Number(row.credited ?? 0);
  const occurredAt = Number(row.occurred_at);
  const day = Math.floor(occurredAt / dayMilliseconds);
  return [
    ...[numbers.of('person', chars(row.person_id)), order, day, occurredAt - day * dayMilliseconds],
    ...[Math.max(Number(row.length ?? 0), 0), isReversal(row.kind) ? -credited : credited],
    ...[Math.max(kinds.indexOf(row.kind), 0), numbers.of('occurrence', occurrenceOf(row))],
    row.course_id ? numbers.of('course', chars(row.course_id)) : 0,
    ...[numbers.of('school', chars(row.school_id)), roleNumber(row.role)],
    row.class_group_id ? numbers.of('classGroup', chars(row.class_group_id)) : 0,
  ];
}

export function personEvent(numbered: NumberedEvent): PersonEvent {
  const [, order = 0, day = 0, milliseconds = 0, length = 0, creditedMilliseconds = 0, number = 0] = numbered;
  const [occurrence = 0, course = 0, school = 0, role = 0, classGroup = 0] = numbered.slice(7);
  const occurredAt = day * dayMilliseconds + milliseconds;
  const kind = kinds[number]!;
  return {
    ...{ startedAt: occurredAt - length, occurredAt, creditedMilliseconds, order },
    ...{ isPlay: kind === 'lesson.played', isCompletion: kind === 'lesson.completed' },
    ...{ isReversal: isReversal(kind), isAttested: isAttested(kind) },
    ...{ occurrence, course, school, role, classGroup },
  };
}

function occurrenceOf({ session_id, course_run_id, lesson_id }: EventRow): string {
  return [session_id, course_run_id, lesson_id].map((id) => (id ? chars(id) : '')).join('');
}

function chars(id: Buffer): string {
  return id.toString('latin1');
}
