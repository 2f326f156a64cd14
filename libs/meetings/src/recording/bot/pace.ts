/** Says how many frames are due by the clock, whatever came in: a recording never runs slower or faster than time. */
export class Pace {
  private given = 0;

  /** @param perSecond how many frames a second has */
  constructor(
    private readonly perSecond: number,
    private readonly startedAt: number,
  ) {}

  /** How many frames are due at `now`, in milliseconds of the same clock, that were not given yet. */
  due(now: number): number {
    const all = Math.floor(((now - this.startedAt) * this.perSecond) / 1000);
    const due = Math.max(0, all - this.given);
    this.given += due;
    return due;
  }
}
