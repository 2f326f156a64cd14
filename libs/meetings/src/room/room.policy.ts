import { AppError, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionRole, SessionState } from '../session/session-kinds.js';
import { LEADERS } from './seat.policy.js';
import type { SessionMember } from './session-member.entity.js';

/** What somebody is to a session, as the door sees it. */
export interface RoomView {
  readonly session: ResearchSession;
  /** Their place in it; null until the host named them or they came in. */
  readonly member: SessionMember | null;
  readonly isInvited: boolean;
  /** Administers the owning school, or an alliance above it. */
  readonly administers: boolean;
}

const closed: readonly SessionState[] = [SessionState.ended, SessionState.publishing, SessionState.published];

/** The host or a co-host, as long as nobody sent them out. */
export function leads(actor: Actor, { session, member }: RoomView): boolean {
  if (session.hostPersonId === actor.personId) return true;
  return member !== null && member.removedAt === null && LEADERS.includes(member.role);
}

/**
 * Who may come to the door: who holds it, is named or invited, or administers the owning school. Anyone else learns nothing, not even that there is a session.
 * @throws SESSION_NOT_FOUND
 */
export function requireKnows(actor: Actor, view: RoomView): void {
  const isDraft = view.session.state === SessionState.draft;
  if (leads(actor, view) || view.administers) return;
  if (!isDraft && (view.member !== null || view.isInvited)) return;
  throw new AppError('SESSION_NOT_FOUND');
}

/** @throws SESSION_NOT_FOUND, or NOT_ALLOWED for members who do not lead it */
export function requireLeads(actor: Actor, view: RoomView): void {
  requireKnows(actor, view);
  if (!leads(actor, view)) throw new AppError('NOT_ALLOWED');
}

/**
 * Who may see and correct who was there: who leads the session, and who administers the owning school.
 * @throws SESSION_NOT_FOUND, or NOT_ALLOWED for others who know the session
 */
export function requireKeepsAttendance(actor: Actor, view: RoomView): void {
  requireKnows(actor, view);
  if (!leads(actor, view) && !view.administers) throw new AppError('NOT_ALLOWED');
}

/** Whether somebody may be in a session in this state, the host before it opens. */
export function isOpenState(state: SessionState): boolean {
  return !closed.includes(state) && state !== SessionState.cancelled && state !== SessionState.draft;
}

/** Whether somebody with a place was let in, and not sent out since. */
export function mayBeInside({ admittedAt, removedAt }: Pick<SessionMember, 'admittedAt' | 'removedAt'>): boolean {
  return admittedAt !== null && removedAt === null;
}

/** @throws SESSION_STATE_WRONG when nobody can be in it any more, or yet */
export function requireOpen({ state }: ResearchSession): void {
  if (!isOpenState(state)) throw new AppError('SESSION_STATE_WRONG', { state });
}

/** Where somebody stands who asks to come in. */
export type Verdict =
  | { readonly state: 'admitted' }
  | { readonly state: 'waiting'; readonly needsAnswer: boolean }
  | { readonly state: 'refused'; readonly reason: 'removed' | 'doorLocked' | 'refusedByHost' };

/**
 * The door, in the order in which one would tell it: who was sent out stays out; who leads comes in; who was in comes
 * in again, after a broken line too; a locked door lets nobody new in; before the lobby opens everybody waits; and where
 * there is a lobby, who was not named by the host waits until they are admitted.
 */
export function verdictAtTheDoor(actor: Actor, view: RoomView, answer: 'admitted' | 'refused' | null): Verdict {
  const { session, member } = view;
  if (member?.removedAt) return { state: 'refused', reason: 'removed' };
  if (leads(actor, view)) return { state: 'admitted' };
  const isNamed = member !== null && member.role !== SessionRole.listener;
  const isWelcome = !session.hasLobby || isNamed || answer === 'admitted' || member?.admittedAt != null;
  if (session.state === SessionState.scheduled) {
    return answer === 'refused' ? refusedByHost : { state: 'waiting', needsAnswer: !isWelcome };
  }
  if (member?.admittedAt != null) return { state: 'admitted' };
  if (session.isDoorLocked && answer !== 'admitted') return { state: 'refused', reason: 'doorLocked' };
  if (isWelcome) return { state: 'admitted' };
  return answer === 'refused' ? refusedByHost : { state: 'waiting', needsAnswer: true };
}

const refusedByHost = { state: 'refused', reason: 'refusedByHost' } as const;
