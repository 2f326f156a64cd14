import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock, idBytes, idText } from '@yunqiao/platform';
import { identityText, type ConferenceIdentity } from '../conference/conference-identity.js';
import type { ConferenceParticipant } from '../conference/conference-server.js';
import type { ConnectionCloser } from './attendance-connection.entity.js';

/** A device in a conference, as the conference server names it. */
export interface ConnectedDevice extends ConferenceIdentity {
  readonly sid: string;
  readonly sessionId: string;
  readonly joinedAt: Date;
}

/** The list that a reconciliation compares with may be this much older than what a webhook told. */
const listDelay = 5000;
/** Nobody has seen a connection for this long, and the conference server does not answer: it is over. */
const lostAfter = 90_000;

const insertSeen = `INSERT INTO attendance_connection
  (participant_sid, session_id, person_id, device_id, joined_at, last_seen_at) VALUES ?
ON DUPLICATE KEY UPDATE joined_at = LEAST(joined_at, VALUES(joined_at)),
  left_at = IF(closed_by IN ('reconciler', 'sweeper'), NULL, left_at),
  settled_at = IF(closed_by IN ('reconciler', 'sweeper'), NULL, settled_at),
  closed_by = IF(closed_by IN ('reconciler', 'sweeper'), NULL, closed_by),
  last_seen_at = GREATEST(last_seen_at, VALUES(last_seen_at))`;

const insertLeft = `INSERT INTO attendance_connection
  (participant_sid, session_id, person_id, device_id, joined_at, last_seen_at, left_at, closed_by, close_reason)
VALUES (?, ?, ?, ?, ?, ?, ?, 'webhook', ?)
ON DUPLICATE KEY UPDATE joined_at = LEAST(joined_at, VALUES(joined_at)),
  left_at = IF(closed_by = 'webhook', left_at, VALUES(left_at)),
  settled_at = IF(closed_by = 'webhook', settled_at, NULL),
  close_reason = COALESCE(close_reason, VALUES(close_reason)), closed_by = 'webhook'`;

/** When a device whose end nobody told was last known to be there. */
const lastKnown = `GREATEST(connection.last_seen_at, connection.joined_at, COALESCE((SELECT MAX(beat.at)
  FROM attendance_heartbeat AS beat WHERE beat.session_id = connection.session_id AND beat.person_id = connection.person_id
  AND beat.device_id = connection.device_id AND beat.transport = 'rtc'), connection.joined_at))`;

const closeAbsent = `UPDATE attendance_connection AS connection
SET connection.left_at = LEAST(?, ${lastKnown}), connection.closed_by = ?
WHERE connection.session_id = ? AND connection.left_at IS NULL AND connection.last_seen_at < ?
  AND connection.participant_sid NOT IN (?)`;

const closeLost = `UPDATE attendance_connection AS connection
SET connection.left_at = LEAST(?, ${lastKnown}), connection.closed_by = 'sweeper'
WHERE connection.left_at IS NULL AND connection.last_seen_at < ?`;

/** Keeps the book of who is connected, from what comes late, twice or in the wrong order. */
@Injectable()
export class Connections {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** A device came, or is still there. One that only seemed to be gone is there again. */
  async seen(devices: readonly ConnectedDevice[]): Promise<void> {
    if (devices.length === 0) return;
    const now = this.clock.now();
    const rows = devices.map(({ sid, sessionId, personId, deviceId, joinedAt }) => [
      ...[sid, idBytes(sessionId), idBytes(personId), idBytes(deviceId)],
      ...[joinedAt < now ? joinedAt : now, now],
    ]);
    await this.database.query(insertSeen, [rows]);
  }

  /** A device went, as the conference server told; also when it is heard before that the device came. */
  async left({ sid, sessionId, personId, deviceId, joinedAt }: ConnectedDevice, at: Date, reason: string | null) {
    const now = this.clock.now();
    const leftAt = new Date(Math.min(now.getTime(), Math.max(at.getTime(), joinedAt.getTime())));
    const ids = [sid, idBytes(sessionId), idBytes(personId), idBytes(deviceId)];
    await this.database.query(insertLeft, [...ids, joinedAt, leftAt, leftAt, reason]);
  }

  /** Devices that have sent a heartbeat in the last minute. */
  async beating(sessionId: string): Promise<ReadonlySet<string>> {
    const since = new Date(this.clock.now().getTime() - 60_000);
    const rows = await this.database.query<{ person_id: Buffer; device_id: Buffer }[]>(
      "SELECT DISTINCT person_id, device_id FROM attendance_heartbeat WHERE session_id = ? AND received_at > ? AND transport = 'rtc'",
      [idBytes(sessionId), since],
    );
    return new Set(
      rows.map((row) => identityText({ personId: idText(row.person_id), deviceId: idText(row.device_id) })),
    );
  }

  /** Everybody in the conference now is there, and nobody else. `listedAt` is when it was asked. */
  async compare(sessionId: string, present: readonly ConferenceParticipant[], listedAt: Date): Promise<void> {
    await this.seen(present.map((participant) => ({ ...participant, sessionId })));
    const sids = present.map(({ sid }) => sid);
    const before = new Date(listedAt.getTime() - listDelay);
    const parameters = [listedAt, 'reconciler' satisfies ConnectionCloser, idBytes(sessionId), before];
    await this.database.query(closeAbsent, [...parameters, sids.length > 0 ? sids : ['']]);
  }

  /** The conference of a session is over: nobody is there any more. */
  async closeAll(sessionId: string, at: Date): Promise<void> {
    const parameters = [at, 'webhook' satisfies ConnectionCloser, idBytes(sessionId), at];
    await this.database.query(closeAbsent, [...parameters, ['']]);
  }

  /** Ends what nobody has seen for so long that the conference server itself must be gone. */
  async closeLost(): Promise<void> {
    const now = this.clock.now();
    await this.database.query(closeLost, [now, new Date(now.getTime() - lostAfter)]);
  }

  /** Sessions with somebody connected. */
  async openSessions(): Promise<string[]> {
    const rows = await this.database.query<{ session_id: Buffer }[]>(
      'SELECT DISTINCT session_id FROM attendance_connection WHERE left_at IS NULL',
    );
    return rows.map(({ session_id: id }) => idText(id));
  }
}
