import type { Role } from '@yunqiao/platform';
import type { DataSource } from 'typeorm';
import type { EventRow } from './event-row.js';

interface StateRow {
  event_id: Buffer;
  kind: 'struck' | 'restored' | 'moved';
  role: Role;
  school_id: Buffer;
  class_group_id: Buffer | null;
}

const states = 'SELECT event_id, kind, role, school_id, class_group_id FROM activity_correction WHERE';
const ofPeople = [states, 'person_id IN (?) AND recorded_at <= ? ORDER BY event_id, recorded_at'].join(' ');
const between = [states, 'event_id >= ? AND event_id <= ? AND recorded_at <= ? ORDER BY event_id, recorded_at'].join(
  ' ',
);
const perSecond =
  "SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', recorded_at) AS second, COUNT(*) AS corrections FROM activity_correction WHERE recorded_at >= ? AND recorded_at <= ? GROUP BY second";
const whoChanged =
  "SELECT correction.person_id, MIN(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', LEAST(COALESCE(event.credited_from, event.occurred_at), event.occurred_at)) DIV 1000) AS since " +
  'FROM activity_correction AS correction JOIN activity_event AS event ON event.id = correction.event_id AND event.received_at = correction.event_received_at ' +
  'WHERE correction.recorded_at >= ? GROUP BY correction.person_id';

/** Later than anything is received or recorded. */
export const endOfTime = new Date('9999-12-31T00:00:00Z');

/** Reads what has become of events since they were appended, as far as it was recorded until an instant. */
export class CorrectionSource {
  constructor(
    private readonly database: DataSource,
    private readonly limit: Date,
  ) {}

  /** How many corrections were recorded in each second (since 1970) from an instant on. */
  async recordedSince(since: Date): Promise<[second: number, corrections: number][]> {
    const rows: { second: number; corrections: string }[] = await this.database.query(perSecond, [since, this.limit]);
    return rows.map(({ second, corrections }) => [Number(second), Number(corrections)]);
  }

  /** Of whom events were corrected from an instant on, and when the earliest of these began (milliseconds since 1970). */
  async changedSince(since: Date): Promise<{ person: Buffer; since: number }[]> {
    const rows: { person_id: Buffer; since: string }[] = await this.database.query(whoChanged, [since]);
    return rows.map((row) => ({ person: row.person_id, since: Number(row.since) }));
  }

  /** Events of these people as they count: struck ones are left out, moved ones are where they were moved. */
  async correct(events: readonly EventRow[], people: readonly Buffer[]): Promise<EventRow[]> {
    if (events.length === 0) return [];
    return corrected(events, await this.database.query<StateRow[]>(ofPeople, [people, this.limit]));
  }

  /** The same of events in the order of ids, that are all there are between the first and the last. */
  async correctStretch(events: readonly EventRow[]): Promise<EventRow[]> {
    const bounds = [events[0]!.id, events[events.length - 1]!.id, this.limit];
    return corrected(events, await this.database.query<StateRow[]>(between, bounds));
  }
}

/** @param rows the earliest of an event first: the latest is its state */
function corrected(events: readonly EventRow[], rows: readonly StateRow[]): EventRow[] {
  if (rows.length === 0) return [...events];
  const stateOf = new Map(rows.map((row) => [row.event_id.toString('latin1'), row]));
  return events.flatMap((event) => {
    const state = stateOf.get(event.id.toString('latin1'));
    if (!state) return [event];
    if (state.kind === 'struck') return [];
    const { role, school_id, class_group_id } = state;
    return [{ ...event, role, school_id, class_group_id }];
  });
}
