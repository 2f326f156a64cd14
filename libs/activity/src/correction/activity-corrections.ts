import { Injectable } from '@nestjs/common';
import { AppError, Clock, idBytes, newId } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import type { ActingMembership } from '../log/activity-draft.js';
import { ActivityLog } from '../log/activity-log.js';
import type { CorrectionCause, CorrectionKind } from './activity-correction.entity.js';
import { findLogged, findReversed, type LoggedEvent } from './corrected-event.js';
import { CorrectionReader, type Correction } from './correction-reader.js';

/** Longest reason, in characters. */
const LONGEST_REASON = 500;

/** What a person asks for. */
export interface CorrectionAct {
  /** Made by the client: the same act twice is the same as once. */
  readonly id: string;
  /** Whose events they are. */
  readonly personId: string;
  readonly eventIds: readonly string[];
  /** In their words. */
  readonly reason: string;
  readonly recordedBy: string;
}

/** Where an event counts from now on, and why. */
export interface Move {
  readonly event: LoggedEvent;
  readonly to: ActingMembership;
  readonly reason: string;
}

/** What is written of one event. */
interface Entry {
  readonly event: LoggedEvent;
  readonly kind: CorrectionKind;
  readonly membership: ActingMembership;
  readonly fromSchoolId: string;
  readonly reason: string;
}

const insertCorrections =
  'INSERT INTO activity_correction (id, act_id, event_id, event_received_at, person_id, kind, membership_id, school_id, ' +
  'class_group_id, role, from_school_id, cause, recorded_at, recorded_by, reason) VALUES ?';
/** Rows of one statement. */
const rowsAtOnce = 1_000;

/** Appends what becomes of events. The log is never changed. */
@Injectable()
export class ActivityCorrections {
  constructor(
    private readonly log: ActivityLog,
    private readonly reader: CorrectionReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Events of one person count nowhere from now on. In the caller's transaction; the same act twice changes nothing.
   * @throws EVENT_NOT_FOUND, also for another person's; REASON_MISSING, REASON_TOO_LONG
   * @throws EVENT_STRUCK_ALREADY, EVENT_TAKEN_BACK_ALREADY; CONFLICT for another act under the same id
   */
  strike(tx: EntityManager, act: CorrectionAct): Promise<Correction[]> {
    return this.once(tx, act, 'struck', async (events, states) => {
      if ([...states.values()].some(({ kind }) => kind === 'struck')) throw new AppError('EVENT_STRUCK_ALREADY');
      if ((await findReversed(tx, act.personId, events)).size > 0) throw new AppError('EVENT_TAKEN_BACK_ALREADY');
    });
  }

  /**
   * Struck events count again, where they had counted. In the caller's transaction; the same act twice changes nothing.
   * @throws EVENT_NOT_FOUND, REASON_MISSING, REASON_TOO_LONG, EVENT_NOT_STRUCK, CONFLICT
   */
  restore(tx: EntityManager, act: CorrectionAct): Promise<Correction[]> {
    return this.once(tx, act, 'restored', (events, states) => {
      if (events.some(({ id }) => states.get(id)?.kind !== 'struck')) throw new AppError('EVENT_NOT_STRUCK');
    });
  }

  /** Events of one person count under other memberships, as the system found. For who holds the person's lock. */
  async move(tx: EntityManager, personId: string, moves: readonly Move[]): Promise<void> {
    const states = await this.statesOf(
      tx,
      moves.map(({ event }) => event),
    );
    const entries = moves.map(({ event, to, reason }): Entry => {
      const fromSchoolId = (states.get(event.id)?.membership ?? event.membership).schoolId;
      return { event, kind: 'moved', membership: to, fromSchoolId, reason };
    });
    const act = { id: newId(), personId, cause: 'transfer' as const, recordedBy: null };
    await this.insert(tx, act, entries, states);
  }

  private async once(
    tx: EntityManager,
    act: CorrectionAct,
    kind: 'struck' | 'restored',
    requirePossible: (events: LoggedEvent[], states: ReadonlyMap<string, Correction>) => Promise<void> | void,
  ): Promise<Correction[]> {
    const reason = requireReason(act.reason);
    const wanted = [...new Set(act.eventIds)];
    await this.log.lock(tx, act.personId);
    const known = await this.reader.ofAct(act.id, tx);
    if (known.length > 0) return requireSame(known, { ...act, kind, reason, wanted });

    const events = wanted.length > 0 ? await findLogged(tx, act.personId, wanted) : [];
    if (events.length === 0 || events.length < wanted.length) throw new AppError('EVENT_NOT_FOUND');
    const states = await this.statesOf(tx, events);
    await requirePossible(events, states);
    const entries = events.map((event): Entry => {
      const membership = states.get(event.id)?.membership ?? event.membership;
      return { event, kind, membership, fromSchoolId: membership.schoolId, reason };
    });
    await this.insert(tx, { ...act, cause: 'correction' }, entries, states);
    return this.reader.ofAct(act.id, tx);
  }

  private statesOf(tx: EntityManager, events: readonly LoggedEvent[]): Promise<Map<string, Correction>> {
    return this.reader.latest(
      events.map(({ id }) => id),
      undefined,
      tx,
    );
  }

  /** One instant for all of an act, later than whatever was recorded of its events. */
  private async insert(
    tx: EntityManager,
    act: { id: string; personId: string; cause: CorrectionCause; recordedBy: string | null },
    entries: readonly Entry[],
    states: ReadonlyMap<string, Correction>,
  ): Promise<void> {
    const earlier = [...states.values()].map(({ recordedAt }) => recordedAt.getTime() + 1);
    const recordedAt = new Date(earlier.reduce((a, b) => Math.max(a, b), this.clock.now().getTime()));
    const rows = entries.map(({ event, kind, membership, fromSchoolId, reason }) => [
      ...[idBytes(newId()), idBytes(act.id), idBytes(event.id), event.receivedAt, idBytes(act.personId), kind],
      ...[idBytes(membership.membershipId), idBytes(membership.schoolId)],
      ...[membership.classGroupId && idBytes(membership.classGroupId), membership.role, idBytes(fromSchoolId)],
      ...[act.cause, recordedAt, act.recordedBy && idBytes(act.recordedBy), reason],
    ]);
    for (let begin = 0; begin < rows.length; begin += rowsAtOnce)
      await tx.query(insertCorrections, [rows.slice(begin, begin + rowsAtOnce)]);
  }
}

function requireReason(given: string): string {
  const reason = given.trim();
  if (reason === '') throw new AppError('REASON_MISSING');
  if ([...reason].length > LONGEST_REASON) throw new AppError('REASON_TOO_LONG', { longest: LONGEST_REASON });
  return reason;
}

function requireSame(
  known: Correction[],
  act: CorrectionAct & { kind: CorrectionKind; wanted: readonly string[] },
): Correction[] {
  const isSame =
    known.length === act.wanted.length &&
    known.every(
      ({ kind, reason, recordedBy, personId, eventId }) =>
        kind === act.kind &&
        reason === act.reason &&
        recordedBy === act.recordedBy &&
        personId === act.personId &&
        act.wanted.includes(eventId),
    );
  if (!isSame) throw new AppError('CONFLICT');
  return known;
}
