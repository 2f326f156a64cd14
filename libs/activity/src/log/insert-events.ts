import { idBytes } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import type { ActivityReporter, CreditedDraft } from './activity-draft.js';
import { insertReceipts } from './receipts.js';

/** Writes events and their receipts. */
export async function insertEvents(
  tx: EntityManager,
  reporter: ActivityReporter,
  events: CreditedDraft[],
  receivedAt: Date,
): Promise<void> {
  if (events.length === 0) return;
  await insertReceipts(
    tx,
    reporter.personId,
    events.map(({ draft, bodyHash }) => ({ eventId: draft.id, bodyHash })),
    receivedAt,
  );
  const rows = events.map(({ draft, occurredAt, credited }) => [
    idBytes(draft.id),
    draft.kind,
    idBytes(reporter.personId),
    idBytes(draft.membership.membershipId),
    draft.membership.role,
    idBytes(draft.membership.schoolId),
    draft.membership.classGroupId && idBytes(draft.membership.classGroupId),
    draft.courseId && idBytes(draft.courseId),
    draft.courseRunId && idBytes(draft.courseRunId),
    draft.lessonId && idBytes(draft.lessonId),
    draft.sessionId ? idBytes(draft.sessionId) : null,
    draft.attestation ? idBytes(draft.attestation.viewingId) : null,
    draft.attestation ? idBytes(draft.attestation.attestedBy) : null,
    occurredAt,
    receivedAt,
    draft.secondsFrom,
    draft.secondsTo,
    credited && new Date(credited.from),
    credited && new Date(credited.to),
    draft.grantedAt ?? null,
    reporter.source,
    reporter.deviceId && idBytes(reporter.deviceId),
  ]);
  await tx.query(
    'INSERT INTO activity_event (id, kind, person_id, membership_id, role, school_id, class_group_id, course_id, course_run_id, ' +
      'lesson_id, session_id, viewing_id, attested_by, occurred_at, received_at, seconds_from, seconds_to, credited_from, credited_to, granted_at, source, device_id) VALUES ?',
    [rows],
  );
}
