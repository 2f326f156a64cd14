/**
 * Periods in which something holds, without a list of them: it holds in each period of whole days that begins after
 * `previousDay` and not after `day`, and that ends on `reachedDay` or later, but before `lostDay`. The windows of one
 * question about one person never overlap, so that people are counted by counting windows, in one scan.
 */
export interface Window {
  /** Day of the fact before; `NO_DAY` when there is none. */
  readonly previousDay: number;
  readonly day: number;
  readonly reachedDay: number;
  /** `NEVER` for what holds however long the period gets. */
  readonly lostDay: number;
}

export const NO_DAY = 0;
export const NEVER = 1_000_000;

/** Whether what the window stands for holds in the period. */
export function covers(window: Window, from: number, to: number): boolean {
  return window.previousDay < from && from <= window.day && window.reachedDay <= to && to < window.lostDay;
}

/**
 * Windows of what holds in a period from `days[first]` to `days[last]`, for days in ascending order.
 * @param staysReached whether a longer period never loses what a shorter one in it has: then the first day is enough
 */
export function windowsOf(
  days: readonly number[],
  holds: (first: number, last: number) => boolean,
  staysReached: boolean,
): Window[] {
  const windows: Window[] = [];
  let open = new Map<string, Pick<Window, 'previousDay' | 'reachedDay' | 'lostDay'>>();
  days.forEach((_day, first) => {
    const previousDay = first === 0 ? NO_DAY : days[first - 1]!;
    const still: typeof open = new Map();
    for (const [reachedDay, lostDay] of runsOf(days, first, holds, staysReached)) {
      const key = [reachedDay, lostDay].join();
      still.set(key, open.get(key) ?? { previousDay, reachedDay, lostDay });
      open.delete(key);
    }
    for (const ended of open.values()) windows.push({ ...ended, day: previousDay });
    open = still;
  });
  for (const ended of open.values()) windows.push({ ...ended, day: days[days.length - 1]! });
  return windows;
}

/** Stretches of last days for which it holds from the same first day on: the first, and the first on which it no longer does. */
function runsOf(
  days: readonly number[],
  first: number,
  holds: (first: number, last: number) => boolean,
  staysReached: boolean,
): [reachedDay: number, lostDay: number][] {
  const runs: [number, number][] = [];
  let reachedDay: number | null = null;
  for (let last = first; last < days.length; last += 1) {
    const isHeld = holds(first, last);
    if (isHeld && staysReached) return [[days[last]!, NEVER]];
    if (isHeld && reachedDay === null) reachedDay = days[last]!;
    if (isHeld || reachedDay === null) continue;
    runs.push([reachedDay, days[last]!]);
    reachedDay = null;
  }
  return reachedDay === null ? runs : [...runs, [reachedDay, NEVER]];
}

/**
 * Windows of what holds where at least one of the windows does.
 * @param staysReached as in `windowsOf`, for all that the windows were made of
 */
export function unionOf(windows: readonly Window[], staysReached: boolean): Window[] {
  if (windows.length < 2) return [...windows];
  if (staysReached) return firstReached(windows);
  const days = [...new Set(windows.flatMap(daysOf))].sort((a, b) => a - b);
  return windowsOf(days, (first, last) => windows.some((window) => covers(window, days[first]!, days[last]!)), false);
}

function daysOf({ previousDay, day, reachedDay, lostDay }: Window): number[] {
  return [previousDay, day, reachedDay, lostDay].filter((one) => one !== NO_DAY && one !== NEVER);
}

/** Where a longer period never loses anything, the one that is reached first decides, among those that a period does not begin after. */
function firstReached(windows: readonly Window[]): Window[] {
  const latestFirst = [...windows].sort((a, b) => b.day - a.day || a.reachedDay - b.reachedDay);
  const deciding = latestFirst.reduce<Window[]>((steps, window) => {
    const best = steps.at(-1);
    return best && best.reachedDay <= window.reachedDay ? steps : [...steps, window];
  }, []);
  return deciding.map((window, index) => ({ ...window, previousDay: deciding[index + 1]?.day ?? NO_DAY })).reverse();
}
