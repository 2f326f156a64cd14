import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { effectScope, type EffectScope } from 'vue';
import type { LearningEventInput } from '../contract.generated';
import { usePlaybackLog, type LoggedVideo } from './usePlaybackLog';

/** A video that plays by the fake clock. */
class FakeVideo extends EventTarget {
  currentTime = 0;
  playbackRate = 1;
  paused = true;
  seeking = false;
  ended = false;

  play() {
    this.paused = false;
    this.dispatchEvent(new Event('playing'));
  }

  pause() {
    this.paused = true;
    this.dispatchEvent(new Event('pause'));
  }

  seek(position: number) {
    this.seeking = true;
    this.currentTime = position;
    this.dispatchEvent(new Event('seeking'));
    this.seeking = false;
    this.dispatchEvent(new Event('seeked'));
  }

  /** Lets wall time pass; the picture moves unless it stands or stalls. */
  pass(seconds: number, isStalled = false) {
    for (let look = 0; look < seconds * 4; look += 1) {
      if (!this.paused && !isStalled) this.currentTime += 0.25 * this.playbackRate;
      vi.advanceTimersByTime(250);
      if (!this.paused && !isStalled) this.dispatchEvent(new Event('timeupdate'));
    }
  }
}

describe('the log of a playing video', () => {
  let scope: EffectScope;
  let video: FakeVideo;
  let events: LearningEventInput[];
  const outbox = {
    add: vi.fn(async (added: readonly LearningEventInput[]) => void events.push(...added)),
    flush: vi.fn(async () => undefined),
    sendFresh: vi.fn(),
  };
  const stretches = () => events.map(({ fromSecond, toSecond }) => [fromSecond, toSecond]);

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2020-03-02T08:00:00Z') });
    events = [];
    vi.clearAllMocks();
    video = new FakeVideo();
    scope = effectScope();
    scope.run(() =>
      usePlaybackLog(
        video as unknown as LoggedVideo,
        { courseRunId: 'run', lessonId: 'lesson', grant: 'granted' },
        outbox,
      ),
    );
  });
  afterEach(() => {
    scope.stop();
    vi.useRealTimers();
  });

  it('reports every ten seconds while it plays, so that a killed browser loses no more', () => {
    video.play();
    video.pass(25);
    expect(events).toHaveLength(2);
    expect(events.at(-1)?.positionSecond).toBeGreaterThan(19);
    expect(new Set(events.map(({ id }) => id)).size).toBe(2);
  });

  it('reports the rest at a pause, with the position of that moment', async () => {
    video.play();
    video.pass(4);
    video.pause();
    expect(events).toMatchObject([
      {
        kind: 'played',
        courseRunId: 'run',
        lessonId: 'lesson',
        fromSecond: 0,
        toSecond: 4,
        positionSecond: 4,
        wallSeconds: 4,
      },
    ]);
    await Promise.resolve();
    expect(outbox.flush).toHaveBeenCalled();
  });

  it('does not count what is jumped over', () => {
    video.play();
    video.pass(3);
    video.seek(600);
    video.pass(2);
    video.pause();
    expect(stretches()).toEqual([
      [0, 3],
      [600, 602],
    ]);
  });

  it('does not move media seconds while it waits for the network, and tells the wait apart', () => {
    video.play();
    video.pass(2);
    video.dispatchEvent(new Event('waiting'));
    video.pass(30, true);
    video.dispatchEvent(new Event('playing'));
    video.pass(3);
    video.pause();
    expect(
      events.map(({ kind, fromSecond, toSecond, wallSeconds }) => [kind, fromSecond, toSecond, wallSeconds]),
    ).toEqual([
      ['played', 0, 2, 2],
      ['played', 2, 5, 3],
      ['stalled', undefined, undefined, 30],
    ]);
    expect(events.every(({ grant }) => grant === 'granted')).toBe(true);
  });

  it('counts two minutes of a wait at most, and nothing of one that somebody ends by pausing at once', () => {
    video.play();
    video.pass(2);
    video.dispatchEvent(new Event('waiting'));
    video.pass(300, true);
    video.dispatchEvent(new Event('playing'));
    video.pass(1);
    video.pause();
    const begun = Date.parse('2020-03-02T08:00:02Z');
    const [stall] = events.filter(({ kind }) => kind === 'stalled');
    expect([stall?.wallSeconds, Date.parse(stall!.occurredAt as string)]).toEqual([120, begun + 120_000]);

    events.length = 0;
    video.dispatchEvent(new Event('waiting'));
    video.pass(20, true);
    expect(events).toEqual([]);
  });

  it('tells the rate at which each stretch was played', () => {
    video.play();
    video.pass(2);
    video.playbackRate = 2;
    video.dispatchEvent(new Event('ratechange'));
    video.pass(2);
    video.pause();
    expect(
      events.map(({ fromSecond, toSecond, rate, wallSeconds }) => [fromSecond, toSecond, rate, wallSeconds]),
    ).toEqual([
      [0, 2, 1, 2],
      [2, 6, 2, 2],
    ]);
  });

  it('moves only the position when a standing video is wound', () => {
    video.seek(120);
    expect(events).toMatchObject([{ fromSecond: 120, toSecond: 120, positionSecond: 120, wallSeconds: 0 }]);
  });

  it('lets go of everything when the page is hidden or closed', () => {
    video.play();
    video.pass(3);
    window.dispatchEvent(new Event('pagehide'));
    expect(stretches()).toEqual([[0, 3]]);
    expect(outbox.sendFresh).toHaveBeenCalledOnce();
    video.pass(3);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    document.dispatchEvent(new Event('visibilitychange'));
    expect(stretches().at(-1)).toEqual([3, 6]);
    expect(outbox.sendFresh).toHaveBeenCalledTimes(2);
  });

  it('says nothing while nothing happens', () => {
    video.pass(60);
    expect(events).toEqual([]);
  });

  it('reports the rest when the lesson is left within the app', () => {
    video.play();
    video.pass(3);
    scope.stop();
    expect(stretches()).toEqual([[0, 3]]);
    video.pass(20);
    expect(events).toHaveLength(1);
  });
});
