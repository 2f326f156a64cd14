/** Share of a video's distinct seconds that completes its lesson. */
export const COMPLETE_SHARE = 0.9;

/** Fastest playback that counts. */
export const FASTEST_RATE = 2;

/** Media seconds that an event may cover beyond its wall clock: timers and seeks are not exact. */
const TOLERANCE_SECONDS = 1;

/** Reaching the end to within this many seconds is reaching the end. */
const END_SLACK_SECONDS = 0.5;

/** Whole seconds of a video, the last broken one included. */
export function wholeSeconds(durationSeconds: number): number {
  return Math.max(1, Math.ceil(durationSeconds));
}

/**
 * Marks the seconds of `[from, to)` in the bitset. A second counts when its middle was played, so that stretches that
 * meet neither lose nor double the second where they meet; the last, broken second counts when the end was reached.
 * The given bitset stays as it is.
 */
export function markPlayed(played: Uint8Array, from: number, to: number, durationSeconds: number): Uint8Array {
  const seconds = wholeSeconds(durationSeconds);
  const marked = new Uint8Array(Math.ceil(seconds / 8));
  marked.set(played.subarray(0, marked.length));
  const first = Math.max(0, Math.ceil(from - 0.5));
  const end = to >= durationSeconds - END_SLACK_SECONDS ? seconds : Math.ceil(to - 0.5);
  for (let second = first; second < Math.min(end, seconds); second += 1) {
    marked[second >> 3]! |= 1 << (second & 7);
  }
  return marked;
}

/** The first whole second that was not played; 0 when all were. */
export function firstUnplayed(played: Uint8Array, durationSeconds: number): number {
  const seconds = wholeSeconds(durationSeconds);
  for (let second = 0; second < seconds; second += 1) {
    const isPlayed = ((played[second >> 3] ?? 0) & (1 << (second & 7))) !== 0;
    if (!isPlayed) return second;
  }
  return 0;
}

/** How many distinct seconds are marked. */
export function countPlayed(played: Uint8Array): number {
  let count = 0;
  for (const byte of played) {
    for (let bits = byte; bits !== 0; bits &= bits - 1) count += 1;
  }
  return count;
}

/** Seconds that are marked in either. */
export function unitedSeconds(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(Math.max(one.length, other.length));
  both.set(one);
  other.forEach((byte, index) => (both[index]! |= byte));
  return both;
}

/** True when enough distinct seconds were played. */
export function isComplete(distinctSeconds: number, durationSeconds: number): boolean {
  return distinctSeconds >= COMPLETE_SHARE * wholeSeconds(durationSeconds) - 1e-9;
}

/** A stretch of media that a player claims to have played in `wallSeconds`. */
export interface PlayedStretch {
  fromSecond: number;
  toSecond: number;
  wallSeconds: number;
  rate: number;
}

/**
 * The part of a claimed stretch that the wall clock allows: media seconds cannot run faster than the clock times the
 * playback rate, and not faster than twice. Nothing at all when it goes backwards.
 */
export function believableStretch(stretch: PlayedStretch): { from: number; to: number } | null {
  const rate = Math.min(Math.max(stretch.rate, 0), FASTEST_RATE);
  const wallSeconds = Math.max(stretch.wallSeconds, 0);
  if (stretch.toSecond <= stretch.fromSecond || wallSeconds === 0 || rate === 0) return null;
  const most = wallSeconds * rate + TOLERANCE_SECONDS;
  return { from: stretch.fromSecond, to: Math.min(stretch.toSecond, stretch.fromSecond + most) };
}

/**
 * Distinct seconds that can have been played between the first and the latest contact with a lesson, at the fastest
 * rate: whoever claims many stretches for the same minute gains no more than that minute.
 */
export function mostDistinctSeconds(firstAt: number, latestAt: number): number {
  return Math.ceil(((latestAt - firstAt) / 1000) * FASTEST_RATE) + TOLERANCE_SECONDS * 2;
}
