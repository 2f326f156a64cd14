import type { Role } from '@yunqiao/platform';

/** Teachers and liaisons hold research sessions there. */
const rolesOfStudio: readonly Role[] = [
  'teacher',
  'liaison',
  'trainer',
  'schoolAdministrator',
  'allianceAdministrator',
  'platformAdministrator',
];

/** The roles of memberships, each once. */
export function rolesIn(memberships: readonly { role: Role }[]): Role[] {
  return [...new Set(memberships.map(({ role }) => role))];
}

/** Whether somebody with these roles finds anything in the studio. */
export function mayUseStudio(roles: readonly Role[]): boolean {
  return roles.some((role) => rolesOfStudio.includes(role));
}
