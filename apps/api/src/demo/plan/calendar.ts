import type { Random } from './random.js';

const day = 86_400_000;
const minute = 60_000;

/** How busy the 19 weeks of the 2020 spring term were: schools were shut until late April. */
const weekWeights = [6, 9, 10, 10, 9.5, 9, 8.5, 8, 6.5, 5, 4.2, 4, 3.6, 3.5, 3.2, 3, 2.6, 2.2, 1.6];
/** Monday to Sunday. */
const dayWeights = [10, 10.5, 10, 10, 9, 4, 5];
/** Hours at which people sit down to learn, in Shanghai. */
const hours = [8, 9, 10, 11, 13, 14, 15, 16, 18, 19, 20, 21];
const hourWeights = [7, 10, 10, 6, 4, 8, 9, 6, 4, 9, 9, 4];

/** Draws the instants at which somebody sits down to learn. */
export interface Calendar {
  /** In order of time, in milliseconds since 1970. */
  starts(random: Random, count: number): number[];
  /** Nobody sits down after this instant. */
  readonly latest: number;
}

/** The weeks of the spring term, from its first Monday. */
export function springCalendar(firstMonday: string): Calendar {
  const first = Date.parse(`${firstMonday}T00:00:00+08:00`);
  return {
    latest: first + weekWeights.length * 7 * day - 2 * 60 * minute,
    starts: (random, count) =>
      sorted(
        count,
        () => first + random.weighted(weekWeights) * 7 * day + random.weighted(dayWeights) * day + timeOfDay(random),
      ),
  };
}

/** The days until now, at most three weeks of them; the last sitting is over by now. */
export function recentCalendar(now: number, notBefore: number): Calendar {
  const latest = now - 90 * minute;
  const midnight = Math.floor((now + 8 * 60 * minute) / day) * day - 8 * 60 * minute;
  const days = Math.max(1, Math.min(21, Math.floor((midnight - notBefore) / day)));
  return {
    latest,
    starts: (random, count) =>
      sorted(count, () => midnight - random.integer(0, days - 1) * day + timeOfDay(random)).filter(
        (start) => start > notBefore && start < latest,
      ),
  };
}

function timeOfDay(random: Random): number {
  return hours[random.weighted(hourWeights)]! * 60 * minute + Math.floor(random.next() * 55 * minute);
}

function sorted(count: number, draw: () => number): number[] {
  return Array.from({ length: count }, draw).sort((a, b) => a - b);
}
