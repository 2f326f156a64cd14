/** What the room tells in a session's events, and what it is about. */
export const RoomEventKind = {
  /** Somebody waits before the door: `requestId`. */
  lobbyAsked: 'lobby.asked',
  /** Somebody who waited was answered: `requestId`, `answer`. */
  lobbyAnswered: 'lobby.answered',
  /** Somebody came in for the first time: `role`, `hasMicrophone`. */
  memberEntered: 'member.entered',
  /** Somebody was sent out: `memberId`. */
  memberRemoved: 'member.removed',
  /** Somebody who was sent out may come back: `memberId`. */
  memberReadmitted: 'member.readmitted',
  /** `memberId`, `role`, `hasMicrophone` */
  roleChanged: 'role.changed',
  /** `isRaised` */
  handMoved: 'hand.moved',
  /** Somebody took the microphone (上麦) or put it down: `memberId`, `hasMicrophone`. */
  microphoneMoved: 'microphone.moved',
  /** Everybody who does not lead was silenced. */
  everybodyMuted: 'everybody.muted',
  /** Somebody who was silenced speaks again. */
  memberUnmuted: 'member.unmuted',
  /** `memberId`, null when nobody stands in the light */
  spotlightMoved: 'spotlight.moved',
  /** `isLocked` */
  doorMoved: 'door.moved',
} as const;

/** Kinds that only who leads a session gets to see. */
export const leadersOnly: readonly string[] = [RoomEventKind.lobbyAsked, RoomEventKind.lobbyAnswered];
