/** A stretch of wall-clock time in milliseconds since 1970; `to` is the first millisecond after it. */
export interface WallInterval {
  from: number;
  to: number;
}

/** An event may claim at most this much wall-clock time; the player reports every ten seconds. */
export const LONGEST_CLAIM_SECONDS = 60;

/** So much at most may an event claim in which a player waited for the network. */
export const LONGEST_STALL_SECONDS = 120;

/** Time out of which claims are credited, together no more than this. */
export interface CreditAllowance {
  readonly milliseconds: number;
}

/** A stretch that somebody claims, and what it is taken out of beside the wall clock. */
export interface CreditClaim extends WallInterval {
  readonly allowances?: readonly CreditAllowance[];
}

/** What arrives later than this after its end was done without a line. */
export const LATE_SECONDS = 180;

/** Older than this when it arrives, an event is refused. */
export const OLDEST_EVENT_DAYS = 30;

/**
 * What an event may claim: the seconds that end at `occurredAt`, not longer than `longestSeconds`, and never in the future,
 * since a device whose clock is ahead cannot have learned tomorrow.
 */
export function claimOf(
  event: { occurredAt: Date; wallSeconds: number },
  receivedAt: Date,
  longestSeconds = LONGEST_CLAIM_SECONDS,
): WallInterval {
  const to = Math.min(event.occurredAt.getTime(), receivedAt.getTime());
  const seconds = Math.min(Math.max(event.wallSeconds, 0), longestSeconds);
  return { from: to - Math.round(seconds * 1000), to };
}

/** True when it was done without a line: it comes long after its end. */
export function isLate(occurredAt: Date, receivedAt: Date): boolean {
  return receivedAt.getTime() - occurredAt.getTime() > LATE_SECONDS * 1000;
}

/** True when the event is too old to be counted. */
export function isTooOld(occurredAt: Date, receivedAt: Date): boolean {
  return receivedAt.getTime() - occurredAt.getTime() > OLDEST_EVENT_DAYS * 86_400_000;
}

/**
 * Clips each claim in turn so that no two credited intervals overlap, neither with each other nor with what was
 * credited before. Where something credited lies inside a claim, the longer remaining piece counts: never more than
 * the wall clock, however the devices' batches are mixed. Nor more than is left of a claim's allowances.
 */
export function creditClaims(
  claims: readonly CreditClaim[],
  credited: readonly WallInterval[],
): (WallInterval | null)[] {
  const taken = [...credited];
  const spent = new Map<CreditAllowance, number>();
  return claims.map((claim) => {
    const free = longestFreePiece(claim, taken);
    const piece = free && allowedPiece(free, claim.allowances ?? [], spent);
    if (piece) taken.push(piece);
    return piece;
  });
}

/** The first part of a piece that all of its allowances have left; it is spent with that. */
function allowedPiece(
  { from, to }: WallInterval,
  allowances: readonly CreditAllowance[],
  spent: Map<CreditAllowance, number>,
): WallInterval | null {
  const left = allowances.map((one) => one.milliseconds - (spent.get(one) ?? 0));
  const length = Math.min(to - from, ...left);
  if (length <= 0) return null;
  for (const one of allowances) spent.set(one, (spent.get(one) ?? 0) + length);
  return { from, to: from + length };
}

function longestFreePiece(claim: WallInterval, taken: readonly WallInterval[]): WallInterval | null {
  const overlapping = taken
    .filter((interval) => interval.from < claim.to && interval.to > claim.from)
    .sort((a, b) => a.from - b.from);
  let longest: WallInterval | null = null;
  let from = claim.from;
  for (const interval of [...overlapping, { from: claim.to, to: claim.to }]) {
    const piece = { from, to: interval.from };
    if (piece.to > piece.from && (!longest || piece.to - piece.from > longest.to - longest.from)) longest = piece;
    from = Math.max(from, interval.to);
  }
  return longest;
}

/** Milliseconds covered by at least one of the intervals. */
export function unionLength(intervals: readonly WallInterval[]): number {
  let length = 0;
  let until = -Infinity;
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    length += Math.max(0, to - Math.max(from, until));
    until = Math.max(until, to);
  }
  return length;
}
