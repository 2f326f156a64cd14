import type { Membership } from '@yunqiao/identity';
import type { Role } from '@yunqiao/platform';
import type { ActingMembership } from '../log/activity-draft.js';

const rolesOfSchool: readonly Role[] = ['student', 'teacher', 'trainer', 'liaison', 'schoolAdministrator'];

/**
 * The membership under which something that was done on a school day counts: what happened on a day belongs to the school of that
 * day. It is `own` while that holds, else another in a school that held on the day: of the same role if there is one, else as a
 * student or teacher, else any; the oldest of several. `own` when none held.
 * @param all what the person was and is, oldest first
 */
export function membershipOn(day: string, own: ActingMembership, all: readonly Membership[]): ActingMembership {
  const held = all.filter((one) => one.validFrom <= day && (one.validTo === null || one.validTo > day));
  if (held.some((one) => one.id === own.membershipId)) return own;
  const inSchools = held.filter(({ role }) => rolesOfSchool.includes(role));
  const membership =
    inSchools.find(({ role }) => role === own.role) ??
    inSchools.find(({ role }) => role === 'student' || role === 'teacher') ??
    inSchools[0];
  if (!membership) return own;
  return {
    membershipId: membership.id,
    role: membership.role,
    schoolId: membership.organisationId,
    classGroupId: membership.classGroupId,
  };
}
