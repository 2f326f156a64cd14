/** Who waits before the door is the business of those who lead the session. */
const leadersOnly: readonly string[] = [
  'lobby.asked',
  'lobby.admitted',
  'lobby.refused',
  'guest.asked',
  'guest.admitted',
];

/** What guests follow: pages, ink, what is said and asked, and how the room stands. Whatever else there will be is not for them. */
export const KINDS_FOR_GUESTS: readonly string[] = [
  ...['page.turned', 'board.added', 'ink.added', 'ink.removed', 'chat.sent', 'chat.removed', 'moment.marked'],
  ...['poll.opened', 'poll.voted', 'poll.closed'],
  ...['state.changed', 'microphone.given', 'microphone.taken', 'everybody.muted', 'spotlight.moved', 'role.changed'],
  ...['hand.raised', 'hand.lowered', 'member.unmuted', 'guest.removed', 'guestChat.opened', 'guestChat.closed'],
];

/** Of these a guest is told only what is about them. */
const aboutOneself: readonly string[] = ['hand.raised', 'hand.lowered', 'member.unmuted', 'guest.removed'];

/** Kinds of events that are not shown to somebody in the session. */
export function hiddenKinds(leads: boolean): readonly string[] {
  return leads ? [] : leadersOnly;
}

/** Whether an event of this kind is shown to somebody in the session. */
export function isFor(kind: string, leads: boolean): boolean {
  return !hiddenKinds(leads).includes(kind);
}

/** Whether an event is shown to this guest. */
export function isForGuests(kind: string, payload: Readonly<Record<string, unknown>>, guestId: string): boolean {
  if (!KINDS_FOR_GUESTS.includes(kind)) return false;
  return !aboutOneself.includes(kind) || payload['guestId'] === guestId;
}
