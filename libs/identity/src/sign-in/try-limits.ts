const second = 1000;

/** Wrong passwords are forgotten after this time without a new window being begun. */
export const tryWindow = 15 * 60 * second;

/** How wrong passwords in one scope slow down the next one. */
export interface TryLimit {
  /** Tries in a window that nothing slows down. */
  readonly free: number;
  /** After these the scope waits until its window is over; null when delays alone do it. */
  readonly most: number | null;
  /** No single delay is longer. */
  readonly longestDelay: number;
}

/** One account from one address, or from one known device: ten tries in 15 minutes. */
export const narrowLimit: TryLimit = { free: 5, most: 10, longestDelay: 60 * second };

/** One account from all unknown devices together. */
export const accountLimit: TryLimit = { free: 20, most: null, longestDelay: 300 * second };

/** What is remembered of a scope. Instants in milliseconds. */
export interface Tries {
  readonly count: number;
  readonly windowBegan: number;
  readonly waitUntil: number;
}

/** Milliseconds to wait before the next try; 0 when it may happen now. */
export function waitFor(tries: Tries | null, now: number): number {
  if (!tries || isOver(tries, now)) return 0;
  return Math.max(0, tries.waitUntil - now);
}

/** The scope after one more try. */
export function afterTry(tries: Tries | null, limit: TryLimit, now: number): Tries {
  const began = tries && !isOver(tries, now) ? tries : { count: 0, windowBegan: now };
  const count = began.count + 1;
  const end = began.windowBegan + tryWindow;
  const delay = count < limit.free ? 0 : Math.min(limit.longestDelay, 2 ** (count - limit.free) * second);
  const waitUntil = limit.most !== null && count >= limit.most ? end : Math.min(now + delay, end);
  return { count, windowBegan: began.windowBegan, waitUntil };
}

function isOver(tries: Tries, now: number): boolean {
  return tries.windowBegan + tryWindow <= now;
}

/** A wider scope after the right password came from a narrower one: its tries no longer count, those of others do. */
export function withoutTries(tries: Tries, count: number, limit: TryLimit): Tries {
  const left = Math.max(0, tries.count - count);
  return { ...tries, count: left, waitUntil: left < limit.free ? 0 : tries.waitUntil };
}
