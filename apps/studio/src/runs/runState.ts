/** Where a run stands on `day` (YYYY-MM-DD). */
export function runState(
  run: { startsOn: string; endsOn: string; closedAt?: string | null },
  day: string,
): 'open' | 'coming' | 'over' | 'closed' {
  if (run.closedAt) return 'closed';
  if (day < run.startsOn) return 'coming';
  return day > run.endsOn ? 'over' : 'open';
}
