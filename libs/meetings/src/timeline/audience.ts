/** Who waits before the door is the business of those who lead the session. */
const leadersOnly: readonly string[] = [
  'lobby.asked',
  'lobby.admitted',
  'lobby.refused',
  'guest.asked',
  'guest.admitted',
];

/** Kinds of events that are not shown to somebody in the session. */
export function hiddenKinds(leads: boolean): readonly string[] {
  return leads ? [] : leadersOnly;
}

/** Whether an event of this kind is shown to somebody in the session. */
export function isFor(kind: string, leads: boolean): boolean {
  return !hiddenKinds(leads).includes(kind);
}
