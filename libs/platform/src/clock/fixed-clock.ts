import { Clock } from './clock.js';

/** A clock for tests that stands still until it is moved. */
export class FixedClock extends Clock {
  constructor(private instant: Date = new Date('2020-04-15T02:00:00.000Z')) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  set(instant: Date | string): void {
    this.instant = new Date(instant);
  }

  /** Moves the clock on by `seconds`. */
  advance(seconds: number): void {
    this.instant = new Date(this.instant.getTime() + seconds * 1000);
  }
}
