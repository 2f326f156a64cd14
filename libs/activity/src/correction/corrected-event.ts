import { idBytes, idText, type Role } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import type { ActingMembership } from '../log/activity-draft.js';
import { isReversal, type ActivityKind } from '../log/activity-event.entity.js';

/** An event of the log, as far as a correction has to know it. */
export interface LoggedEvent {
  readonly id: string;
  readonly receivedAt: Date;
  readonly occurredAt: Date;
  readonly kind: ActivityKind;
  /** As the log has it. */
  readonly membership: ActingMembership;
}

/** A row of the log with the columns of `loggedColumns`. */
export interface LoggedRow {
  id: Buffer;
  received_at: Date;
  occurred_at: Date;
  kind: ActivityKind;
  membership_id: Buffer;
  role: Role;
  school_id: Buffer;
  class_group_id: Buffer | null;
}

export const loggedColumns =
  'event.id, event.received_at, event.occurred_at, event.kind, event.membership_id, event.role, event.school_id, event.class_group_id';

const byIds = [
  'SELECT',
  loggedColumns,
  'FROM activity_event AS event WHERE event.id IN (?) AND event.person_id = ?',
].join(' ');

/** Reversals say exactly, or in pieces, which time they take back; without time, the instant. */
const takenBack = `SELECT DISTINCT event.id FROM activity_event AS event JOIN activity_event AS reversal
  ON reversal.person_id = event.person_id AND reversal.received_at >= event.received_at
  AND reversal.kind IN ('lesson.reversed', 'session.reversed')
  AND reversal.session_id <=> event.session_id AND reversal.viewing_id <=> event.viewing_id
  AND IF(event.credited_to IS NULL, reversal.credited_to IS NULL AND reversal.occurred_at = event.occurred_at,
    reversal.credited_from < event.credited_to AND reversal.credited_to > event.credited_from)
WHERE event.person_id = ? AND event.id IN (?) AND event.kind IN ('lesson.attested', 'session.attended')`;

/** This person's events among the ids. */
export async function findLogged(tx: EntityManager, personId: string, ids: readonly string[]): Promise<LoggedEvent[]> {
  const rows = await tx.query<LoggedRow[]>(byIds, [ids.map(idBytes), idBytes(personId)]);
  return rows.map(loggedEvent);
}

export function loggedEvent(row: LoggedRow): LoggedEvent {
  return {
    id: idText(row.id),
    receivedAt: row.received_at,
    occurredAt: row.occurred_at,
    kind: row.kind,
    membership: {
      membershipId: idText(row.membership_id),
      role: row.role,
      schoolId: idText(row.school_id),
      classGroupId: row.class_group_id && idText(row.class_group_id),
    },
  };
}

/** Which of them take something back, or were taken back by the room that had appended them: they cannot be struck. */
export async function findReversed(
  tx: EntityManager,
  personId: string,
  events: readonly Pick<LoggedEvent, 'id' | 'kind'>[],
): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  const rows = await tx.query<{ id: Buffer }[]>(takenBack, [idBytes(personId), events.map(({ id }) => idBytes(id))]);
  const reversals = events.filter(({ kind }) => isReversal(kind)).map(({ id }) => id);
  return new Set([...reversals, ...rows.map(({ id }) => idText(id))]);
}
