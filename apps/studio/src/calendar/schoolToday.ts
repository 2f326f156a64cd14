const asWritten = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** The school day of an instant, YYYY-MM-DD in Asia/Shanghai, whatever the clock of the reader's device says. */
export function schoolToday(now = new Date()): string {
  return asWritten.format(now);
}
