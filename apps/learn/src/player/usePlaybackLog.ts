import { newId } from '@yunqiao/ui';
import { onScopeDispose } from 'vue';
import type { LearningEventInput } from '../contract.generated';
import type { LearningOutbox } from './learning-outbox';
import type { LessonOnPlayer } from './lesson-on-player';
import { PlaybackRecorder, type PlayedStretch } from './playback-recorder';
import { StallWatch, type Stall } from './stall-watch';

/** Seconds between two reports while the video runs: what a killed browser may lose, at most. */
export const reportEvery = 10;

/** The part of a video element that the log listens to. */
export type LoggedVideo = Pick<
  HTMLVideoElement,
  'currentTime' | 'playbackRate' | 'paused' | 'seeking' | 'ended' | 'addEventListener' | 'removeEventListener'
>;

/** Three decimals are a millisecond. */
function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}

function playedEvent(lesson: LessonOnPlayer, stretch: PlayedStretch): LearningEventInput {
  return {
    id: newId(stretch.endedAt),
    ...lesson,
    kind: 'played',
    occurredAt: new Date(stretch.endedAt).toISOString(),
    wallSeconds: rounded(stretch.wallSeconds),
    fromSecond: rounded(stretch.fromSecond),
    toSecond: rounded(stretch.toSecond),
    positionSecond: rounded(stretch.toSecond),
    rate: stretch.rate,
  };
}

/** The network kept the learner waiting; that must not cost credit. */
function stalledEvent(lesson: LessonOnPlayer, { seconds, endedAt }: Stall): LearningEventInput {
  return {
    ...{ id: newId(endedAt), ...lesson, kind: 'stalled', occurredAt: new Date(endedAt).toISOString() },
    wallSeconds: rounded(seconds),
  };
}

/** What moves only the place to go on at: nothing was played. */
function movedEvent(lesson: LessonOnPlayer, position: number): LearningEventInput {
  const now = Date.now();
  const at = rounded(position);
  return {
    id: newId(now),
    ...lesson,
    kind: 'played',
    occurredAt: new Date(now).toISOString(),
    wallSeconds: 0,
    fromSecond: at,
    toSecond: at,
    positionSecond: at,
    rate: 1,
  };
}

/** Everything that happens to the log of one video; `watch` and `close` are its life. */
export class PlaybackLog {
  private readonly recorder = new PlaybackRecorder();
  private readonly stalls = new StallWatch();
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly listeners: [string, () => void][];

  constructor(
    private readonly video: LoggedVideo,
    private readonly lesson: LessonOnPlayer,
    private readonly outbox: Pick<LearningOutbox, 'add' | 'flush' | 'sendFresh'>,
    /** The place that the server knows of. */
    private lastPosition = 0,
  ) {
    this.listeners = [
      ['playing', () => this.begin()],
      ['timeupdate', () => this.look()],
      ['waiting', () => this.wait()],
      ['seeking', () => this.recorder.stop()],
      ['seeked', () => this.land()],
      ['ratechange', () => this.changeSpeed()],
      ['pause', () => this.halt()],
      ['ended', () => this.halt()],
    ];
  }

  /** Listens from now on and reports every ten seconds. */
  watch(): void {
    for (const [name, listener] of this.listeners) this.video.addEventListener(name, listener);
    this.timer = setInterval(() => void this.report(), reportEvery * 1000);
  }

  /** Reports the rest and listens no more. */
  close(): void {
    clearInterval(this.timer);
    for (const [name, listener] of this.listeners) this.video.removeEventListener(name, listener);
    this.look();
    this.recorder.stop();
    this.stalls.end(Date.now());
    void this.report();
  }

  /** The page may be gone in a moment: what was played leaves now. */
  leave(): void {
    this.look();
    void this.outbox.add(this.taken());
    this.outbox.sendFresh();
  }

  /** Hands what was played to the outbox and lets it send. */
  async report(): Promise<void> {
    this.look();
    const events = this.taken();
    if (events.length === 0) return;
    await this.outbox.add(events);
    await this.outbox.flush();
  }

  private taken(): LearningEventInput[] {
    const events = this.recorder.take().map((stretch) => playedEvent(this.lesson, stretch));
    const reached = events.at(-1)?.positionSecond;
    if (reached != null) this.lastPosition = reached;
    return [...events, ...this.stalls.take().map((stall) => stalledEvent(this.lesson, stall))];
  }

  /** The picture stands for want of what comes next; after a seek that is no news. */
  private wait(): void {
    this.recorder.stop();
    if (!this.video.paused && !this.video.seeking) this.stalls.begin(Date.now());
  }

  private begin(): void {
    this.stalls.end(Date.now());
    this.recorder.start(this.video.currentTime, this.video.playbackRate, Date.now());
  }

  private look(): void {
    if (!this.video.seeking) this.recorder.advance(this.video.currentTime, Date.now());
  }

  private changeSpeed(): void {
    if (this.video.paused || this.video.seeking) return;
    this.look();
    this.begin();
  }

  private halt(): void {
    this.look();
    this.recorder.stop();
    this.stalls.end(Date.now());
    void this.report();
  }

  /** After a seek: a running video is recorded anew, a standing one tells where it stands. */
  private land(): void {
    if (!this.video.paused) {
      void this.report();
      this.begin();
      return;
    }
    const position = this.video.currentTime;
    if (Math.abs(position - this.lastPosition) < 1) return;
    this.lastPosition = position;
    void this.outbox.add([movedEvent(this.lesson, position)]).then(() => this.outbox.flush());
  }
}

/** Logs what is played on `video` for as long as the component lives, also when the page is hidden or closed. */
export function usePlaybackLog(
  video: LoggedVideo,
  lesson: LessonOnPlayer,
  outbox: Pick<LearningOutbox, 'add' | 'flush' | 'sendFresh'>,
  startAt = 0,
): PlaybackLog {
  const log = new PlaybackLog(video, lesson, outbox, startAt);
  const leave = () => log.leave();
  const leaveWhenHidden = () => {
    if (document.visibilityState === 'hidden') log.leave();
  };
  log.watch();
  window.addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', leaveWhenHidden);
  onScopeDispose(() => {
    window.removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', leaveWhenHidden);
    log.close();
  });
  return log;
}
