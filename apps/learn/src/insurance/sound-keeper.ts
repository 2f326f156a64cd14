import { newId } from '@yunqiao/ui';

/** Some seconds of a microphone. Only the first piece of a run begins with what a decoder needs. */
export interface SoundPiece {
  readonly runId: string;
  /** From 0 within the run. */
  readonly number: number;
  /** The run's first moment, in milliseconds since 1970 by the clock of the house. */
  readonly runStartedAt: number;
  readonly durationMs: number;
  readonly content: ArrayBuffer;
}

const bitsPerSecond = 24_000;
/** What a crash of the browser costs at most. */
export const pieceMilliseconds = 5_000;
/** A run is sent as a whole, so that it is short. */
export const runMilliseconds = 30_000;
/** As long as one piece may be, for the server. */
const longestPiece = 10_000;
const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];

interface Run {
  readonly recorder: MediaRecorder;
  readonly ending: ReturnType<typeof setTimeout>;
  /** The one that goes on until this one hears something. */
  before: Run | null;
}

/** Keeps what a microphone hears, in runs of half a minute that are cut into pieces of five seconds. */
export class SoundKeeper {
  private track: MediaStreamTrack | null = null;
  private run: Run | null = null;

  /** @param now the clock of the house, in milliseconds since 1970 */
  constructor(
    private readonly take: (piece: SoundPiece) => void,
    private readonly now: () => number,
  ) {}

  /** Keeps this track from now on, and no other; null for nothing at all. */
  follow(track: MediaStreamTrack | null): void {
    if (track === this.track) return;
    this.track = track;
    this.end();
    if (track && typeof MediaRecorder !== 'undefined') this.begin(track);
  }

  private begin(track: MediaStreamTrack, before: Run | null = null): void {
    const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type));
    const recorder = new MediaRecorder(new MediaStream([track]), { mimeType, audioBitsPerSecond: bitsPerSecond });
    const runId = newId();
    let [number, runStartedAt, cutAt] = [0, this.now(), performance.now()];
    recorder.onstart = () => {
      [runStartedAt, cutAt] = [this.now(), performance.now()];
      stop(before);
      if (this.run?.recorder === recorder) this.run.before = null;
    };
    recorder.ondataavailable = async ({ data }) => {
      const durationMs = Math.min(longestPiece, Math.max(1, Math.round(performance.now() - cutAt)));
      cutAt = performance.now();
      if (data.size === 0) return;
      const place = { runId, number, runStartedAt, durationMs };
      number += 1;
      this.take({ ...place, content: await data.arrayBuffer() });
    };
    this.run = { recorder, ending: setTimeout(() => this.goOn(), runMilliseconds), before };
    recorder.start(pieceMilliseconds);
  }

  /** The next run hears something before this one ends, so that nothing falls between: a busy browser takes seconds for it. */
  private goOn(): void {
    if (this.track?.readyState === 'live') return this.begin(this.track, this.run);
    this.end();
  }

  private end(): void {
    stop(this.run);
    this.run = null;
  }
}

function stop(run: Run | null): void {
  if (!run) return;
  stop(run.before);
  clearTimeout(run.ending);
  if (run.recorder.state !== 'inactive') run.recorder.stop();
}
