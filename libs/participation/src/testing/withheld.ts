import { idBytes, newId } from '@yunqiao/platform';
import type { CountedTerm, TermEvent } from './counted-term.js';
import { instant } from './term-events.js';

/** A correction as a test wrote it. */
export interface TermCorrection {
  readonly id: string;
  readonly eventId: string;
  readonly kind: 'struck' | 'restored' | 'moved';
  /** Where the event counts from then on. */
  readonly schoolId: string;
}

/** Takes every event of some moments out of the log, so that they can come late. What belongs together stays together. */
export async function withhold(term: CountedTerm, isWithheld: (event: TermEvent) => boolean): Promise<TermEvent[]> {
  const momentOf = ({ personId, occurredAt }: TermEvent) => [personId, occurredAt].join();
  const moments = new Set(term.events.filter(isWithheld).map(momentOf));
  const held = term.events.filter((event) => moments.has(momentOf(event)));
  term.events.splice(0, Infinity, ...term.events.filter((event) => !moments.has(momentOf(event))));
  await term.database.source.query('DELETE FROM activity_event WHERE id IN (?)', [held.map(({ id }) => idBytes(id))]);
  return held;
}

const insertCorrection =
  'INSERT INTO activity_correction (id, act_id, event_id, event_received_at, person_id, kind, membership_id, school_id, role, ' +
  'from_school_id, cause, recorded_at, reason) SELECT ?, ?, id, received_at, person_id, ?, membership_id, ?, role, ?, ?, ?, ? ' +
  'FROM activity_event WHERE id = ?';

/** Appends corrections at the term's instant. The oracle hears nothing of it. */
export async function correct(term: CountedTerm, corrections: readonly TermCorrection[]): Promise<void> {
  for (const { id, eventId, kind, schoolId } of corrections) {
    const from = term.events.find((event) => event.id === eventId)!.schoolId;
    const cause = kind === 'moved' ? 'transfer' : 'correction';
    const known = [cause, instant(term.clock.now().getTime()), '录错了'];
    const row = [idBytes(id), idBytes(newId()), kind, idBytes(schoolId), idBytes(from), ...known, idBytes(eventId)];
    await term.database.source.query(insertCorrection, row);
  }
}

/** Events as they stand after corrections, in the order in which these were made. */
export function corrected(events: readonly TermEvent[], corrections: readonly TermCorrection[]): TermEvent[] {
  const states = new Map(corrections.map((one) => [one.eventId, one]));
  return events
    .filter(({ id }) => states.get(id)?.kind !== 'struck')
    .map((event) => ({ ...event, schoolId: states.get(event.id)?.schoolId ?? event.schoolId }));
}
