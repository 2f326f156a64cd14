import { AppError } from '@yunqiao/platform';
import type { SessionState } from './session-kinds.js';

const MINUTE = 60_000;

/** The lobby opens by itself this long before a session begins. */
export const LOBBY_OPENS_BEFORE = 15 * MINUTE;
/** Whoever leads may open the door this long before. */
export const EARLIEST_BEFORE = 60 * MINUTE;
/** How long a session waits for somebody who leads it. */
export const GRACE = 10 * MINUTE;
/** A session goes on at most this long after its planned end. */
export const LONGEST_OVERRUN = 120 * MINUTE;
/** Longest planned session. */
export const LONGEST = 8 * 60 * MINUTE;

/** What follows what. */
const following: Readonly<Record<SessionState, readonly SessionState[]>> = {
  draft: ['scheduled', 'cancelled'],
  scheduled: ['lobbyOpen', 'live', 'cancelled'],
  lobbyOpen: ['live', 'cancelled'],
  live: ['suspended', 'ended'],
  suspended: ['live', 'ended'],
  ended: ['publishing', 'published'],
  publishing: ['published'],
  published: [],
  cancelled: ['draft', 'scheduled'],
};

/** Whether a session may go from one state to another. */
export function mayFollow(from: SessionState, to: SessionState): boolean {
  return following[from].includes(to);
}

/** @throws SESSION_STATE_WRONG (state) when `to` does not follow */
export function requireFollows(from: SessionState, to: SessionState): void {
  if (!mayFollow(from, to)) throw new AppError('SESSION_STATE_WRONG', { state: from });
}

/** @throws SESSION_STATE_WRONG (state) unless it is one of these */
export function requireState(state: SessionState, allowed: readonly SessionState[]): void {
  if (!allowed.includes(state)) throw new AppError('SESSION_STATE_WRONG', { state });
}

/** Before anybody came in: it can be changed, moved and cancelled. */
export const BEFORE = ['draft', 'scheduled', 'lobbyOpen'] as const satisfies readonly SessionState[];

/** Announced or under way: these are in the way of other plans. */
export const AHEAD = ['scheduled', 'lobbyOpen', 'live', 'suspended'] as const satisfies readonly SessionState[];

/** The door is open. */
export const OPEN = ['lobbyOpen', 'live', 'suspended'] as const satisfies readonly SessionState[];

/** @throws SESSION_ENDS_BEFORE_START, SESSION_TOO_LONG (maximumHours) */
export function requireTimes({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): void {
  const length = endsAt.getTime() - startsAt.getTime();
  if (length <= 0) throw new AppError('SESSION_ENDS_BEFORE_START');
  if (length > LONGEST) throw new AppError('SESSION_TOO_LONG', { maximumHours: LONGEST / (60 * MINUTE) });
}

/** @throws SESSION_STARTS_IN_PAST */
export function requireAhead({ startsAt }: { startsAt: Date }, now: Date): void {
  if (startsAt <= now) throw new AppError('SESSION_STARTS_IN_PAST');
}

/** @throws SESSION_TOO_EARLY (opensAt) while nobody may open the door yet */
export function requireNotTooEarly({ startsAt }: { startsAt: Date }, now: Date): void {
  const opensAt = new Date(startsAt.getTime() - EARLIEST_BEFORE);
  if (now < opensAt) throw new AppError('SESSION_TOO_EARLY', { opensAt: opensAt.toISOString() });
}

/** What the schedule looks at. */
export interface ScheduledSession {
  readonly state: SessionState;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly ledByPersonId: string;
  /** Hosts and co-hosts who are not kept out, with when they were last known to be in the room. */
  readonly leaders: readonly { readonly personId: string; readonly seenAt: Date | null }[];
  /** When it last became live; null before. */
  readonly liveSince: Date | null;
}

/** What the schedule does with a session. */
export type DueStep =
  | { readonly kind: 'openLobby' }
  | { readonly kind: 'notHeld' }
  | { readonly kind: 'handOver'; readonly personId: string }
  | { readonly kind: 'end'; readonly because: 'hostGone' | 'overrun' };

/**
 * What is due now; null when nothing is. The lobby opens before the beginning; a session that nobody starts is given up a while after
 * its planned end; one whose leader has been away for the grace period goes to a co-host who is there, and else ends.
 */
export function dueStep(session: ScheduledSession, now: Date): DueStep | null {
  if (session.state === 'scheduled' || session.state === 'lobbyOpen') return dueBefore(session, now);
  if (session.state !== 'live' && session.state !== 'suspended') return null;
  if (now.getTime() - session.endsAt.getTime() >= LONGEST_OVERRUN) return { kind: 'end', because: 'overrun' };
  const isHere = (seenAt: Date | null) => {
    const since = Math.max(seenAt?.getTime() ?? 0, session.liveSince?.getTime() ?? 0);
    return now.getTime() - since < GRACE;
  };
  const leader = session.leaders.find(({ personId }) => personId === session.ledByPersonId);
  if (leader && isHere(leader.seenAt)) return null;
  const next = session.leaders.find((other) => other !== leader && wasSeen(other.seenAt, now));
  return next ? { kind: 'handOver', personId: next.personId } : { kind: 'end', because: 'hostGone' };
}

function dueBefore({ state, startsAt, endsAt }: ScheduledSession, now: Date): DueStep | null {
  if (now.getTime() - endsAt.getTime() >= GRACE) return { kind: 'notHeld' };
  const isDue = startsAt.getTime() - now.getTime() <= LOBBY_OPENS_BEFORE;
  return state === 'scheduled' && isDue ? { kind: 'openLobby' } : null;
}

function wasSeen(seenAt: Date | null, now: Date): boolean {
  return seenAt !== null && now.getTime() - seenAt.getTime() < GRACE;
}
