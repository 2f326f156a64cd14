import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import { isTooOld, LONGEST_CLAIM_SECONDS } from '@yunqiao/activity';
import { clockShift, AppError, Clock, type Actor } from '@yunqiao/platform';
import { holdSession } from '../session/held-session.js';
import { SessionMember } from '../room/session-member.entity.js';
import { SessionPresence } from '../session/session-presence.js';
import { AttendanceHeartbeat, type Transport } from './attendance-heartbeat.entity.js';
import { CreditSettler } from './credit-settler.js';
import { Sitters } from './sitters.js';

/** A sign of life as a device sends it. */
export interface Beat {
  readonly id: string;
  readonly transport: Transport;
  /** When it was, by the device's clock. */
  readonly at: Date;
  /** Seconds since the device's last beat, or since it came in. */
  readonly wallSeconds: number;
}

/** What one device sends at once: every fifteen seconds, or everything that waited for a line. */
export interface BeatBatch {
  readonly sessionId: string;
  readonly deviceId: string;
  /** The device's clock when the batch left; null when it does not say. */
  readonly sentAt: Date | null;
  readonly beats: readonly Beat[];
}

/** What became of a batch. */
export interface RecordedBeats {
  readonly accepted: string[];
  readonly rejected: { id: string; code: 'EVENT_TOO_OLD' | 'EVENT_ID_TAKEN' | 'SESSION_ENTRY_REFUSED' }[];
}

/** Takes heartbeats, and with them gives credit to everybody who was there, in one transaction. */
@Injectable()
export class AttendanceRecorder {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly settler: CreditSettler,
    private readonly sitters: Sitters,
    private readonly presence: SessionPresence,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a batch, also after the session has ended. The same batch twice is the same as once; a beat that cannot be
   * taken is rejected with its code, the others are taken.
   * @throws SESSION_NOT_FOUND for who was never let in
   */
  async record(actor: Actor, batch: BeatBatch): Promise<RecordedBeats> {
    return this.database.transaction(async (tx) => {
      const place = { sessionId: batch.sessionId, personId: actor.personId };
      await holdSession(tx, batch.sessionId);
      const member = await tx.findOne(SessionMember, { where: place, lock: { mode: 'pessimistic_write' } });
      if (!member?.admittedAt) throw new AppError('SESSION_NOT_FOUND');

      const now = this.clock.now();
      const rows = this.rowsOf(batch, member, now);
      const taken = await this.findTaken(tx, rows);
      const refused = new Map(rows.flatMap((row) => refusalOf(row, taken, member, now)));
      const fresh = rows.filter(({ id }, index) => !refused.has(id) && !taken.has(id) && isFirst(rows, id, index));
      if (fresh.length > 0) await this.keep(tx, member, batch.deviceId, fresh);
      return {
        accepted: rows.filter(({ id }) => !refused.has(id)).map(({ id }) => id),
        rejected: [...refused].map(([id, code]) => ({ id, code })),
      };
    });
  }

  private async keep(
    tx: EntityManager,
    member: SessionMember,
    deviceId: string,
    rows: AttendanceHeartbeat[],
  ): Promise<void> {
    const { sessionId, personId } = member;
    await tx.insert(AttendanceHeartbeat, rows);
    await this.presence.seen(tx, sessionId, personId);
    const window = {
      from: Math.min(...rows.map(({ fromAt }) => fromAt.getTime())),
      to: Math.max(...rows.map(({ at }) => at.getTime())),
    };
    const everybody = await this.sitters.withOwner(tx, member, window);
    await this.settler.settle(
      tx,
      everybody.map((id) => ({ sessionId, personId: id, deviceId, window })),
    );
  }

  /** In server time; a beat is worth a minute at most, and nothing before the person was let in. */
  private rowsOf(batch: BeatBatch, member: SessionMember, now: Date): AttendanceHeartbeat[] {
    const shift = clockShift(batch.sentAt, now);
    return batch.beats.map(({ id, transport, at, wallSeconds }) => {
      const to = Math.min(at.getTime() + shift, now.getTime());
      const seconds = Math.min(Math.max(wallSeconds, 0), LONGEST_CLAIM_SECONDS);
      const from = Math.min(to, Math.max(to - Math.round(seconds * 1000), member.admittedAt!.getTime()));
      const { sessionId, personId } = member;
      const { deviceId } = batch;
      return {
        ...{ id, sessionId, personId, deviceId, transport },
        ...{ fromAt: new Date(from), at: new Date(to), receivedAt: now },
      };
    });
  }

  /** Who sent those that are known already; a locking read, since a snapshot could be older. */
  private async findTaken(tx: EntityManager, rows: readonly AttendanceHeartbeat[]): Promise<Map<string, string>> {
    const known = await tx.find(AttendanceHeartbeat, {
      select: { id: true, personId: true },
      where: { id: In(rows.map(({ id }) => id)) },
      lock: { mode: 'pessimistic_read' },
    });
    return new Map(known.map(({ id, personId }) => [id, personId]));
  }
}

function refusalOf(
  row: AttendanceHeartbeat,
  taken: ReadonlyMap<string, string>,
  member: SessionMember,
  now: Date,
): [string, RecordedBeats['rejected'][number]['code']][] {
  const owner = taken.get(row.id);
  if (owner !== undefined) return owner === member.personId ? [] : [[row.id, 'EVENT_ID_TAKEN']];
  if (isTooOld(row.at, now)) return [[row.id, 'EVENT_TOO_OLD']];
  return member.removedAt && row.at > member.removedAt ? [[row.id, 'SESSION_ENTRY_REFUSED']] : [];
}

function isFirst(rows: readonly AttendanceHeartbeat[], id: string, index: number): boolean {
  return rows.findIndex((row) => row.id === id) === index;
}
