import { Injectable } from '@nestjs/common';

const schoolDay = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The school day (YYYY-MM-DD, Asia/Shanghai) on which an instant lies. */
export function schoolDayOf(instant: Date): string {
  return schoolDay.format(instant);
}

/** First instant of a school day. Shanghai has had no daylight saving since 1991: always +08:00. */
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
