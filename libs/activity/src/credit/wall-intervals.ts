import type { WallInterval } from './credit.js';

/** The same time as intervals in order that neither overlap nor touch. */
export function united(intervals: readonly WallInterval[]): WallInterval[] {
  const whole: WallInterval[] = [];
  for (const { from, to } of [...intervals].sort((a, b) => a.from - b.from)) {
    if (to <= from) continue;
    const last = whole.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else whole.push({ from, to });
  }
  return whole;
}

/** The time that lies in both. */
export function within(intervals: readonly WallInterval[], bounds: readonly WallInterval[]): WallInterval[] {
  return united(
    intervals.flatMap((one) =>
      bounds.map((bound) => ({ from: Math.max(one.from, bound.from), to: Math.min(one.to, bound.to) })),
    ),
  );
}

/** The time of the first that is not in the second. */
export function without(intervals: readonly WallInterval[], taken: readonly WallInterval[]): WallInterval[] {
  return united(taken).reduce(
    (left, hole) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, hole.from) },
          { from: Math.max(from, hole.to), to },
        ].filter((piece) => piece.from < piece.to),
      ),
    united(intervals),
  );
}

/** The same time in pieces of at most so many milliseconds. */
export function inPieces(intervals: readonly WallInterval[], most: number): WallInterval[] {
  return intervals.flatMap(({ from, to }) =>
    Array.from({ length: Math.ceil((to - from) / most) }, (_, index) => ({
      from: from + index * most,
      to: Math.min(to, from + (index + 1) * most),
    })),
  );
}
