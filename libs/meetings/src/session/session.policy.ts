import { AppError, type Actor } from '@yunqiao/platform';
import type { InviteAnswer } from '../invitation/session-answer.entity.js';
import type { SessionMember } from '../room/session-member.entity.js';
import type { ResearchSession } from './research-session.entity.js';
import { LEADERS, PRESENTERS, type SessionRole, type SessionState } from './session-kinds.js';
import { OPEN } from './session-life.js';

/** Who may hold sessions. */
export const HOSTS = ['trainer', 'teacher', 'liaison', 'schoolAdministrator', 'allianceAdministrator'] as const;

/** What somebody is to one session. */
export interface Standing {
  /** Their part, if they have one; null for who is only invited, or looks after the school. */
  readonly role: SessionRole | null;
  /** Kept out of the room by the host. */
  readonly isRemoved: boolean;
  /** Was let in before, so that a locked door is none. */
  readonly wasAdmitted: boolean;
  readonly isInvited: boolean;
  /** Administrates the school or the alliance that holds it. */
  readonly isAdministrator: boolean;
  /** Works at a school of the alliance that holds it, for whom the replay may be. */
  readonly isColleague: boolean;
  readonly answer: InviteAnswer | null;
}

/** Why somebody cannot come in now. */
export const EntryRefusal = {
  SESSION_NOT_OPEN: 'SESSION_NOT_OPEN',
  SESSION_OVER: 'SESSION_OVER',
  SESSION_SIGN_UP_FIRST: 'SESSION_SIGN_UP_FIRST',
  SESSION_DOOR_LOCKED: 'SESSION_DOOR_LOCKED',
  SESSION_ENTRY_REFUSED: 'SESSION_ENTRY_REFUSED',
} as const;
export type EntryRefusal = keyof typeof EntryRefusal;

/** Host and co-hosts: they open, start, suspend and end it. */
export function mayLead({ role, isRemoved }: Standing): boolean {
  return role !== null && LEADERS.includes(role) && !isRemoved;
}

/** @throws NOT_ALLOWED for everybody in a session but the host and co-hosts */
export function requireLeader({ role }: Pick<SessionMember, 'role'>): void {
  if (!LEADERS.includes(role)) throw new AppError('NOT_ALLOWED');
}

/** Turns pages and writes on them: who presents, and whoever has taken the microphone. @throws NOT_ALLOWED */
export function requirePresenter({ role, hasMicrophone }: Pick<SessionMember, 'role' | 'hasMicrophone'>): void {
  if (!PRESENTERS.includes(role) && !hasMicrophone) throw new AppError('NOT_ALLOWED');
}

/** Who changes, moves, announces and cancels it: who leads it, and who administrates the school that holds it. */
export function mayManage(standing: Standing): boolean {
  return mayLead(standing) || standing.isAdministrator;
}

/**
 * A draft is only for those who manage it; what was announced is for the invited and for everybody with a part, too; what
 * was recorded for the whole alliance is for everybody who works there, once it can be watched.
 */
export function maySee(
  session: Pick<ResearchSession, 'scheduledAt' | 'state' | 'replayAudience'>,
  standing: Standing,
): boolean {
  if (mayManage(standing)) return true;
  if (session.scheduledAt === null) return false;
  const isForAlliance = session.state === 'published' && session.replayAudience === 'alliance';
  return standing.role !== null || standing.isInvited || (isForAlliance && standing.isColleague);
}

/** Who watches the replay of a session that can be watched: whoever sees it, unless they were sent out. */
export function mayWatch(session: Pick<ResearchSession, 'state'>, { isRemoved }: Standing): boolean {
  return session.state === 'published' && !isRemoved;
}

/** Why this person cannot come in; null when they can. Leaders find every door open that is not shut for good. */
export function entryRefusal(
  session: Pick<ResearchSession, 'state' | 'isDoorLocked' | 'signUpRequired'>,
  standing: Standing,
): EntryRefusal | null {
  if (isOver(session.state)) return 'SESSION_OVER';
  if (!isOpen(session.state)) return 'SESSION_NOT_OPEN';
  if (standing.isRemoved) return 'SESSION_ENTRY_REFUSED';
  if (mayLead(standing)) return null;
  if (standing.role === null && !standing.isInvited) return 'SESSION_ENTRY_REFUSED';
  if (session.isDoorLocked && !standing.wasAdmitted) return 'SESSION_DOOR_LOCKED';
  const isNamed = standing.role !== null && standing.role !== 'listener';
  if (session.signUpRequired && standing.answer !== 'coming' && !isNamed && !standing.wasAdmitted)
    return 'SESSION_SIGN_UP_FIRST';
  return null;
}

/** Whether the door of a session in this state is open. */
export function isOpen(state: SessionState): boolean {
  return OPEN.some((open) => open === state);
}

/** Whether a session in this state is over for good. */
export function isOver(state: SessionState): boolean {
  return ['ended', 'publishing', 'published', 'cancelled'].includes(state);
}

/**
 * The membership by which somebody holds sessions; its organisation owns them.
 * @throws NOT_ALLOWED for anybody who may hold none
 */
export function hostingMembership(actor: Actor): Actor['memberships'][number] {
  const roles = [...HOSTS, 'platformAdministrator'] as const;
  const membership = roles.flatMap((role) => actor.memberships.filter((held) => held.role === role)).at(0);
  if (!membership) throw new AppError('NOT_ALLOWED');
  return membership;
}
