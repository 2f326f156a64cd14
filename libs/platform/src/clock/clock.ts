import { Injectable } from '@nestjs/common';

/** Shanghai is eight hours ahead of UTC, and has had no daylight saving since 1991. */
const shanghaiAhead = 8 * 60 * 60_000;

/** The school day (YYYY-MM-DD, Asia/Shanghai) on which an instant lies. */
export function schoolDayOf(instant: Date): string {
  return new Date(instant.getTime() + shanghaiAhead).toISOString().slice(0, 10);
}

/** First instant of a school day. */
export function startOfSchoolDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** Whoever asks the time asks here, so that tests can set it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The school day of this moment, in Asia/Shanghai. */
  today(): string {
    return schoolDayOf(this.now());
  }
}
