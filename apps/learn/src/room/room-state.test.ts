import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeEvent as event } from './made-event';
import { afterEvents, emptyRoom, isGapBefore } from './room-state';

const ink = { points: 'AAAAAAAA', colour: 'ochre', width: 4 } as const;
const story = [
  event(1, 'board.added', { pageKey: 'board:a', text: '板书' }),
  event(2, 'ink.added', { pageKey: 'board:a', ink }),
  event(3, 'ink.added', { pageKey: 'board:a', ink }),
  event(4, 'chat.sent', { text: '这一句为什么用叠词？' }),
  event(5, 'ink.removed', { strokeId: 'event-2' }),
  event(6, 'page.turned', { pageKey: 'deck:b:7' }),
  event(7, 'hand.raised', { memberId: 'wang' }),
];

describe('what everybody in a session sees', () => {
  it('follows what happened', () => {
    const room = afterEvents(emptyRoom, story);
    expect(room).toMatchObject({ sequence: 7, pageKey: 'deck:b:7', boards: [{ pageKey: 'board:a', title: '板书' }] });
    expect(room.strokes.get('board:a')?.map(({ id }) => id)).toEqual(['event-3']);
    expect(room.lines.map(({ text }) => text)).toEqual(['这一句为什么用叠词？']);
  });

  it('is the same in whatever pieces and however often it arrives', () => {
    const pieces = fc.array(fc.nat(story.length), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, (ends) => {
        const inPieces = ends
          .sort((a, b) => a - b)
          .reduce((room, end) => afterEvents(room, story.slice(0, end)), emptyRoom);
        expect(afterEvents(inPieces, story)).toEqual(afterEvents(emptyRoom, story));
      }),
    );
  });

  it('notices that something is missing', () => {
    const room = afterEvents(emptyRoom, story.slice(0, 3));
    expect(isGapBefore(room, story[3]!)).toBe(false);
    expect(isGapBefore(room, story[4]!)).toBe(true);
  });

  it('never shows a line that was taken out afterwards', () => {
    expect(afterEvents(emptyRoom, [event(1, 'chat.sent', { text: '' })]).lines).toEqual([]);
  });

  it('loses a line of the chat that was taken out', () => {
    const room = afterEvents(emptyRoom, [...story, event(8, 'chat.removed', { lineId: 'event-4' })]);
    expect(room.lines).toEqual([]);
  });

  it('keeps every line of a long chat and every stroke of a full page, in their order', () => {
    const long = Array.from({ length: 10_000 }, (_, index) =>
      index % 2 === 0
        ? event(index + 1, 'chat.sent', { text: `第${index + 1}行` })
        : event(index + 1, 'ink.added', { pageKey: 'board:a', ink }),
    );
    const half = afterEvents(emptyRoom, long.slice(0, 5_000));
    const room = afterEvents(half, long.slice(5_000));
    expect([room.lines.length, room.lines[0]?.text, room.lines.at(-1)?.text]).toEqual([5_000, '第1行', '第9999行']);
    expect(room.strokes.get('board:a')).toHaveLength(5_000);
    expect([half.lines.length, half.strokes.get('board:a')?.length]).toEqual([2_500, 2_500]);
  });
});
