/** So many months have a partition before they begin. */
const MONTHS_AHEAD = 3;

/**
 * The months that begin after `first`, and until three months after `today`: where the log is parted.
 * @returns their first days, YYYY-MM-01, by UTC, in order
 */
export function monthsFrom(first: Date, today: Date): string[] {
  return monthsBetween(monthAfter(first, 1), monthAfter(today, MONTHS_AHEAD));
}

/** The months from that of `first` to that of `last`: their first days, YYYY-MM-01, by UTC, in order. */
export function monthsBetween(first: Date, last: Date): string[] {
  const months: string[] = [];
  for (let month = monthAfter(first, 0); month <= last; month = monthAfter(month, 1))
    months.push(month.toISOString().slice(0, 10));
  return months;
}

/** Name of the partition that begins with a month. */
export function partitionOf(month: string): string {
  return `from_${month.slice(0, 7).replace('-', '_')}`;
}

/** The beginning of a month. */
function monthAfter(moment: Date, months: number): Date {
  return new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + months));
}
