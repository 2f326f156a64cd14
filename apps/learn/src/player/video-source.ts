import type { Ref } from 'vue';

/** How the video comes along. */
export type SourceState = 'loading' | 'ready' | 'reconnecting' | 'failed' | 'unsupported';

/** `auto`, `saveData` (the smallest there is) or the height of a picture. */
export type Quality = 'auto' | 'saveData' | `${number}`;

/** A video with its address, whichever way the browser plays it. */
export interface VideoSource {
  readonly state: Readonly<Ref<SourceState>>;
  /** Heights that can be chosen, largest first; empty when there is nothing to choose. */
  readonly heights: Readonly<Ref<readonly number[]>>;
  choose(quality: Quality): void;
  /** Starts again after a failure, where it was. */
  retry(): void;
  close(): void;
  /** The time of day of what is seen or heard now, where the playlist tells it, in milliseconds since 1970. */
  moment(): number | null;
}

/** Waits between two attempts to reach the server again, in milliseconds; the last one repeats. */
const pauses = [1000, 2000, 4000, 8000, 15_000] as const;

/** Tries again after growing pauses, and at once when the device is online again. */
export class Reconnection {
  private attempts = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly atOnce = () => {
    if (this.timer !== undefined) this.run();
  };

  constructor(private readonly attempt: () => void) {
    window.addEventListener('online', this.atOnce);
  }

  /** Plans the next attempt, unless one is planned. */
  plan(): void {
    if (this.timer !== undefined) return;
    const pause = pauses[Math.min(this.attempts, pauses.length - 1)] ?? 15_000;
    this.attempts += 1;
    this.timer = setTimeout(() => this.run(), pause);
  }

  /** All is well again. */
  reset(): void {
    this.attempts = 0;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  close(): void {
    this.reset();
    window.removeEventListener('online', this.atOnce);
  }

  private run(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.attempt();
  }
}
