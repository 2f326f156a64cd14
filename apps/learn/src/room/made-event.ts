import type { RoomEvent } from './attendee/attendee';

const nothing = {
  ...{ personName: null, memberId: null, guestId: null, isOn: null, pageKey: null, ink: null, strokeId: null },
  ...{ text: null, lineId: null, file: null, pollId: null, poll: null },
};

/** Something that happened in a session, for tests: the first of the events has the sequence 1. */
export function madeEvent(sequence: number, kind: string, facts: Partial<RoomEvent> = {}): RoomEvent {
  const told = { id: `event-${sequence}`, sequence, at: '2020-04-15T02:00:00.000Z', kind, personId: 'li' };
  return { ...told, ...nothing, ...facts };
}
