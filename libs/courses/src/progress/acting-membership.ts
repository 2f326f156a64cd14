import type { ActingMembership } from '@yunqiao/activity';
import type { Membership } from '@yunqiao/identity';

/**
 * The membership under which somebody learned on a day: the one of the enrolment while it holds, else another that
 * held on that day, of the same role if there is one. What happened on a day belongs to the school of that day.
 */
export function membershipOn(day: string, enrolled: ActingMembership, all: readonly Membership[]): ActingMembership {
  const held = all.filter((one) => one.validFrom <= day && (one.validTo === null || one.validTo > day));
  if (held.length === 0 || held.some((one) => one.id === enrolled.membershipId)) return enrolled;
  const learning = held.filter((one) => one.role === 'student' || one.role === 'teacher');
  const membership = learning.find((one) => one.role === enrolled.role) ?? learning[0];
  if (!membership) return enrolled;
  return {
    membershipId: membership.id,
    role: membership.role,
    schoolId: membership.organisationId,
    classGroupId: membership.classGroupId,
  };
}
