/** A time in which nothing was recorded, or which was cut out; or one that was filled afterwards. */
export interface ReplayGap {
  /** Where it is missing, or begins, in seconds from the beginning of the replay. */
  readonly atSeconds: number;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** When a replay was recorded. */
export interface ReplayTimes {
  readonly startsAt: string;
  readonly seconds: number;
  /** In order. */
  readonly gaps: readonly ReplayGap[];
  /** Where the sound of speakers’ own devices was put in afterwards. */
  readonly fills: readonly ReplayGap[];
}

/** The time of day of a second of the replay, in milliseconds since 1970: gaps are skipped. */
export function momentAt({ startsAt, gaps }: ReplayTimes, second: number): number {
  const skipped = gaps.filter(({ atSeconds }) => atSeconds <= second).reduce((sum, gap) => sum + lengthOf(gap), 0);
  return Date.parse(startsAt) + second * 1000 + skipped;
}

/** The second of the replay at which something of this time of day is shown; what happened in a gap is shown behind it. */
export function secondAt({ startsAt, seconds, gaps }: ReplayTimes, moment: number): number {
  const missed = gaps.reduce((sum, gap) => sum + missedBefore(gap, moment), 0);
  const second = (moment - Date.parse(startsAt) - missed) / 1000;
  return Math.min(seconds, Math.max(0, second));
}

/** How long a gap is, in milliseconds. */
export function lengthOf({ startsAt, endsAt }: ReplayGap): number {
  return Date.parse(endsAt) - Date.parse(startsAt);
}

function missedBefore(gap: ReplayGap, moment: number): number {
  return Math.min(lengthOf(gap), Math.max(0, moment - Date.parse(gap.startsAt)));
}
