import type { Term } from '@yunqiao/courses';
import type { ReportRhythm } from './report-schedule.entity.js';

/** A term or month that is over, and of which a report is due. */
export interface DuePeriod {
  /** First and last school day, inclusive. */
  readonly from: string;
  readonly to: string;
  /** Null for a month. */
  readonly term: Term | null;
}

export interface Rhythm {
  readonly rhythm: ReportRhythm;
  /** 1 for the day after the end. */
  readonly dayAfterEnd: number;
  /** What had to be issued before this school day is not caught up with. */
  readonly since: string;
}

/** Periods whose report has to be there today, the earliest first; also those whose day went by while nobody was there. */
export function duePeriods({ rhythm, dayAfterEnd, since }: Rhythm, terms: readonly Term[], today: string): DuePeriod[] {
  const periods = rhythm === 'term' ? terms.map(periodOf) : monthsUntil(since, today);
  return periods.filter(({ to }) => {
    const dueOn = dayLater(to, dayAfterEnd);
    return since <= dueOn && dueOn <= today;
  });
}

function periodOf(term: Term): DuePeriod {
  return { from: term.startsOn, to: term.endsOn, term };
}

/** Months that end before today, from a year before the schedule began on: none is due later than that. */
function monthsUntil(since: string, today: string): DuePeriod[] {
  const first = monthNumber(since) - 12;
  return Array.from({ length: monthNumber(today) - first }, (_, index) => {
    const from = startOfMonth(first + index);
    return { from, to: dayLater(startOfMonth(first + index + 1), -1), term: null };
  });
}

function monthNumber(day: string): number {
  const [year, month] = day.split('-').map(Number);
  return year! * 12 + month! - 1;
}

function startOfMonth(number: number): string {
  return new Date(Date.UTC(Math.floor(number / 12), number % 12, 1)).toISOString().slice(0, 10);
}

function dayLater(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
