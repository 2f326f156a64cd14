import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { WallInterval } from '@yunqiao/activity';
import { Clock, idBytes, idText } from '@yunqiao/platform';
import { idList } from '../columns.js';
import type { AdjustmentSign } from './attendance-adjustment.entity.js';
import { noPresence, type AttendanceFacts, type Connection, type Correction, type Presence } from './attended.js';

/** Everything there ever was. */
export const always: WallInterval = { from: 0, to: 8.64e14 };

interface StayRow {
  person_id: Buffer;
  device_id: Buffer;
  from_at: Date;
  to_at: Date;
  /** Of connections. */
  has_said_goodbye?: number | null;
}

interface SeatRow {
  person_id: Buffer;
  device_person_id: Buffer;
  from_at: Date;
  to_at: Date | null;
}

interface CorrectionRow {
  person_id: Buffer;
  sign: AdjustmentSign;
  from_at: Date;
  to_at: Date;
}

const beats = `SELECT person_id, device_id, from_at, at AS to_at FROM attendance_heartbeat
WHERE session_id = ? AND person_id IN (?) AND at > ? AND from_at < ? AND transport <> 'replay'`;
const connections = `SELECT person_id, device_id, joined_at AS from_at, COALESCE(left_at, last_seen_at) AS to_at,
  closed_by = 'webhook' AND close_reason = 'CLIENT_INITIATED' AS has_said_goodbye
FROM attendance_connection WHERE session_id = ? AND person_id IN (?) AND COALESCE(left_at, last_seen_at) > ? AND joined_at < ?`;
const seats = `SELECT person_id, device_person_id, from_at, to_at FROM room_roster_entry
WHERE session_id = ? AND person_id IN (?) AND COALESCE(to_at, ?) > ? AND from_at < ?`;
const corrections = `SELECT person_id, sign, from_at, to_at FROM attendance_adjustment
WHERE session_id = ? AND person_id IN (?) ORDER BY made_at, id`;
const stretches = 'SELECT started_at, ended_at FROM session_stretch WHERE session_id = ? ORDER BY started_at';

/** Reads what decides who was there, for a stretch of time or all of it. */
@Injectable()
export class AttendanceReader {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The facts of each of these people. Beats a little before and after the window are among them. */
  async find(
    sessionId: string,
    personIds: readonly string[],
    window: WallInterval = always,
    tx: EntityManager = this.database.manager,
  ): Promise<Map<string, AttendanceFacts>> {
    const session = idBytes(sessionId);
    const people = idList(personIds);
    const bounds = [new Date(window.from - margin), new Date(Math.min(window.to + margin, latest))];
    const seatRows = await tx.query<SeatRow[]>(seats, [session, people, this.clock.now(), ...bounds]);
    const present = await this.presences(
      tx,
      session,
      [...people, ...seatRows.map((row) => row.device_person_id)],
      bounds,
    );
    const live = await this.stretches(sessionId, tx);
    const corrected = await tx.query<CorrectionRow[]>(corrections, [session, people]);
    return new Map(
      personIds.map((personId) => {
        const isOwn = ({ person_id: id }: { person_id: Buffer }) => idText(id) === personId;
        const own = present.get(personId) ?? noPresence;
        const mine = seatRows.filter(isOwn).map((row) => ({
          ...{ from: row.from_at.getTime(), to: row.to_at?.getTime() ?? always.to },
          presence: present.get(idText(row.device_person_id)) ?? noPresence,
        }));
        return [
          personId,
          { stretches: live, own, seats: mine, corrections: corrected.filter(isOwn).map(correctionOf) },
        ];
      }),
    );
  }

  /** When the session was live; up to now while it is. */
  async stretches(sessionId: string, tx: EntityManager = this.database.manager): Promise<WallInterval[]> {
    const rows = await tx.query<{ started_at: Date; ended_at: Date | null }[]>(stretches, [idBytes(sessionId)]);
    const now = this.clock.now().getTime();
    return rows.map((row) => ({ from: row.started_at.getTime(), to: row.ended_at?.getTime() ?? now }));
  }

  private async presences(
    tx: EntityManager,
    session: Buffer,
    people: readonly Buffer[],
    bounds: readonly Date[],
  ): Promise<Map<string, Presence>> {
    const parameters = [session, people, ...bounds];
    const beatsOf = byPerson(await tx.query<StayRow[]>(beats, parameters));
    const connectionsOf = byPerson(await tx.query<StayRow[]>(connections, parameters));
    const ids = new Set([...beatsOf.keys(), ...connectionsOf.keys()]);
    return new Map(
      [...ids].map((id) => [id, { beats: beatsOf.get(id) ?? [], connections: connectionsOf.get(id) ?? [] }]),
    );
  }
}

/** What lies this near to a window may decide what is inside it. */
const margin = 120_000;
const latest = Date.parse('9999-01-01T00:00:00Z');

function byPerson(rows: readonly StayRow[]): Map<string, Connection[]> {
  const found = new Map<string, Connection[]>();
  for (const row of rows) {
    const personId = idText(row.person_id);
    const times = { from: row.from_at.getTime(), to: row.to_at.getTime() };
    const stay = { deviceId: idText(row.device_id), ...times, hasSaidGoodbye: row.has_said_goodbye === 1 };
    found.set(personId, [...(found.get(personId) ?? []), stay]);
  }
  return found;
}

function correctionOf({ sign, from_at, to_at }: CorrectionRow): Correction {
  return { sign, from: from_at.getTime(), to: to_at.getTime() };
}
