import { viewOfGuest } from '../guest/session-guest.type.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import type { LobbyRequest } from './lobby-request.entity.js';
import type { SessionRoomPayload } from './room.input.js';
import type { Room } from './room-reader.js';
import type { LobbyRequestType, SessionEntryType, SessionMemberType, SessionRoomType } from './room.type.js';
import type { SessionEntry } from './session-entry.service.js';
import type { SessionMember } from './session-member.entity.js';

/** A place as the contract shows it. */
export function viewOfMember(member: SessionMember): SessionMemberType {
  const { personId, schoolId, role, hasMicrophone, handRaisedAt, isMutedByHost, removedAt } = member;
  return { personId, schoolId, role, hasMicrophone, handRaisedAt, isMutedByHost, isRemoved: removedAt !== null };
}

/** Somebody who waits, as the contract shows them. */
export function viewOfRequest({ id, personId, askedAt, answer }: LobbyRequest): LobbyRequestType {
  return { id, personId, askedAt, isAdmitted: answer === null ? null : answer === 'admitted' };
}

/** What somebody gets at the door, as the contract shows it. */
export function viewOfEntry({ verdict, member, ...entry }: SessionEntry): SessionEntryType {
  const isIn = verdict.state === 'admitted' && member !== null;
  return {
    ...{ ...entry, state: verdict.state, me: isIn ? viewOfMember(member) : null },
    refusal: verdict.state === 'refused' ? verdict.reason : null,
  };
}

/** How the room itself stands, as the contract shows it. */
export function viewOfState(session: ResearchSession): SessionRoomPayload {
  const { id: sessionId, isDoorLocked, spotlightPersonId, spotlightGuestId } = session;
  return { sessionId, isDoorLocked, spotlightPersonId, spotlightGuestId };
}

/** A room as the contract shows it. */
export function viewOfRoom({ session, me, stage, onSite, waiting, removed, guests, ...room }: Room): SessionRoomType {
  return {
    ...{ ...viewOfState(session), guestsMayWrite: session.guestsMayWrite, ...room },
    ...{ me: viewOfMember(me), stage: stage.map(viewOfMember), waiting: waiting.map(viewOfRequest) },
    ...{ onSite: [...onSite], removed: removed.map(viewOfMember), guests: guests.map(viewOfGuest) },
  };
}
