import { describe, expect, it } from 'vitest';
import type { SessionEventPartsFragment } from './Room.generated';
import { RoomCursor } from './room-cursor';

const nothing = {
  ...{
    personId: 'li',
    personName: null,
    memberId: null,
    guestId: null,
    isOn: null,
    ink: null,
    strokeId: null,
    text: null,
  },
  ...{ lineId: null, file: null, pollId: null, poll: null },
};
const events: SessionEventPartsFragment[] = ['a', 'b', 'c'].map((page, index) => ({
  ...{ ...nothing, id: page, sequence: index + 1, kind: 'page.turned', pageKey: page },
  at: new Date(1_000 * (index + 1)).toISOString(),
}));

describe('the room at a moment', () => {
  it('is what had happened by then, forwards and back', () => {
    const cursor = new RoomCursor(events.slice(0, 2));
    cursor.add(events[2]!);
    expect([500, 1_000, 2_999, 3_000, 2_000, 0].map((moment) => cursor.at(moment).pageKey)).toEqual([
      ...[null, 'a', 'b', 'c', 'b', null],
    ]);
  });
});
