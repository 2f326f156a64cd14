import { AppError, type Role } from '@yunqiao/platform';
import type { OrganisationKind } from '../organisation/organisation-kind.js';

/** Where each role exists. */
const kindsOfRole: Record<Role, readonly OrganisationKind[]> = {
  student: ['school'],
  teacher: ['school'],
  trainer: ['school'],
  liaison: ['school'],
  schoolAdministrator: ['school'],
  allianceAdministrator: ['alliance', 'region'],
  platformAdministrator: ['alliance'],
};

/** What is to be decided about a membership before it begins. */
export interface MembershipFacts {
  readonly role: Role;
  readonly organisation: { readonly id: string; readonly kind: OrganisationKind };
  readonly classGroup: { readonly schoolId: string; readonly closedAt: Date | null } | null;
  readonly subject: string | null;
}

/**
 * A role belongs into certain organisations; students into an open class of their school; only who teaches has a subject.
 * @throws MEMBERSHIP_ROLE_MISMATCH, MEMBERSHIP_CLASS_GROUP_REQUIRED, MEMBERSHIP_CLASS_GROUP_NOT_ALLOWED,
 * MEMBERSHIP_SUBJECT_NOT_ALLOWED, CLASS_GROUP_NOT_FOUND
 */
export function requireMembershipFits({ role, organisation, classGroup, subject }: MembershipFacts): void {
  if (!kindsOfRole[role].includes(organisation.kind))
    throw new AppError('MEMBERSHIP_ROLE_MISMATCH', { role, kind: organisation.kind });
  if (role === 'student' && !classGroup) throw new AppError('MEMBERSHIP_CLASS_GROUP_REQUIRED');
  if (role !== 'student' && classGroup) throw new AppError('MEMBERSHIP_CLASS_GROUP_NOT_ALLOWED');
  if (classGroup && (classGroup.schoolId !== organisation.id || classGroup.closedAt))
    throw new AppError('CLASS_GROUP_NOT_FOUND');
  if (subject !== null && role !== 'teacher' && role !== 'trainer')
    throw new AppError('MEMBERSHIP_SUBJECT_NOT_ALLOWED');
}

/** A period of days: from one until, but not on, another; null has no end. */
export interface Period {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Whether two periods share a day. */
export function overlap(one: Period, other: Period): boolean {
  return (
    (one.validTo === null || one.validTo > other.validFrom) && (other.validTo === null || other.validTo > one.validFrom)
  );
}

/** Whether two memberships of one person stand in each other's way: the same role in one place, or two classes anywhere. */
export function excludeEachOther(
  one: Period & { organisationId: string; role: Role },
  other: Period & { organisationId: string; role: Role },
): boolean {
  if (one.role !== other.role || !overlap(one, other)) return false;
  return one.role === 'student' || one.organisationId === other.organisationId;
}
