import { Injectable } from '@nestjs/common';
import {
  ActivityLog,
  CorrectionReader,
  inPieces,
  LONGEST_CLAIM_SECONDS,
  Restatement,
  within,
  without,
  type ActingMembership,
  type WallInterval,
} from '@yunqiao/activity';
import { MembershipService } from '@yunqiao/identity';
import { Clock, idBytes, idText, newId, schoolDayOf } from '@yunqiao/platform';
import type { EntityManager } from 'typeorm';
import { actingMembership } from '../room/acting-membership.js';
import { SessionMember } from '../room/session-member.entity.js';
import { AttendanceReader, always } from './attendance-reader.js';
import { attended } from './attended.js';

/** For whom credit is brought up to date. */
export interface Settling {
  readonly sessionId: string;
  readonly personId: string;
  /** Device that gave the reason, if one did. */
  readonly deviceId: string | null;
  /** Nothing outside of it has changed. */
  readonly window?: WallInterval;
}

const findCredited = `SELECT id, kind, credited_from, credited_to FROM activity_event
WHERE session_id = ? AND person_id = ? AND received_at > ? AND credited_to > ? AND credited_from < ? ORDER BY received_at, id LOCK IN SHARE MODE`;

interface CreditedRow {
  id: Buffer;
  kind: string;
  credited_from: Date;
  credited_to: Date;
}

/**
 * Brings the log in line with attendance: what somebody attended and has no credit for is appended, what no longer
 * counts is taken back. Under the person's credit clock, so that a minute counts once over lessons and sessions.
 */
@Injectable()
export class CreditSettler {
  constructor(
    private readonly log: ActivityLog,
    private readonly reader: AttendanceReader,
    private readonly memberships: MembershipService,
    private readonly corrections: CorrectionReader,
    private readonly restatement: Restatement,
    private readonly clock: Clock,
  ) {}

  /** Settles people in the order of their ids, so that two settlings never wait for each other. */
  async settle(tx: EntityManager, settlings: readonly Settling[]): Promise<void> {
    const inOrder = [...settlings].sort((a, b) => (a.personId < b.personId ? -1 : 1));
    for (const settling of inOrder) await this.settleOne(tx, settling);
  }

  private async settleOne(tx: EntityManager, settling: Settling): Promise<void> {
    const { sessionId, personId, deviceId, window = always } = settling;
    await this.log.lock(tx, personId);
    const facts = (await this.reader.find(sessionId, [personId], window, tx)).get(personId)!;
    const there = within(attended(facts), [window]);
    const events = await this.events(tx, settling, window);
    const standing = within(standingTime(events), [window]);
    const missing = without(there, standing);
    const tooMuch = await this.notStruck(tx, events, without(standing, there));
    if (missing.length === 0 && tooMuch.length === 0) return;

    const membership = await this.membershipOf(tx, sessionId, personId);
    if (!membership) return;
    const reporter = { personId, deviceId, source: 'web' as const };
    const most = LONGEST_CLAIM_SECONDS * 1000;
    const reversals = inPieces(tooMuch, most).map((interval) => ({
      ...{ id: newId(), membership, place: { sessionId }, interval, occurredAt: new Date(interval.to) },
    }));
    if (reversals.length > 0) await this.log.reverse(tx, reporter, reversals);
    const free = without(missing, await this.creditedElsewhere(tx, personId, missing));
    const drafts = inPieces(free, most).map(({ from, to }) => ({
      ...{ id: newId(), kind: 'session.attended' as const, membership, sessionId },
      ...{ courseId: null, courseRunId: null, lessonId: null, secondsFrom: null, secondsTo: null },
      ...{ occurredAt: new Date(to), wallSeconds: (to - from) / 1000 },
    }));
    await this.log.append(tx, reporter, drafts);
    await this.restatement.restate(tx, personId, beginOf([...missing, ...tooMuch]));
  }

  /** What this session gave the person already, and took back. */
  private events(tx: EntityManager, { sessionId, personId }: Settling, window: WallInterval) {
    const from = new Date(window.from);
    // Nothing was received before it was over: the months before need not be looked at.
    const bounds = [from, from, new Date(Math.min(window.to, latest))];
    return tx.query<CreditedRow[]>(findCredited, [idBytes(sessionId), idBytes(personId), ...bounds]);
  }

  /** What an administrator struck counts nowhere already: it is neither taken back nor given again. */
  private async notStruck(tx: EntityManager, events: readonly CreditedRow[], tooMuch: WallInterval[]) {
    if (tooMuch.length === 0) return tooMuch;
    const ids = events.map(({ id }) => idText(id));
    const states = await this.corrections.latest(ids, undefined, tx);
    const struck = events.filter(({ id }) => states.get(idText(id))?.kind === 'struck');
    return without(tooMuch, struck.map(intervalOf));
  }

  private creditedElsewhere(tx: EntityManager, personId: string, missing: readonly WallInterval[]) {
    const from = missing[0]?.from ?? 0;
    return this.log.credited(tx, personId, { from, to: missing.at(-1)?.to ?? from });
  }

  /** The place in the session remembers what held when they came; who sat before another's camera is asked for on that day. */
  private async membershipOf(tx: EntityManager, sessionId: string, personId: string): Promise<ActingMembership | null> {
    const member = await tx.findOneBy(SessionMember, { sessionId, personId });
    if (member) {
      const { membershipId, heldRole: role, schoolId, classGroupId } = member;
      return { membershipId, role, schoolId, classGroupId };
    }
    const held = await this.memberships.holdingOn(personId, schoolDayOf(this.clock.now()), tx);
    if (held.length === 0) return null;
    const memberships = held.map(({ id, organisationId, classGroupId, role }) => ({
      ...{ membershipId: id, organisationId, classGroupId, role },
    }));
    const { membershipId, role, organisationId, classGroupId } = actingMembership({ memberships });
    return { membershipId, role, schoolId: organisationId, classGroupId };
  }
}

const latest = Date.parse('9999-01-01T00:00:00Z');

function intervalOf({ credited_from, credited_to }: CreditedRow): WallInterval {
  return { from: credited_from.getTime(), to: credited_to.getTime() };
}

function standingTime(events: readonly CreditedRow[]): WallInterval[] {
  return events.reduce<WallInterval[]>((standing, event) => {
    if (event.kind === 'session.reversed') return without(standing, [intervalOf(event)]);
    return [...standing, intervalOf(event)];
  }, []);
}

function beginOf(intervals: readonly WallInterval[]): Date {
  return new Date(Math.min(...intervals.map(({ from }) => from)));
}
