/** A stretch of a video that was really played: [from, to) in media seconds, and how long that took on the wall. */
export interface PlayedStretch {
  fromSecond: number;
  toSecond: number;
  wallSeconds: number;
  rate: number;
  /** Milliseconds since 1970 at which the stretch ended. */
  endedAt: number;
}

interface OpenStretch {
  from: number;
  to: number;
  rate: number;
  startedAt: number;
  seenAt: number;
}

/** Media and wall clock may drift by this much between two looks before it counts as a jump or a stall. */
const tolerance = 1.5;
/** Shorter stretches are noise of starting and stopping. */
const shortest = 0.05;

/**
 * Turns what a player does into stretches that were really played. Seeking does not count what was jumped over;
 * stalls and sleep move neither media nor wall seconds; a change of speed begins a new stretch.
 */
export class PlaybackRecorder {
  private open: OpenStretch | null = null;
  private closed: PlayedStretch[] = [];

  /** The picture begins to move at `position`. */
  start(position: number, rate: number, now: number): void {
    this.stop();
    this.open = { from: position, to: position, rate, startedAt: now, seenAt: now };
  }

  /** The picture has reached `position`. */
  advance(position: number, now: number): void {
    const open = this.open;
    if (!open) return;
    const moved = position - open.to;
    const passed = ((now - open.seenAt) / 1000) * open.rate;
    if (moved < 0 || Math.abs(moved - passed) > tolerance * Math.max(1, open.rate)) {
      this.start(position, open.rate, now);
      return;
    }
    open.to = position;
    open.seenAt = now;
  }

  /** The picture stands: paused, stalled, seeking, ended. What lies after the last `advance` does not count. */
  stop(): void {
    const open = this.open;
    this.open = null;
    if (!open || open.to - open.from < shortest) return;
    this.closed.push({
      fromSecond: open.from,
      toSecond: open.to,
      wallSeconds: (open.seenAt - open.startedAt) / 1000,
      rate: open.rate,
      endedAt: open.seenAt,
    });
  }

  /** Takes what was played since the last call; a running stretch is cut here and goes on. */
  take(): PlayedStretch[] {
    const running = this.open;
    this.stop();
    if (running) {
      const { to, rate, seenAt } = running;
      this.open = { from: to, to, rate, startedAt: seenAt, seenAt };
    }
    const taken = this.closed;
    this.closed = [];
    return taken;
  }
}
