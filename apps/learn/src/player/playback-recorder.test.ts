import { describe, expect, it } from 'vitest';
import { PlaybackRecorder } from './playback-recorder';

/** Plays `seconds` of wall time from `position`, looking four times a second; returns where it arrives. */
function play(recorder: PlaybackRecorder, position: number, seconds: number, from: number, rate = 1): number {
  for (let look = 1; look <= seconds * 4; look += 1) recorder.advance(position + (look / 4) * rate, from + look * 250);
  return position + seconds * rate;
}

describe('what counts as played', () => {
  it('is the stretch between start and stop', () => {
    const recorder = new PlaybackRecorder();
    recorder.start(30, 1, 0);
    play(recorder, 30, 8, 0);
    recorder.stop();
    expect(recorder.take()).toEqual([{ fromSecond: 30, toSecond: 38, wallSeconds: 8, rate: 1, endedAt: 8000 }]);
  });

  it('takes half the wall time at double speed', () => {
    const recorder = new PlaybackRecorder();
    recorder.start(0, 2, 0);
    play(recorder, 0, 5, 0, 2);
    recorder.stop();
    expect(recorder.take()).toMatchObject([{ fromSecond: 0, toSecond: 10, wallSeconds: 5, rate: 2 }]);
  });

  it('does not include what was jumped over', () => {
    const recorder = new PlaybackRecorder();
    recorder.start(0, 1, 0);
    play(recorder, 0, 4, 0);
    recorder.advance(900, 4250);
    play(recorder, 900, 4, 4250);
    recorder.stop();
    expect(recorder.take().map(({ fromSecond, toSecond }) => [fromSecond, toSecond])).toEqual([
      [0, 4],
      [900, 904],
    ]);
  });

  it('does not include a jump back either', () => {
    const recorder = new PlaybackRecorder();
    recorder.start(100, 1, 0);
    play(recorder, 100, 2, 0);
    recorder.advance(10, 2250);
    play(recorder, 10, 2, 2250);
    recorder.stop();
    expect(recorder.take().map(({ fromSecond, toSecond }) => [fromSecond, toSecond])).toEqual([
      [100, 102],
      [10, 12],
    ]);
  });

  it('leaves out the wall time of a stall and of a sleeping device', () => {
    const recorder = new PlaybackRecorder();
    recorder.start(0, 1, 0);
    play(recorder, 0, 3, 0);
    const anHourLater = 3_603_000;
    recorder.advance(3.1, anHourLater);
    play(recorder, 3.1, 3, anHourLater);
    recorder.stop();
    const taken = recorder.take();
    expect(taken.reduce((sum, { wallSeconds }) => sum + wallSeconds, 0)).toBeCloseTo(6);
    expect(taken.every(({ wallSeconds }) => wallSeconds <= 3)).toBe(true);
  });

  it('is handed out once, and a running stretch goes on where it was cut', () => {
    const recorder = new PlaybackRecorder();
    recorder.start(0, 1, 0);
    play(recorder, 0, 10, 0);
    expect(recorder.take()).toMatchObject([{ fromSecond: 0, toSecond: 10 }]);
    expect(recorder.take()).toEqual([]);
    play(recorder, 10, 5, 10_000);
    recorder.stop();
    expect(recorder.take()).toMatchObject([{ fromSecond: 10, toSecond: 15, wallSeconds: 5 }]);
  });

  it('is nothing while the picture stands', () => {
    const recorder = new PlaybackRecorder();
    recorder.start(12, 1, 0);
    recorder.stop();
    recorder.advance(20, 8000);
    expect(recorder.take()).toEqual([]);
  });
});
