import { describe, expect, it } from 'vitest';
import { madeEvent } from './made-event';
import { RoomCursor } from './room-cursor';

const events = ['a', 'b', 'c'].map((pageKey, index) =>
  madeEvent(index + 1, 'page.turned', { pageKey, at: new Date(1_000 * (index + 1)).toISOString() }),
);

describe('the room at a moment', () => {
  it('is what had happened by then, forwards and back', () => {
    const cursor = new RoomCursor(events.slice(0, 2));
    cursor.add(events[2]!);
    expect([500, 1_000, 2_999, 3_000, 2_000, 0].map((moment) => cursor.at(moment).pageKey)).toEqual([
      ...[null, 'a', 'b', 'c', 'b', null],
    ]);
  });
});
