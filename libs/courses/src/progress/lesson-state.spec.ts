import fc from 'fast-check';
import {
  after,
  isCompletedAlone,
  openedAt,
  ratioOf,
  resumeAt,
  withClass,
  type LessonEvent,
  type LessonState,
} from './lesson-state.js';
import { markPlayed } from './played.js';

const start = Date.parse('2020-04-15T02:00:00.000Z');
const video = { hasVideo: true, durationSeconds: 100 };
const text = { hasVideo: false, durationSeconds: null };

function played(at: number, from: number, to: number, given: Partial<LessonEvent> = {}): LessonEvent {
  return {
    ...{ occurredAt: start + at * 1000, wallSeconds: to - from, fromSecond: from, toSecond: to, positionSecond: to },
    ...{ rate: 1, creditedMilliseconds: (to - from) * 1000 },
    ...given,
  };
}

function follow(
  events: LessonEvent[],
  lesson: { hasVideo: boolean; durationSeconds: number | null } = video,
): LessonState {
  return events.reduce((state, event) => after(state, event, lesson), openedAt(start));
}

describe('progress in a lesson with a video', () => {
  it('is complete at 90 % of the distinct seconds, when the last of them was played', () => {
    const steps = Array.from({ length: 9 }, (_, index) => played((index + 1) * 10, index * 10, index * 10 + 10));
    expect(follow(steps.slice(0, 8)).completedAt).toBeNull();
    expect(follow(steps).completedAt).toBe(start + 90_000);
  });

  it('is not complete after a jump to the end', () => {
    const state = follow([played(10, 0, 10), played(20, 90, 100)]);
    expect(state.completedAt).toBeNull();
    expect(state.distinctSeconds).toBe(20);
    expect(state.positionSeconds).toBe(100);
  });

  it('goes on where one was, and after a jump to the end at the first second that was not played', () => {
    expect(resumeAt(follow([played(10, 0, 10), played(20, 50, 60)]))).toBe(60);
    expect(resumeAt(follow([played(10, 0, 10), played(20, 90, 100)]))).toBe(10);
  });

  it('goes on nowhere else once it is complete', () => {
    const steps = Array.from({ length: 10 }, (_, index) => played((index + 1) * 10, index * 10, index * 10 + 10));
    expect(resumeAt(follow(steps))).toBe(100);
  });

  it('stays complete', () => {
    const steps = Array.from({ length: 10 }, (_, index) => played((index + 1) * 10, index * 10, index * 10 + 10));
    const done = follow(steps);
    expect(after(done, played(200, 0, 10), video).completedAt).toBe(done.completedAt);
  });

  it('does not believe a whole video in ten seconds', () => {
    expect(follow([played(10, 0, 100, { wallSeconds: 10 })]).distinctSeconds).toBeLessThanOrEqual(11);
  });

  it('does not believe many stretches for the same minute', () => {
    const events = Array.from({ length: 50 }, (_, index) =>
      played(60, index * 60, index * 60 + 60, { occurredAt: start + 60_000 }),
    );
    const lecture = { hasVideo: true, durationSeconds: 3000 };
    expect(follow(events, lecture).distinctSeconds).toBeLessThanOrEqual(122);
  });

  it('keeps the position of the latest report, whichever arrives last', () => {
    const early = played(10, 0, 10);
    const late = played(50, 40, 50);
    expect(follow([early, late]).positionSeconds).toBe(50);
    expect(follow([late, early]).positionSeconds).toBe(50);
  });

  it('moves the position without counting anything, after a seek while paused', () => {
    const seek = played(20, 70, 70, { wallSeconds: 0, creditedMilliseconds: 0 });
    const state = follow([played(10, 0, 10), seek]);
    expect(state.positionSeconds).toBe(70);
    expect(state.distinctSeconds).toBe(10);
  });

  it('keeps the position inside the video', () => {
    expect(follow([played(10, 0, 10, { positionSecond: 5000 })]).positionSeconds).toBe(100);
    expect(follow([played(10, 0, 10, { positionSecond: -3 })]).positionSeconds).toBe(0);
  });

  it('never has more seconds than the video', () => {
    const event = fc
      .record({
        at: fc.nat({ max: 500 }),
        from: fc.nat({ max: 100 }),
        length: fc.nat({ max: 60 }),
        rate: fc.double({ min: 0, max: 4, noNaN: true }),
      })
      .map(({ at, from, length, rate }) => played(at, from, from + length, { rate }));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const state = follow(events);
        expect(state.distinctSeconds).toBeLessThanOrEqual(100);
        expect(ratioOf(state)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('progress in a lesson without a video', () => {
  it('is complete after a minute of credited reading', () => {
    const reading = (at: number) => played(at, 0, 10, { fromSecond: null, toSecond: null, positionSecond: null });
    const steps = [10, 20, 30, 40, 50, 60].map(reading);
    expect(follow(steps.slice(0, 5), text).completedAt).toBeNull();
    expect(ratioOf(follow(steps.slice(0, 3), text))).toBe(0.5);
    expect(follow(steps, text).completedAt).toBe(start + 60_000);
  });
});

describe('what was seen in class', () => {
  const seen = (from: number, to: number) => ({
    ...{
      seconds: markPlayed(new Uint8Array(), from, to, 100),
      milliseconds: (to - from) * 1000,
      until: start + 900_000,
    },
  });
  const nothing = { seconds: new Uint8Array(), milliseconds: 0, until: 0 };

  it('completes a lesson together with what was played, and is taken back', () => {
    const alone = follow([played(40, 0, 40)]);
    const both = withClass(alone, seen(30, 95), video);
    expect(both).toMatchObject({ distinctSeconds: 95, completedAt: start + 900_000, isCompletedInClass: true });
    expect(withClass(both, nothing, video)).toMatchObject({ distinctSeconds: 40, completedAt: null });
  });

  it('takes nothing from who has completed it alone', () => {
    const steps = Array.from({ length: 10 }, (_, index) => played((index + 1) * 10, index * 10, index * 10 + 10));
    const both = steps.reduce(
      (state, event) => after(state, event, video),
      withClass(openedAt(start), seen(0, 95), video),
    );
    expect(isCompletedAlone(both)).toBe(true);
    expect(withClass(both, nothing, video).completedAt).toBe(both.completedAt);
  });

  it('is where one does not go on', () => {
    expect(resumeAt(withClass(openedAt(start), seen(0, 60), video))).toBe(60);
    expect(resumeAt(withClass(follow([played(10, 0, 10)]), seen(30, 60), video))).toBe(10);
  });

  it('leaves as much room for playing as there was', () => {
    const before = withClass(openedAt(start), seen(0, 80), video);
    expect(after(before, played(10, 80, 90), video).distinctSeconds).toBe(90);
  });
});
