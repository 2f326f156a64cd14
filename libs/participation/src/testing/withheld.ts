import { idBytes } from '@yunqiao/platform';
import type { CountedTerm, TermEvent } from './counted-term.js';

/**
 * Takes every event of some moments out of the log, with its corrections, so that it can come late. What belongs together stays
 * together.
 */
export async function withhold(term: CountedTerm, isWithheld: (event: TermEvent) => boolean): Promise<TermEvent[]> {
  const momentOf = ({ personId, occurredAt }: TermEvent) => [personId, occurredAt].join();
  const moments = new Set(term.events.filter(isWithheld).map(momentOf));
  const held = term.events.filter((event) => moments.has(momentOf(event)));
  const ids = new Set(held.map(({ id }) => id));
  keep(term.events, ({ id }) => !ids.has(id));
  keep(term.corrections, ({ eventId }) => !ids.has(eventId));
  const heldIds = [...ids].map(idBytes);
  await term.database.source.query('DELETE FROM activity_event WHERE id IN (?)', [heldIds]);
  await term.database.source.query('DELETE FROM activity_correction WHERE event_id IN (?)', [heldIds]);
  return held;
}

/** The term has only these from now on. */
function keep<Row>(rows: Row[], isKept: (row: Row) => boolean): void {
  rows.splice(0, rows.length, ...rows.filter(isKept));
}
