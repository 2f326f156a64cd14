import { AppError } from '@yunqiao/platform';

/** First and last school day, inclusive, as YYYY-MM-DD. */
export interface SchoolDays {
  startsOn: string;
  endsOn: string;
}

/** @throws RUN_ENDS_BEFORE_START, RUN_DATES_OUTSIDE_TERM with the days of the term */
export function requireRunDates(run: SchoolDays, term: SchoolDays): void {
  if (run.endsOn < run.startsOn) throw new AppError('RUN_ENDS_BEFORE_START', { startsOn: run.startsOn });
  if (run.startsOn < term.startsOn || run.endsOn > term.endsOn) {
    throw new AppError('RUN_DATES_OUTSIDE_TERM', { startsOn: term.startsOn, endsOn: term.endsOn });
  }
}

/** Whether somebody can enrol on this day. */
export function isOpenOn(run: SchoolDays & { closedAt: Date | null }, day: string): boolean {
  return run.closedAt === null && run.startsOn <= day && day <= run.endsOn;
}
