import type { ResearchSession } from '../session/research-session.entity.js';
import { AHEAD } from '../session/session-life.js';
import { SessionState } from '../session/session-kinds.js';
import { entryRefusal, mayLead, type EntryRefusal, type Standing } from '../session/session.policy.js';
import type { LobbyAnswer } from './lobby-request.entity.js';
import type { SessionMember } from './session-member.entity.js';

/** Whether somebody may be in a session in this state, or wait for it. */
export function isOpenState(state: SessionState): boolean {
  return AHEAD.some((ahead) => ahead === state);
}

/** Whether somebody with a place was let in, and not sent out since. */
export function mayBeInside({ admittedAt, removedAt }: Pick<SessionMember, 'admittedAt' | 'removedAt'>): boolean {
  return admittedAt !== null && removedAt === null;
}

/** Where somebody stands who asks to come in. */
export type Verdict =
  | { readonly state: 'admitted' }
  | { readonly state: 'waiting'; readonly needsAnswer: boolean }
  | { readonly state: 'refused'; readonly reason: EntryRefusal };

/**
 * The door, in the order in which one would tell it: who was sent out stays out; who leads comes in; before the lobby
 * opens everybody waits; who was in comes in again, after a broken line too; a locked door lets nobody new in but whom
 * the host admits; and where there is a lobby, who was not named by the host waits until they are admitted.
 */
export function verdictAtTheDoor(
  session: Pick<ResearchSession, 'state' | 'isDoorLocked' | 'signUpRequired' | 'hasLobby'>,
  standing: Standing,
  answer: LobbyAnswer | null,
): Verdict {
  if (standing.isRemoved) return refused('SESSION_ENTRY_REFUSED');
  if (mayLead(standing)) return { state: 'admitted' };
  const isNamed = standing.role !== null && standing.role !== 'listener';
  const isWelcome = !session.hasLobby || isNamed || standing.wasAdmitted || answer === 'admitted';
  if (session.state === SessionState.scheduled) {
    return answer === 'refused' ? refused('SESSION_ENTRY_REFUSED') : { state: 'waiting', needsAnswer: !isWelcome };
  }
  const refusal = entryRefusal({ ...session, isDoorLocked: session.isDoorLocked && answer !== 'admitted' }, standing);
  if (refusal) return refused(refusal);
  if (isWelcome) return { state: 'admitted' };
  return answer === 'refused' ? refused('SESSION_ENTRY_REFUSED') : { state: 'waiting', needsAnswer: true };
}

function refused(reason: EntryRefusal): Verdict {
  return { state: 'refused', reason };
}
