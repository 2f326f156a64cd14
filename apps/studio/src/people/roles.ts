import type { Role } from '../contract.generated';

/** All roles, from those who learn to those who administer. */
export const roles: readonly Role[] = [
  'student',
  'teacher',
  'trainer',
  'liaison',
  'schoolAdministrator',
  'allianceAdministrator',
  'platformAdministrator',
];

/** Roles that the viewer may give: a school administrator those of a school, a platform administrator all. */
export function grantableRoles(own: readonly Role[]): readonly Role[] {
  if (own.includes('platformAdministrator')) return roles;
  return roles.filter((role) => role !== 'allianceAdministrator' && role !== 'platformAdministrator');
}
