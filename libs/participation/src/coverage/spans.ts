/** A stretch of school days, both inclusive. */
export interface DaySpan {
  readonly firstDay: number;
  readonly lastDay: number;
}

/** The same days in as few stretches as there can be, in their order. */
export function mergedSpans(spans: readonly DaySpan[]): DaySpan[] {
  const merged: { firstDay: number; lastDay: number }[] = [];
  for (const { firstDay, lastDay } of [...spans].sort((a, b) => a.firstDay - b.firstDay)) {
    const last = merged.at(-1);
    if (last && firstDay <= last.lastDay + 1) last.lastDay = Math.max(last.lastDay, lastDay);
    else merged.push({ firstDay, lastDay });
  }
  return merged;
}
