import { AppError, type Actor, type Role } from '@yunqiao/platform';

/** Who may everything in this room. */
export function isPlatformAdministrator(actor: Actor): boolean {
  return actor.roles.has('platformAdministrator');
}

/** Organisations that the actor looks after with what is below them: alliance administrators a tree, school administrators a school. */
export function administeredTrees(actor: Actor): string[] {
  return organisationsWith(actor, ['allianceAdministrator', 'schoolAdministrator']);
}

/** Schools whose classes, people and memberships the actor may change, if not all. */
export function administeredSchools(actor: Actor): string[] {
  return organisationsWith(actor, ['schoolAdministrator']);
}

/**
 * Who may change classes and people of a school: its administrators and platform administrators.
 * @throws ORGANISATION_NOT_FOUND
 */
export function requireAdministersSchool(actor: Actor, schoolId: string): void {
  if (isPlatformAdministrator(actor) || administeredSchools(actor).includes(schoolId)) return;
  throw new AppError('ORGANISATION_NOT_FOUND');
}

function organisationsWith(actor: Actor, roles: readonly Role[]): string[] {
  return actor.memberships.filter(({ role }) => roles.includes(role)).map(({ organisationId }) => organisationId);
}
