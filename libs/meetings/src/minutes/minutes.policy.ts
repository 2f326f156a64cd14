import type { ResearchSession } from '../session/research-session.entity.js';
import type { SessionGuest } from '../guest/session-guest.entity.js';
import { isOver, mayLead, type Standing } from '../session/session.policy.js';

/**
 * Who writes minutes: whoever leads the session, also before and afterwards; while it is ahead or on, everybody with a
 * part in it, and listeners where the host lets everybody write. Whoever sees the session reads.
 */
export function mayWriteMinutes(
  session: Pick<ResearchSession, 'state'>,
  standing: Pick<Standing, 'role' | 'isRemoved'>,
  everybodyWrites: boolean,
): boolean {
  const { role, isRemoved } = standing;
  if (session.state === 'cancelled' || role === null || isRemoved) return false;
  if (mayLead(standing as Standing)) return true;
  if (session.state === 'draft' || isOver(session.state)) return false;
  return role !== 'listener' || everybodyWrites;
}

/** A guest reads; one who was given the microphone writes, too, where the host lets everybody write. */
export function mayGuestWriteMinutes(
  session: Pick<ResearchSession, 'state'>,
  { hasMicrophone }: Pick<SessionGuest, 'hasMicrophone'>,
  everybodyWrites: boolean,
): boolean {
  return hasMicrophone && everybodyWrites && !isOver(session.state);
}
