import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allows,
  badFor,
  goodFor,
  longestPatience,
  look,
  startLadder,
  steps,
  tryAgain,
  type Ladder,
  type LineQuality,
} from './ladder';

/** The ladder after a line of this quality was looked at every two seconds for so many milliseconds. */
function after(ladder: Ladder, quality: LineQuality, milliseconds: number, from: number): Ladder {
  let current = ladder;
  for (let at = from; at <= from + milliseconds; at += 2_000) current = look(current, quality, at);
  return current;
}

describe('a bad line', () => {
  it('gives up other people’s cameras, then the screen, then one’s own camera', () => {
    const seen: string[] = [];
    let ladder = startLadder(0);
    for (let at = 0; at <= 60_000; at += 2_000) {
      ladder = look(ladder, 'bad', at);
      if (seen.at(-1) !== ladder.step) seen.push(ladder.step);
    }
    expect(seen).toEqual(['all', 'withoutCameras', 'withoutScreen', 'soundOnly']);
    expect(steps.map(allows)).toEqual([
      { cameras: true, screen: true, ownCamera: true, wideSound: true },
      { cameras: false, screen: true, ownCamera: true, wideSound: false },
      { cameras: false, screen: false, ownCamera: true, wideSound: false },
      { cameras: false, screen: false, ownCamera: false, wideSound: false },
    ]);
  });

  it('gives nothing up for a moment’s stutter', () => {
    expect(after(startLadder(0), 'bad', badFor - 2_000, 0).step).toBe('all');
  });

  it('gives everything back by itself, one after the other', () => {
    const low = after(startLadder(0), 'bad', 60_000, 0);
    expect(after(low, 'good', goodFor - 2_000, 62_000).step).toBe('soundOnly');
    expect(after(low, 'good', goodFor + 2_000, 62_000).step).toBe('withoutScreen');
    expect(after(low, 'good', 4 * goodFor, 62_000).step).toBe('all');
  });

  it('waits longer each time something came back too early, up to two minutes', () => {
    let ladder = startLadder(0);
    let at = 0;
    const waits: number[] = [];
    for (let round = 0; round < 6; round += 1) {
      ladder = after(ladder, 'bad', badFor + 2_000, at);
      at += badFor + 4_000;
      const from = at;
      while (ladder.step !== 'all') {
        ladder = look(ladder, 'good', at);
        at += 2_000;
      }
      waits.push(at - from);
    }
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect(waits.at(-1)).toBeGreaterThan(waits[0]!);
    expect(ladder.patience).toBeLessThanOrEqual(longestPatience);
  });

  it('is tried again from one step above the bottom, and given up again at once when it is still bad', () => {
    const low = after(startLadder(0), 'bad', 60_000, 0);
    const tried = tryAgain(low, 200_000);
    expect(tried.step).toBe('withoutScreen');
    expect(after(tried, 'bad', badFor + 2_000, 200_000)).toMatchObject({ step: 'soundOnly', patience: 2 * goodFor });
    expect(after(tried, 'good', 3 * goodFor, 200_000).step).toBe('all');
    expect(tryAgain(startLadder(0), 200_000)).toEqual(startLadder(0));
  });

  it('moves by one step at a look, whatever the line does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('good', 'bad'), fc.nat(60_000))), (looks) => {
        let now = 0;
        looks.reduce((ladder, [quality, passed]) => {
          now += passed;
          const next = look(ladder, quality as LineQuality, now);
          expect(Math.abs(steps.indexOf(next.step) - steps.indexOf(ladder.step))).toBeLessThanOrEqual(1);
          return next;
        }, startLadder(0));
      }),
    );
  });
});
