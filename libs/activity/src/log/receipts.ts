import { createHash } from 'node:crypto';
import { idBytes, idText } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import type { ActivityDraft } from './activity-draft.js';

/**
 * So long an id is remembered. Twice as long as an event may be late (OLDEST_EVENT_DAYS): what is sent again after that is too
 * old to be taken.
 */
export const RECEIPT_DAYS = 60;

/** What is remembered of an event that was taken. */
export interface Receipt {
  readonly personId: string;
  /** Null for what was taken before there were receipts. */
  readonly bodyHash: Buffer | null;
}

const knownReceipts =
  'SELECT event_id, person_id, body_hash FROM activity_receipt WHERE event_id IN (?) LOCK IN SHARE MODE';
const newReceipts = 'INSERT INTO activity_receipt (event_id, person_id, body_hash, received_at) VALUES ?';

/** SHA-256 over what somebody reported, without what the server adds: the same report has the same, however late it comes. */
export function bodyHashOf(draft: ActivityDraft): Buffer {
  const { kind, courseRunId, lessonId, sessionId = null, wallSeconds, secondsFrom, secondsTo } = draft;
  const reportedAt = (draft.reportedAt ?? draft.occurredAt).toISOString();
  const body = [kind, courseRunId, lessonId, sessionId, reportedAt, wallSeconds, secondsFrom, secondsTo];
  return createHash('sha256').update(JSON.stringify(body)).digest();
}

/** True when it is this report, by this person, that was taken under its id. */
export function isReceiptOf(receipt: Receipt, personId: string, draft: ActivityDraft): boolean {
  if (receipt.personId !== personId) return false;
  return receipt.bodyHash === null || receipt.bodyHash.equals(bodyHashOf(draft));
}

/** Receipts by event id; a locking read, since a snapshot could be older than the person's lock. */
export async function findReceipts(tx: EntityManager, ids: readonly string[]): Promise<Map<string, Receipt>> {
  const rows = await tx.query<{ event_id: Buffer; person_id: Buffer; body_hash: Buffer | null }[]>(knownReceipts, [
    ids.map(idBytes),
  ]);
  return new Map(
    rows.map((row) => [idText(row.event_id), { personId: idText(row.person_id), bodyHash: row.body_hash }]),
  );
}

/**
 * Remembers that these were taken. Two people who use one id in the same instant: the second one's transaction fails, and when it
 * is tried again that one event is refused.
 */
export async function insertReceipts(
  tx: EntityManager,
  personId: string,
  taken: readonly { eventId: string; bodyHash: Buffer }[],
  receivedAt: Date,
): Promise<void> {
  const rows = taken.map(({ eventId, bodyHash }) => [idBytes(eventId), idBytes(personId), bodyHash, receivedAt]);
  await tx.query(newReceipts, [rows]);
}
