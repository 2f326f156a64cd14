import type { Role } from '@yunqiao/platform';

/** Roles as the facts number them; 0 stands for several. */
export const factRoles = [
  'teacher',
  'student',
  'trainer',
  'liaison',
  'schoolAdministrator',
  'allianceAdministrator',
  'platformAdministrator',
] as const satisfies readonly Role[];

/** The number by which the facts know a role. */
export function roleNumber(role: Role): number {
  return factRoles.indexOf(role) + 1;
}

/** What a person did, as the facts need it; people, schools, courses and the like are numbers of the read model. */
export interface PersonEvent {
  /** Begin and end, milliseconds since 1970. */
  readonly startedAt: number;
  readonly occurredAt: number;
  /** Below 0 when it takes back what was credited. */
  readonly creditedMilliseconds: number;
  /** Takes back what was credited; nobody did anything then. */
  readonly isReversal: boolean;
  /** Stands on a teacher's word: says that somebody was there, or as a reversal that they were not. */
  readonly isAttested: boolean;
  readonly isPlay: boolean;
  readonly isCompletion: boolean;
  /** Lesson of a run, or a research session. */
  readonly occurrence: number;
  /** 0 for a research session. */
  readonly course: number;
  readonly school: number;
  readonly role: number;
  /** 0 for none. */
  readonly classGroup: number;
  /** Place of its id among the ids of the person's events. */
  readonly order: number;
}

const dayMilliseconds = 86_400_000;
/** Shanghai is eight hours ahead of UTC, and has had no daylight saving since 1991. */
const shanghaiAhead = 8 * 3_600_000;

/** Number of the school day (Asia/Shanghai) of an instant; day 0 is 1 January 1970. */
export function dayNumberOf(instant: number): number {
  return Math.floor((instant + shanghaiAhead) / dayMilliseconds);
}

/** Number of a school day that is written YYYY-MM-DD. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMilliseconds;
}

/** First instant of a school day, milliseconds since 1970. */
export function startOfDayNumber(day: number): number {
  return day * dayMilliseconds - shanghaiAhead;
}
