import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pieceMilliseconds, runMilliseconds, SoundKeeper, type SoundPiece } from './sound-keeper';

/** A browser's recorder: a piece every so many milliseconds, and the rest when it stops. */
class FakeRecorder {
  static readonly isTypeSupported = (type: string) => type.startsWith('audio/webm');
  /** A busy browser hears something only this many milliseconds after it was told to begin. */
  static lateness = 0;
  state = 'inactive';
  onstart: (() => void) | null = null;
  ondataavailable: ((event: { data: Blob }) => void) | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private beginning: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly stream: { tracks: readonly MediaStreamTrack[] },
    readonly options: MediaRecorderOptions,
  ) {}

  start(milliseconds: number) {
    this.state = 'recording';
    if (FakeRecorder.lateness === 0) this.hear(milliseconds);
    else this.beginning = setTimeout(() => this.hear(milliseconds), FakeRecorder.lateness);
  }

  stop() {
    clearTimeout(this.beginning);
    clearInterval(this.timer);
    this.state = 'inactive';
    if (this.timer !== undefined) this.cut();
  }

  private hear(milliseconds: number) {
    this.onstart?.();
    this.timer = setInterval(() => this.cut(), milliseconds);
  }

  private cut() {
    const data = { size: 1, arrayBuffer: () => Promise.resolve(new ArrayBuffer(1)) };
    this.ondataavailable?.({ data: data as unknown as Blob });
  }
}

const track = () => ({ readyState: 'live' }) as MediaStreamTrack;
let pieces: SoundPiece[];
let keeper: SoundKeeper;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  vi.stubGlobal(
    'MediaStream',
    class {
      constructor(readonly tracks: readonly MediaStreamTrack[]) {}
    },
  );
  FakeRecorder.lateness = 0;
  pieces = [];
  keeper = new SoundKeeper(
    (piece) => pieces.push(piece),
    () => Date.now() + 1_000_000,
  );
});
afterEach(() => {
  keeper.follow(null);
  vi.useRealTimers();
});

async function spend(milliseconds: number) {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await flushPromises();
}

describe('the keeper of a microphone', () => {
  it('cuts what it hears into pieces of five seconds, by the clock of the house', async () => {
    const begun = Date.now() + 1_000_000;
    keeper.follow(track());
    await spend(2 * pieceMilliseconds);
    expect(pieces.map(({ number, durationMs, runStartedAt }) => [number, durationMs, runStartedAt])).toEqual([
      [0, 5_000, begun],
      [1, 5_000, begun],
    ]);
  });

  it('hears nothing while the microphone is off, and begins another run when it is on again', async () => {
    const microphone = track();
    keeper.follow(microphone);
    await spend(3_000);
    keeper.follow(null);
    await spend(10 * pieceMilliseconds);
    expect(pieces.map(({ durationMs }) => durationMs)).toEqual([3_000]);
    keeper.follow(microphone);
    await spend(pieceMilliseconds);
    expect(new Set(pieces.map(({ runId }) => runId)).size).toBe(2);
    expect(pieces.map(({ number }) => number)).toEqual([0, 0]);
  });

  it('begins another run after half a minute, so that no more than that is sent for a short gap', async () => {
    keeper.follow(track());
    await spend(2 * runMilliseconds + 1_000);
    const runs = [...new Set(pieces.map(({ runId }) => runId))];
    const lengths = runs.map((id) =>
      pieces.filter(({ runId }) => runId === id).reduce((sum, { durationMs }) => sum + durationMs, 0),
    );
    expect(lengths.slice(0, 2).every((length) => Math.abs(length - runMilliseconds) < 50)).toBe(true);
    expect(Math.max(...pieces.map(({ number }) => number))).toBeLessThan(12);
  });

  it('misses nothing between two runs, although a busy browser hears the next one only after seconds', async () => {
    FakeRecorder.lateness = 3_000;
    keeper.follow(track());
    await spend(2 * runMilliseconds + 10_000);
    const runs = [...new Set(pieces.map(({ runId }) => runId))].map((id) => pieces.filter(({ runId }) => runId === id));
    const endOf = (run: SoundPiece[]) => run.reduce((at, { durationMs }) => at + durationMs, run[0]!.runStartedAt);
    expect(runs.length).toBeGreaterThan(1);
    for (const [index, run] of runs.slice(1).entries())
      expect(endOf(runs[index]!)).toBeGreaterThanOrEqual(run[0]!.runStartedAt);
  });

  it('ends also the run before, when the microphone goes off while the next one is still to hear something', async () => {
    keeper.follow(track());
    await spend(runMilliseconds - 1_000);
    FakeRecorder.lateness = 3_000;
    await spend(2_000);
    keeper.follow(null);
    await spend(0);
    const heard = pieces.reduce((sum, { durationMs }) => sum + durationMs, 0);
    expect(heard).toBe(runMilliseconds + 1_000);
    await spend(10 * pieceMilliseconds);
    expect(pieces.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBe(heard);
  });

  it('keeps nothing in a browser that cannot', async () => {
    vi.stubGlobal('MediaRecorder', undefined);
    keeper.follow(track());
    await spend(pieceMilliseconds);
    expect(pieces).toEqual([]);
  });
});
