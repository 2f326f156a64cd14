import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, idBytes } from '@yunqiao/platform';
import {
  claimOf,
  creditClaims,
  isTooOld,
  LONGEST_CLAIM_SECONDS,
  LONGEST_STALL_SECONDS,
  type CreditClaim,
  type WallInterval,
} from '../credit/credit.js';
import { without } from '../credit/wall-intervals.js';
import {
  reversalOf,
  type ActivityDraft,
  type ActivityReporter,
  type CreditedDraft,
  type ReversalDraft,
} from './activity-draft.js';
import { isReversal } from './activity-event.entity.js';
import { insertEvents } from './insert-events.js';
import { bodyHashOf, findReceipts, isReceiptOf, type Receipt } from './receipts.js';

/** What became of a reported event. */
export interface AppendedActivity {
  id: string;
  /** False when it was known before, or was refused. */
  isNew: boolean;
  /** When it happened, never after it was received. */
  occurredAt: Date;
  creditedMilliseconds: number;
  refusal: 'EVENT_TOO_OLD' | 'EVENT_ID_TAKEN' | null;
}

/** The append-only log of who did what when. */
@Injectable()
export class ActivityLog {
  constructor(private readonly clock: Clock) {}

  /**
   * What stands credited to a person in a stretch of time, reversals taken off. For who holds the person's lock.
   */
  async credited(tx: EntityManager, personId: string, within: WallInterval): Promise<WallInterval[]> {
    const standing = await findCredited(tx, personId, [within], Infinity);
    return standing
      .map(({ from, to }) => ({ from: Math.max(from, within.from), to: Math.min(to, within.to) }))
      .filter(({ from, to }) => from < to);
  }

  /** Makes other batches of this person wait until the transaction ends. */
  async lock(tx: EntityManager, personId: string): Promise<void> {
    await lockCreditClock(tx, personId);
  }

  /**
   * Appends what one person reports, in the caller's transaction. An id that is known changes nothing; with another body, or from
   * somebody else, it is refused. The wall-clock time of each event is clipped so that no two credited intervals of the person
   * overlap; until the transaction ends, other batches of the same person wait.
   * @returns one answer per draft, in the same order
   */
  async append(tx: EntityManager, reporter: ActivityReporter, drafts: ActivityDraft[]): Promise<AppendedActivity[]> {
    if (drafts.length === 0) return [];
    const receivedAt = this.clock.now();
    const creditedUntil = await lockCreditClock(tx, reporter.personId);
    const receipts = await findReceipts(
      tx,
      drafts.map(({ id }) => id),
    );
    const fresh = drafts.filter(
      (draft, index) =>
        !receipts.has(draft.id) &&
        !isTooOld(draft.occurredAt, receivedAt) &&
        drafts.findIndex((other) => other.id === draft.id) === index,
    );
    const claims = fresh.map((draft) => claimFor(draft, receivedAt));
    const earlier = await findCredited(tx, reporter.personId, claims, creditedUntil);
    const pieces = creditClaims(claims, earlier);
    const credited = fresh.map((draft, index): CreditedDraft => {
      const [occurredAt, bodyHash] = [new Date(claims[index]!.to), bodyHashOf(draft)];
      return { draft, bodyHash, occurredAt, credited: pieces[index] ?? null };
    });
    await insertEvents(tx, reporter, credited, receivedAt);
    await advanceCreditClock(tx, reporter.personId, creditedUntil, pieces);
    return answersFor(drafts, credited, receipts, reporter.personId);
  }

  /** Takes credit back that stands; what was counted stays in the log, and beside it that it no longer counts. */
  async reverse(tx: EntityManager, reporter: ActivityReporter, drafts: readonly ReversalDraft[]): Promise<void> {
    await lockCreditClock(tx, reporter.personId);
    const events = drafts.map(reversalOf).map((event) => ({ ...event, bodyHash: bodyHashOf(event.draft) }));
    await insertEvents(tx, reporter, events, this.clock.now());
  }
}

function claimFor(draft: ActivityDraft, receivedAt: Date): CreditClaim {
  const { creditFrom, allowances } = draft;
  const longest = draft.kind === 'lesson.stalled' ? LONGEST_STALL_SECONDS : LONGEST_CLAIM_SECONDS;
  const { from, to } = claimOf(draft, receivedAt, longest);
  return { from: creditFrom ? Math.min(Math.max(from, creditFrom.getTime()), to) : from, to, allowances };
}

function answersFor(
  drafts: ActivityDraft[],
  credited: CreditedDraft[],
  receipts: ReadonlyMap<string, Receipt>,
  personId: string,
): AppendedActivity[] {
  const unanswered = new Map(credited.map((entry) => [entry.draft.id, entry]));
  const known = new Map<string, Receipt>([
    ...receipts,
    ...credited.map(({ draft, bodyHash }) => [draft.id, { personId, bodyHash }] as const),
  ]);
  return drafts.map((draft) => {
    const entry = unanswered.get(draft.id);
    unanswered.delete(draft.id);
    return {
      id: draft.id,
      isNew: entry !== undefined,
      occurredAt: entry?.occurredAt ?? draft.occurredAt,
      creditedMilliseconds: entry?.credited ? entry.credited.to - entry.credited.from : 0,
      refusal: refusalOf(draft, known.get(draft.id), personId),
    };
  });
}

function refusalOf(draft: ActivityDraft, receipt: Receipt | undefined, personId: string): AppendedActivity['refusal'] {
  if (!receipt) return 'EVENT_TOO_OLD';
  return isReceiptOf(receipt, personId, draft) ? null : 'EVENT_ID_TAKEN';
}

/** Locks the person's row, making it first when it is missing; returns the end of the latest credited interval. */
async function lockCreditClock(tx: EntityManager, personId: string): Promise<number> {
  const lock = 'SELECT credited_until FROM credit_clock WHERE person_id = ? FOR UPDATE';
  const [known] = await tx.query<{ credited_until: Date }[]>(lock, [idBytes(personId)]);
  if (known) return known.credited_until.getTime();
  await tx.query(
    'INSERT INTO credit_clock (person_id, credited_until) VALUES (?, ?) ON DUPLICATE KEY UPDATE person_id = person_id',
    [idBytes(personId), new Date(0)],
  );
  const [made] = await tx.query<{ credited_until: Date }[]>(lock, [idBytes(personId)]);
  return made!.credited_until.getTime();
}

/** Nothing is received before it occurred: the months before the claims need not be looked at. */
const standingCredit =
  'SELECT kind, credited_from, credited_to FROM activity_event ' +
  'WHERE person_id = ? AND received_at > ? AND occurred_at > ? AND occurred_at < ? AND credited_to > ? AND credited_from < ? ' +
  'ORDER BY received_at, id LOCK IN SHARE MODE';

/** What stands credited to the person and could overlap the claims: in the order in which it came, reversals take off. */
async function findCredited(
  tx: EntityManager,
  personId: string,
  claims: WallInterval[],
  creditedUntil: number,
): Promise<WallInterval[]> {
  const from = Math.min(...claims.map((claim) => claim.from));
  if (claims.length === 0 || from >= creditedUntil) return [];
  const to = Math.max(...claims.map((claim) => claim.to));
  const rows = await tx.query<{ kind: string; credited_from: Date; credited_to: Date }[]>(standingCredit, [
    idBytes(personId),
    new Date(from),
    new Date(from),
    new Date(to + LONGEST_STALL_SECONDS * 1000),
    new Date(from),
    new Date(to),
  ]);
  return rows.reduce<WallInterval[]>((standing, row) => {
    const interval = { from: row.credited_from.getTime(), to: row.credited_to.getTime() };
    return isReversal(row.kind) ? without(standing, [interval]) : [...standing, interval];
  }, []);
}

async function advanceCreditClock(
  tx: EntityManager,
  personId: string,
  creditedUntil: number,
  pieces: (WallInterval | null)[],
): Promise<void> {
  const latest = Math.max(creditedUntil, ...pieces.map((piece) => piece?.to ?? 0));
  if (latest === creditedUntil) return;
  await tx.query('UPDATE credit_clock SET credited_until = ? WHERE person_id = ?', [
    new Date(latest),
    idBytes(personId),
  ]);
}
