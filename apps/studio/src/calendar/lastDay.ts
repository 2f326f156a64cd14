/** The last day on which something held, from the first day on which it no longer holds (YYYY-MM-DD). */
export function lastDayOf(validTo: string): string {
  const date = new Date(`${validTo}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 1);
  return date.toISOString().slice(0, 10);
}
