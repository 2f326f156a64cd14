import { isLate, type CreditAllowance } from '@yunqiao/activity';

/** Clocks that differ by less are not corrected, so that what began just after the lesson came may seem to begin before. */
const CLOCK_TOLERANCE_MILLISECONDS = 30_000;

/** So much of a lesson's length may be waiting for the network: a bad line must not cost credit. */
export const STALL_SHARE = 0.25;

/** A text, or a video of which nobody knows the length yet, is taken to be as long as a lesson in school. */
const UNKNOWN_LENGTH_SECONDS = 45 * 60;

/** What decides how an event may be credited. */
export interface CreditFacts {
  readonly kind: 'opened' | 'played' | 'stalled';
  readonly occurredAt: Date;
  /** When the lesson was handed to the person; null without proof of it. */
  readonly grantedAt: Date | null;
  readonly enrolledAt: Date;
  /** Of the lesson; null while nobody knows. */
  readonly durationSeconds: number | null;
}

/**
 * From which instant on an event may be credited: not before the lesson was handed out, so that nobody earns more than the time
 * since a contact with the server; without proof of that nothing at all.
 */
export function creditFromOf({ occurredAt, grantedAt, enrolledAt }: CreditFacts): Date {
  if (!grantedAt) return occurredAt;
  return new Date(Math.max(enrolledAt.getTime(), grantedAt.getTime() - CLOCK_TOLERANCE_MILLISECONDS));
}

/** Which allowances of the lesson an event draws on. */
export function drawsOn({ kind, occurredAt }: CreditFacts, now: Date): { late: boolean; stalled: boolean } {
  return { late: isLate(occurredAt, now), stalled: kind === 'stalled' };
}

/** What may be learned of a lesson without a line each time that it was handed out: its length, and the waiting in it. */
export function lateAllowance(durationSeconds: number | null, spentMilliseconds: number): CreditAllowance {
  return allowance((durationSeconds ?? UNKNOWN_LENGTH_SECONDS) * (1 + STALL_SHARE), spentMilliseconds);
}

/** What may be waited for the network in a lesson. */
export function stallAllowance(durationSeconds: number | null, spentMilliseconds: number): CreditAllowance {
  return allowance((durationSeconds ?? UNKNOWN_LENGTH_SECONDS) * STALL_SHARE, spentMilliseconds);
}

function allowance(seconds: number, spentMilliseconds: number): CreditAllowance {
  return { milliseconds: Math.max(0, Math.round(seconds * 1000) - spentMilliseconds) };
}
