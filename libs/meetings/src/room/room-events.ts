import type { NewSessionEvent } from '../timeline/session-events.js';

/**
 * What the room tells in a session's events. Whom it is about stands in `memberId`, or for a guest in `guestId`, also when they did it
 * themselves.
 */
export type RoomEventKind =
  /** Somebody waits before the door. */
  | 'lobby.asked'
  /** Somebody who waited was answered. */
  | 'lobby.admitted'
  | 'lobby.refused'
  /** Somebody came in for the first time. */
  | 'member.entered'
  /** Somebody was sent out, or may come back. */
  | 'member.removed'
  | 'member.readmitted'
  /** Somebody speaks again who was silenced. */
  | 'member.unmuted'
  | 'role.changed'
  /** More or fewer people sit before the device of whom it is about. */
  | 'roster.changed'
  | 'hand.raised'
  | 'hand.lowered'
  /** Somebody has the microphone (上麦), or has it no longer. */
  | 'microphone.given'
  | 'microphone.taken'
  /** Everybody who does not lead was silenced. */
  | 'everybody.muted'
  /** Another person stands in the light; nobody when it is about nobody. */
  | 'spotlight.moved'
  /** Somebody without an account waits, came in, was let in, or was sent out; `guestId` says who. */
  | 'guest.asked'
  | 'guest.entered'
  | 'guest.admitted'
  | 'guest.removed'
  /** Guests may write in the chat, or only read it. */
  | 'guestChat.opened'
  | 'guestChat.closed'
  | 'door.locked'
  | 'door.opened';

/** An event of the room, to be appended. */
export function roomEvent(
  kind: RoomEventKind,
  personId: string | null,
  memberId?: string | null,
  more: Readonly<Record<string, unknown>> = {},
): NewSessionEvent {
  return { kind, personId, payload: { ...(memberId != null && { memberId }), ...more } };
}
