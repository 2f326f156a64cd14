const WINDOW_MS = 4000;

/** Measures bytes per second over the last few seconds, so that the shown speed does not jump with every chunk. */
export class SpeedMeter {
  private readonly samples: { at: number; bytes: number }[] = [];

  /** Bytes per second after `bytes` have been confirmed at `at` (milliseconds). */
  measure(bytes: number, at: number): number {
    this.samples.push({ at, bytes });
    while (this.samples.length > 2 && at - this.samples[0]!.at > WINDOW_MS) this.samples.shift();
    const first = this.samples[0]!;
    const seconds = (at - first.at) / 1000;
    return seconds > 0 ? Math.max(0, (bytes - first.bytes) / seconds) : 0;
  }
}
