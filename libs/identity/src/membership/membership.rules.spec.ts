import type { Role } from '@yunqiao/platform';
import type { OrganisationKind } from '../organisation/organisation-kind.js';
import { excludeEachOther, overlap, requireMembershipFits } from './membership.rules.js';

const openClass = { schoolId: 'school', closedAt: null };
const fits = (
  role: Role,
  kind: OrganisationKind,
  facts: { classGroup?: typeof openClass | null; subject?: string | null } = {},
) => requireMembershipFits({ role, organisation: { id: 'school', kind }, classGroup: null, subject: null, ...facts });

describe('a role', () => {
  it.each<[Role, OrganisationKind]>([
    ['teacher', 'school'],
    ['trainer', 'school'],
    ['liaison', 'school'],
    ['schoolAdministrator', 'school'],
    ['allianceAdministrator', 'alliance'],
    ['allianceAdministrator', 'region'],
    ['platformAdministrator', 'alliance'],
  ])('%s exists in a %s', (role, kind) => {
    expect(() => fits(role, kind)).not.toThrow();
  });

  it.each<[Role, OrganisationKind]>([
    ['teacher', 'region'],
    ['schoolAdministrator', 'alliance'],
    ['allianceAdministrator', 'school'],
    ['platformAdministrator', 'school'],
    ['platformAdministrator', 'region'],
  ])('%s does not exist in a %s', (role, kind) => {
    expect(() => fits(role, kind)).toThrow('MEMBERSHIP_ROLE_MISMATCH');
  });

  it('of a student needs an open class of that school', () => {
    expect(() => fits('student', 'school', { classGroup: openClass })).not.toThrow();
    expect(() => fits('student', 'school')).toThrow('MEMBERSHIP_CLASS_GROUP_REQUIRED');
    expect(() => fits('student', 'school', { classGroup: { ...openClass, schoolId: 'other' } })).toThrow(
      'CLASS_GROUP_NOT_FOUND',
    );
    expect(() => fits('teacher', 'school', { classGroup: openClass })).toThrow('MEMBERSHIP_CLASS_GROUP_NOT_ALLOWED');
  });

  it('has a subject when it teaches', () => {
    expect(() => fits('teacher', 'school', { subject: '数学' })).not.toThrow();
    expect(() => fits('liaison', 'school', { subject: '数学' })).toThrow('MEMBERSHIP_SUBJECT_NOT_ALLOWED');
  });
});

describe('two memberships of one person', () => {
  const spring = { validFrom: '2020-02-01', validTo: '2020-07-01' };
  const summer = { validFrom: '2020-07-01', validTo: null };
  const always = { validFrom: '2016-10-01', validTo: null };

  it('overlap when they share a day', () => {
    expect(overlap(spring, summer)).toBe(false);
    expect(overlap(spring, always)).toBe(true);
    expect(overlap(always, summer)).toBe(true);
  });

  it('exclude each other for the same role in one place', () => {
    const teaches = { ...always, role: 'teacher', organisationId: 'a' } as const;
    expect(excludeEachOther(teaches, { ...spring, role: 'teacher', organisationId: 'a' })).toBe(true);
    expect(excludeEachOther(teaches, { ...spring, role: 'teacher', organisationId: 'b' })).toBe(false);
    expect(excludeEachOther(teaches, { ...spring, role: 'liaison', organisationId: 'a' })).toBe(false);
  });

  it('exclude each other for a student anywhere', () => {
    const learns = { ...always, role: 'student', organisationId: 'a' } as const;
    expect(excludeEachOther(learns, { ...spring, role: 'student', organisationId: 'b' })).toBe(true);
  });
});
