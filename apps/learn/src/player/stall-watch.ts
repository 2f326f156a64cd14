/** A time in which the network kept the learner waiting. */
export interface Stall {
  /** Two minutes at most. */
  seconds: number;
  /** Milliseconds since 1970 at which the counted time ended. */
  endedAt: number;
}

/** Longer than this no wait counts: by then one has gone away. */
const longest = 120_000;
/** Shorter waits are nobody's loss. */
const shortest = 500;

/** Keeps what a player waited for the network. */
export class StallWatch {
  private since: number | null = null;
  private ended: Stall[] = [];

  /** The picture stands. */
  begin(now: number): void {
    this.since ??= now;
  }

  /** It moves again, or somebody has stopped it. */
  end(now: number): void {
    const { since } = this;
    this.since = null;
    if (since === null || now - since < shortest) return;
    const milliseconds = Math.min(now - since, longest);
    this.ended.push({ seconds: milliseconds / 1000, endedAt: since + milliseconds });
  }

  /** Takes the waits that ended since the last call. */
  take(): Stall[] {
    const taken = this.ended;
    this.ended = [];
    return taken;
  }
}
