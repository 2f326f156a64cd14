import type { OutboxAnswer } from '../outbox/session-outbox';
import { sendKeptAlive } from '../session/send-kept-alive';
import { RecordObservationDocument } from './Observation.generated';
import type { Sheet, StoredEntry } from './sheet-entries';

/** Codes after which a session never takes them from this person. */
const hopeless = ['SESSION_NOT_FOUND', 'OBSERVATION_NOT_FOUND', 'NOT_ALLOWED'] as const;

/** What the page hears of what it sent. */
export interface EntryListener {
  written(sheet: Sheet): void;
  /** With the code of the refusal. */
  refused(code: string): void;
}

/** Sends what was done on a sheet, and tells how the sheet is then. */
export async function sendEntries(
  sessionId: string,
  stored: readonly StoredEntry[],
  listener: EntryListener,
): Promise<OutboxAnswer> {
  const entries = stored.map(({ sessionId: _session, personId: _person, atMilliseconds: _shown, ...entry }) => entry);
  const input = { sessionId, entries, sentAt: new Date().toISOString() };
  const sent = await sendKeptAlive('RecordObservation', RecordObservationDocument, input, hopeless);
  if (sent.kind === 'invalid') listener.refused('OBSERVATION_ENTRY_INVALID');
  if (sent.kind !== 'taken') return sent;
  const { accepted, rejected, sheet } = sent.data.recordObservation;
  listener.written(sheet);
  for (const { code } of rejected) listener.refused(code);
  return { kind: 'taken', settled: [...accepted, ...rejected.map(({ id }) => id)] };
}
