import type { CourseCategory } from '@yunqiao/courses';
import type { Region } from '@yunqiao/identity';
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
export const ParticipationGroup = {
  school: 'school',
  classGroup: 'classGroup',
  course: 'course',
  category: 'category',
} as const;
export type ParticipationGroup = keyof typeof ParticipationGroup;

/** By what the rows of a report are made. */
export const ReportGroup = { school: 'school', course: 'course', category: 'category' } as const;
export type ReportGroup = keyof typeof ReportGroup;

/** What somebody wants counted. */
export interface ParticipationFilter {
  /** First and last school day, inclusive. */
  readonly from: string;
  readonly to: string;
  /** Schools of this region. */
  readonly region?: Region | null;
  readonly schoolIds?: readonly string[] | null;
  readonly classGroupIds?: readonly string[] | null;
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
  readonly classGroupIds: ReadonlySet<string> | null;
  readonly courseIds: ReadonlySet<string> | null;
  readonly categories: ReadonlySet<CourseCategory> | null;
  readonly audience: Audience;
  readonly attested: AttestedChoice;
}

/** Roles that may look at participation. */
export const VIEWERS = ['schoolAdministrator', 'allianceAdministrator', 'platformAdministrator'] as const;

const longestDays = 3 * 366;
const day = 86_400_000;

/** Where a school stands. */
export interface SchoolPlace {
  /** Ids of itself, its region, its alliance. */
  readonly within: ReadonlySet<string>;
  readonly region: Region | null;
}

/** Every school with its place. */
export type SchoolTree = ReadonlyMap<string, SchoolPlace>;

/** Schools that the asker may count: the own one, those of the alliance or region that they administer; null stands for all. */
export function countableSchools(
  actor: Pick<Actor, 'roles' | 'memberships'>,
  schools: SchoolTree,
): ReadonlySet<string> | null {
  if (actor.roles.has('platformAdministrator')) return null;
  const own = actor.memberships.filter(
    ({ role }) => role === 'schoolAdministrator' || role === 'allianceAdministrator',
  );
  const countable = [...schools].filter(([, { within }]) =>
    own.some(({ organisationId }) => within.has(organisationId)),
  );
  return new Set(countable.map(([id]) => id));
}

/**
 * The first instant of a period of school days, and the first after it.
 * @throws PERIOD_INVALID
 */
export function periodOf({ from, to }: Pick<ParticipationFilter, 'from' | 'to'>): { since: Date; until: Date } {
  const since = startOfSchoolDay(from);
  const until = new Date(startOfSchoolDay(to).getTime() + day);
  if (!(until > since) || until.getTime() - since.getTime() > longestDays * day)
    throw new AppError('PERIOD_INVALID', { longestDays });
  return { since, until };
}

/**
 * Schools of a filter, or all that the asker may count; null stands for every school.
 * @throws SCHOOL_NOT_FOUND for a school that is none of `schools`, or that the asker may not count
 */
export function wantedSchools(
  actor: Actor,
  schoolIds: readonly string[] | null,
  schools: SchoolTree,
): ReadonlySet<string> | null {
  const allowed = countableSchools(actor, schools);
  const foreign = schoolIds?.find((id) => !schools.has(id) || (allowed && !allowed.has(id)));
  if (foreign !== undefined) throw new AppError('SCHOOL_NOT_FOUND');
  return schoolIds ? new Set(schoolIds) : allowed;
}

/**
 * Narrows a filter to what the asker may count.
 * @throws PERIOD_INVALID
 * @throws SCHOOL_NOT_FOUND for a school that is none of `schools`, or that the asker may not count
 */
export function scopeOf(actor: Actor, filter: ParticipationFilter, schools: SchoolTree): CountScope {
  const wanted = wantedSchools(actor, filter.schoolIds ?? null, schools);
  return {
    ...{ from: filter.from, to: filter.to, ...periodOf(filter), audience: filter.audience, attested: filter.attested },
    schoolIds: ofRegion(filter.region ?? null, wanted, schools),
    classGroupIds: filter.classGroupIds ? new Set(filter.classGroupIds) : null,
    courseIds: filter.courseIds ? new Set(filter.courseIds) : null,
    categories: filter.categories ? new Set(filter.categories) : null,
  };
}

/** Of some schools, or of all, those of a region. */
function ofRegion(
  region: Region | null,
  some: ReadonlySet<string> | null,
  schools: SchoolTree,
): ReadonlySet<string> | null {
  if (region === null) return some;
  return new Set([...(some ?? schools.keys())].filter((id) => schools.get(id)?.region === region));
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
  classGroupIds,
  courseIds,
  categories,
  audience,
  attested,
}: CountScope): CountedScope {
  const sorted = <Id extends string>(ids: ReadonlySet<Id> | null) => (ids ? [...ids].sort() : null);
  return {
    ...{ from, to, audience, attested },
    ...{ schoolIds: sorted(schoolIds), classGroupIds: sorted(classGroupIds) },
    ...{ courseIds: sorted(courseIds), categories: sorted(categories) },
  };
}
