import { AppError, type Actor, type Role } from '@yunqiao/platform';
import { administeredSchools, isPlatformAdministrator } from '../organisation/organisation.policy.js';

/** Roles that a school gives to its own people. */
const rolesOfSchool: readonly Role[] = ['student', 'teacher', 'trainer', 'liaison', 'schoolAdministrator'];

/**
 * Who may make somebody something: school administrators in their school, up to their own role.
 * @throws ORGANISATION_NOT_FOUND, also where the actor administers nothing
 */
export function requireGrants(actor: Actor, organisationId: string, role: Role): void {
  if (isPlatformAdministrator(actor)) return;
  if (!administeredSchools(actor).includes(organisationId)) throw new AppError('ORGANISATION_NOT_FOUND');
  if (!rolesOfSchool.includes(role)) throw new AppError('NOT_ALLOWED');
}

/** @throws MEMBERSHIP_NOT_FOUND, also for one in an organisation that the actor does not administer */
export function requireEndsMembership(actor: Actor, membership: { organisationId: string; role: Role }): void {
  if (isPlatformAdministrator(actor)) return;
  const isOwn = administeredSchools(actor).includes(membership.organisationId);
  if (!isOwn || !rolesOfSchool.includes(membership.role)) throw new AppError('MEMBERSHIP_NOT_FOUND');
}
