import { AppError, type Actor } from '@yunqiao/platform';

/** What the policy needs to know of a course. */
export interface OwnedCourse {
  schoolId: string;
  trainerId: string;
}

/** A course is for its trainer, for administrators of the school that owns it, and for platform administrators. */
export function mayManageCourse(actor: Actor, course: OwnedCourse): boolean {
  if (actor.roles.has('platformAdministrator')) return true;
  return (
    (course.trainerId === actor.personId && actor.roles.has('trainer')) ||
    schoolsAdministeredBy(actor).includes(course.schoolId)
  );
}

/** Schools whose courses the actor manages as an administrator. */
export function schoolsAdministeredBy(actor: Actor): string[] {
  return actor.memberships
    .filter((membership) => membership.role === 'schoolAdministrator')
    .map((membership) => membership.organisationId);
}

/** Schools in which somebody teaches today. */
export function schoolsTaughtIn({ memberships }: Actor): string[] {
  return memberships.filter(({ role }) => role === 'teacher').map(({ organisationId }) => organisationId);
}

/**
 * The school that owns a new course: where the actor trains, else where the actor administers.
 * @throws NOT_ALLOWED for anybody else
 */
export function schoolOfNewCourse(actor: Actor): string {
  const membership =
    actor.memberships.find(({ role }) => role === 'trainer') ??
    actor.memberships.find(({ role }) => role === 'schoolAdministrator');
  if (!membership) throw new AppError('NOT_ALLOWED');
  return membership.organisationId;
}
