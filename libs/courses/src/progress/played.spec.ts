import fc from 'fast-check';
import {
  believableStretch,
  countPlayed,
  firstUnplayed,
  isComplete,
  markPlayed,
  mostDistinctSeconds,
  wholeSeconds,
} from './played.js';

const none = new Uint8Array();
const stretch = fc
  .tuple(fc.double({ min: 0, max: 300, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true }))
  .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));

function playAll(stretches: { from: number; to: number }[], duration: number): Uint8Array {
  return stretches.reduce<Uint8Array>((played, { from, to }) => markPlayed(played, from, to, duration), none);
}

describe('distinct seconds played', () => {
  it('counts a second once, however often it was played', () => {
    expect(
      countPlayed(
        playAll(
          [
            { from: 0, to: 10 },
            { from: 5, to: 10 },
            { from: 0, to: 10 },
          ],
          60,
        ),
      ),
    ).toBe(10);
  });

  it('neither loses nor doubles the second where two stretches meet', () => {
    expect(
      countPlayed(
        playAll(
          [
            { from: 0, to: 3.2 },
            { from: 3.2, to: 10 },
          ],
          60,
        ),
      ),
    ).toBe(10);
    expect(
      countPlayed(
        playAll(
          [
            { from: 0, to: 3.7 },
            { from: 3.7, to: 10 },
          ],
          60,
        ),
      ),
    ).toBe(10);
  });

  it('reaches every second of a video whose length is not whole', () => {
    expect(countPlayed(markPlayed(none, 0, 9.3, 9.3))).toBe(10);
    expect(countPlayed(markPlayed(none, 0, 1.2, 1.2))).toBe(2);
    expect(countPlayed(markPlayed(none, 0, 0.4, 0.4))).toBe(1);
  });

  it('does not depend on the order of the stretches', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 20 }), (stretches) => {
        expect(playAll([...stretches].reverse(), 250)).toEqual(playAll(stretches, 250));
      }),
    );
  });

  it('changes nothing when the same stretches come again', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 20 }), (stretches) => {
        expect(playAll([...stretches, ...stretches], 250)).toEqual(playAll(stretches, 250));
      }),
    );
  });

  it('is never more than the video has, and never shrinks', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 20 }), fc.integer({ min: 1, max: 300 }), (stretches, duration) => {
        let before = 0;
        let played: Uint8Array = none;
        for (const { from, to } of stretches) {
          played = markPlayed(played, from, to, duration);
          expect(countPlayed(played)).toBeGreaterThanOrEqual(before);
          before = countPlayed(played);
        }
        expect(before).toBeLessThanOrEqual(wholeSeconds(duration));
      }),
    );
  });
});

describe('the first second that was not played', () => {
  it('is the beginning for who jumped to the end', () => {
    expect(firstUnplayed(markPlayed(none, 590, 600, 600), 600)).toBe(0);
  });

  it('is where the first gap begins', () => {
    const played = markPlayed(markPlayed(none, 0, 42, 95.4), 60, 95.4, 95.4);
    expect(firstUnplayed(played, 95.4)).toBe(42);
  });

  it('is the beginning again when nothing is missing', () => {
    expect(firstUnplayed(markPlayed(none, 0, 95.4, 95.4), 95.4)).toBe(0);
  });
});

describe('completing a lesson', () => {
  it('takes 90 % of the distinct seconds', () => {
    expect(isComplete(53, 60)).toBe(false);
    expect(isComplete(54, 60)).toBe(true);
  });

  it('does not follow from jumping to the end', () => {
    expect(isComplete(countPlayed(markPlayed(none, 590, 600, 600)), 600)).toBe(false);
  });
});

describe('a stretch that a player claims', () => {
  it('is taken as it is when the clock allows it', () => {
    expect(believableStretch({ fromSecond: 10, toSecond: 20, wallSeconds: 10, rate: 1 })).toEqual({ from: 10, to: 20 });
    expect(believableStretch({ fromSecond: 10, toSecond: 30, wallSeconds: 10, rate: 2 })).toEqual({ from: 10, to: 30 });
  });

  it('is cut to what the clock allows', () => {
    expect(believableStretch({ fromSecond: 0, toSecond: 600, wallSeconds: 10, rate: 1 })).toEqual({ from: 0, to: 11 });
    expect(believableStretch({ fromSecond: 0, toSecond: 600, wallSeconds: 10, rate: 60 })).toEqual({ from: 0, to: 21 });
  });

  it('is nothing when it goes backwards or took no time', () => {
    expect(believableStretch({ fromSecond: 20, toSecond: 10, wallSeconds: 10, rate: 1 })).toBeNull();
    expect(believableStretch({ fromSecond: 0, toSecond: 10, wallSeconds: 0, rate: 1 })).toBeNull();
  });

  it('gains no more than its minute, however many claim the same minute', () => {
    const minute = 60_000;
    expect(mostDistinctSeconds(0, minute)).toBeLessThanOrEqual(122);
  });
});
