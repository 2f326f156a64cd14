import type { CourseCategory } from '@yunqiao/courses';
import { AppError, startOfSchoolDay, type Actor } from '@yunqiao/platform';
import type { CountedScope } from './counts/questions.js';
import './participation.errors.js';

/** Whose participation is counted. */
export const Audience = { everyone: 'everyone', teachers: 'teachers', students: 'students' } as const;
export type Audience = keyof typeof Audience;

/** Whether what teachers attested is counted beside what people did alone; whoever has both counts once. */
export const AttestedChoice = { with: 'with', without: 'without' } as const;
export type AttestedChoice = keyof typeof AttestedChoice;

/** By what the rows of the board are made. */
export const ParticipationGroup = { school: 'school', course: 'course', category: 'category' } as const;
export type ParticipationGroup = keyof typeof ParticipationGroup;

/** What somebody wants counted. */
export interface ParticipationFilter {
  /** First and last school day, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly schoolIds?: readonly string[] | null;
  readonly courseIds?: readonly string[] | null;
  readonly categories?: readonly CourseCategory[] | null;
  readonly audience: Audience;
  readonly attested: AttestedChoice;
}

/** What may be counted of it: null stands for everything. */
export interface CountScope {
  readonly from: string;
  readonly to: string;
  /** First instant, and the first after the last day. */
  readonly since: Date;
  readonly until: Date;
  readonly schoolIds: ReadonlySet<string> | null;
  readonly courseIds: ReadonlySet<string> | null;
  readonly categories: ReadonlySet<CourseCategory> | null;
  readonly audience: Audience;
  readonly attested: AttestedChoice;
}

/** Roles that may look at participation. */
export const VIEWERS = ['schoolAdministrator', 'allianceAdministrator', 'platformAdministrator'] as const;

const longestDays = 3 * 366;
const day = 86_400_000;

/** Every school with the ids of the organisations in which it stands: itself, its region, its alliance. */
export type SchoolTree = ReadonlyMap<string, ReadonlySet<string>>;

/** Schools that the asker may count: the own one, those of the alliance or region that they administer; null stands for all. */
export function countableSchools(actor: Actor, schools: SchoolTree): ReadonlySet<string> | null {
  if (actor.roles.has('platformAdministrator')) return null;
  const own = actor.memberships.filter(
    ({ role }) => role === 'schoolAdministrator' || role === 'allianceAdministrator',
  );
  const countable = [...schools].filter(([, within]) => own.some(({ organisationId }) => within.has(organisationId)));
  return new Set(countable.map(([id]) => id));
}

/**
 * Narrows a filter to what the asker may count.
 * @throws PERIOD_INVALID
 * @throws SCHOOL_NOT_FOUND for a school that is none of `schools`, or that the asker may not count
 */
export function scopeOf(actor: Actor, filter: ParticipationFilter, schools: SchoolTree): CountScope {
  const since = startOfSchoolDay(filter.from);
  const until = new Date(startOfSchoolDay(filter.to).getTime() + day);
  if (!(until > since) || until.getTime() - since.getTime() > longestDays * day)
    throw new AppError('PERIOD_INVALID', { longestDays });

  const allowed = countableSchools(actor, schools);
  const foreign = filter.schoolIds?.find((id) => !schools.has(id) || (allowed && !allowed.has(id)));
  if (foreign !== undefined) throw new AppError('SCHOOL_NOT_FOUND');
  return {
    ...{ from: filter.from, to: filter.to, since, until, audience: filter.audience, attested: filter.attested },
    schoolIds: filter.schoolIds ? new Set(filter.schoolIds) : allowed,
    courseIds: filter.courseIds ? new Set(filter.courseIds) : null,
    categories: filter.categories ? new Set(filter.categories) : null,
  };
}

/** The role that an audience stands for; null for everybody. */
export function roleOf(audience: Audience): 'teacher' | 'student' | null {
  return { everyone: null, teachers: 'teacher', students: 'student' }[audience] as 'teacher' | 'student' | null;
}

/** A scope as it is asked: the same always in the same words. */
export function countedScope({
  from,
  to,
  schoolIds,
  courseIds,
  categories,
  audience,
  attested,
}: CountScope): CountedScope {
  const sorted = <Id extends string>(ids: ReadonlySet<Id> | null) => (ids ? [...ids].sort() : null);
  return {
    ...{ from, to, audience, attested },
    ...{ schoolIds: sorted(schoolIds), courseIds: sorted(courseIds), categories: sorted(categories) },
  };
}
