import { describe, expect, it } from 'vitest';
import { decodePart, encodePart, LiveStrokes, StrokeSender, type InkPart } from './live-ink';
import { unpackStroke, type InkPoint } from './stroke-codec';

const facts = { id: 'a', pageKey: 'board:1', colour: 'ochre', width: 5 } as const;
const line = (length: number): InkPoint[] => Array.from({ length }, (_, index) => [index / 100, 0.5, 0.5] as const);
const travel = (part: InkPart | null) => decodePart(encodePart(part!))!;
const xs = (strokes: LiveStrokes) =>
  strokes.on('board:1').flatMap(({ points }) => unpackStroke(points).map(([x]) => Math.round(x * 100)));

describe('ink while it is drawn', () => {
  it('arrives as it grows, and only what is new travels', () => {
    const sender = new StrokeSender(facts);
    let seen = LiveStrokes.none;
    for (const length of [5, 40, 80]) {
      const part = sender.next(line(length));
      expect(unpackStroke(part!.points).length).toBeLessThanOrEqual(52);
      seen = seen.with(travel(part), 'li', 0);
      expect(xs(seen)).toEqual(line(length).map((_, index) => index));
    }
    expect(sender.next(line(80))).toBeNull();
  });

  it('is whole when one part was lost or came late', () => {
    const sender = new StrokeSender(facts);
    const [first, lost, last] = [10, 20, 30].map((length) => sender.next(line(length)));
    const late = LiveStrokes.none.with(travel(last!), 'li', 0).with(travel(first!), 'li', 0);
    expect(xs(late)).toHaveLength(30);
    expect(xs(LiveStrokes.none.with(travel(first!), 'li', 0).with(travel(lost!), 'li', 0))).toHaveLength(20);
  });

  it('gives way to the finished stroke, and goes when it was given up or nothing more was heard', () => {
    const sender = new StrokeSender(facts);
    const seen = LiveStrokes.none.with(travel(sender.next(line(5))), 'li', 0);
    expect(seen.without(['a']).isEmpty).toBe(true);
    expect(seen.with(travel(sender.end()), 'li', 0).isEmpty).toBe(true);
    expect(seen.fresh(3_000).isEmpty).toBe(false);
    expect(seen.fresh(4_000).isEmpty).toBe(true);
  });

  it('belongs to who began it, and to its page', () => {
    const seen = LiveStrokes.none.with(travel(new StrokeSender(facts).next(line(5))), 'li', 0);
    expect(xs(seen.with(travel(new StrokeSender(facts).next(line(9))), 'wang', 0))).toHaveLength(5);
    expect(seen.on('board:2')).toEqual([]);
  });

  it('keeps no more strokes than are drawn at once', () => {
    let seen = LiveStrokes.none;
    for (let number = 0; number < 50; number += 1)
      seen = seen.with(travel(new StrokeSender({ ...facts, id: `s${number}` }).next(line(2))), 'li', 0);
    expect(seen.on('board:1')).toHaveLength(20);
  });

  it.each([
    ['no JSON', 'ink'],
    ['nothing', 'null'],
    ['a colour that is none', JSON.stringify({ ...facts, colour: 'url(x)', from: 0, points: '' })],
    ['a pen as wide as the page', JSON.stringify({ ...facts, width: 5000, from: 0, points: '' })],
    ['half a point', JSON.stringify({ ...facts, from: 0, points: 'AAAA' })],
    ['a place beyond every stroke', JSON.stringify({ ...facts, from: 2000, points: 'AAAAAAAA' })],
    ['a stroke without an end', JSON.stringify({ ...facts, from: 0, points: 'A'.repeat(16_008) })],
  ])('is nothing when it is %s', (_what, text) => {
    expect(decodePart(new TextEncoder().encode(text))).toBeNull();
  });
});
