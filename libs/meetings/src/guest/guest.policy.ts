import type { Verdict } from '../room/room.policy.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { isOpen, isOver } from '../session/session.policy.js';
import type { SessionGuest } from './session-guest.entity.js';

/**
 * The door as a guest finds it: who was sent out stays out; before the lobby opens they wait; who was let in comes in
 * again; a locked door lets nobody new in; and where there is a lobby, they wait until they are admitted.
 */
export function verdictForGuest(
  { state, isDoorLocked, hasLobby }: Pick<ResearchSession, 'state' | 'isDoorLocked' | 'hasLobby'>,
  { admittedAt, removedAt }: Pick<SessionGuest, 'admittedAt' | 'removedAt'>,
): Verdict {
  if (removedAt) return { state: 'refused', reason: 'SESSION_ENTRY_REFUSED' };
  if (isOver(state)) return { state: 'refused', reason: 'SESSION_OVER' };
  if (!isOpen(state)) return { state: 'waiting', needsAnswer: hasLobby && !admittedAt };
  if (admittedAt) return { state: 'admitted' };
  if (isDoorLocked) return { state: 'refused', reason: 'SESSION_DOOR_LOCKED' };
  return hasLobby ? { state: 'waiting', needsAnswer: true } : { state: 'admitted' };
}
