import type { Membership } from '@yunqiao/identity';
import type { Role } from '@yunqiao/platform';
import type { ActingMembership } from '../log/activity-draft.js';
import { membershipOn } from './membership-on.js';

function membership(id: string, role: Role, validFrom: string, validTo: string | null): Membership {
  const classGroupId = role === 'student' ? `class of ${id}` : null;
  return {
    id,
    personId: 'p',
    organisationId: `school of ${id}`,
    classGroupId,
    role,
    subject: null,
    validFrom,
    validTo,
    version: 1,
  };
}

function acting({ id, role, organisationId, classGroupId }: Membership): ActingMembership {
  return { membershipId: id, role, schoolId: organisationId, classGroupId };
}

const before = membership('before', 'teacher', '2019-09-01', '2020-03-10');
const after = membership('after', 'teacher', '2020-03-10', null);
const liaison = membership('liaison', 'liaison', '2019-09-01', null);
const all = [before, liaison, after];

describe('what was done on a day', () => {
  it.each([
    ['2020-03-09', before],
    ['2020-03-10', after],
  ])('counts under the membership that held on %s', (day, expected) => {
    expect(membershipOn(day, acting(before), all)).toEqual(acting(expected));
    expect(membershipOn(day, acting(after), all)).toEqual(acting(expected));
  });

  it('stays under its own while that holds, also beside an older one', () => {
    expect(membershipOn('2020-03-10', acting(liaison), all)).toEqual(acting(liaison));
  });

  it('follows into the class of the day', () => {
    const first = membership('a', 'student', '2019-09-01', '2020-03-02');
    const second = membership('b', 'student', '2020-03-02', null);
    expect(membershipOn('2020-03-02', acting(first), [first, second])).toEqual(acting(second));
  });

  it('counts under another role of a school when the same was held nowhere, teaching and learning first', () => {
    const left = membership('left', 'trainer', '2019-09-01', '2020-03-01');
    const teacher = membership('teacher', 'teacher', '2020-03-01', null);
    expect(membershipOn('2020-03-05', acting(left), [left, liaison, teacher])).toEqual(acting(teacher));
    expect(membershipOn('2020-03-05', acting(left), [left, liaison])).toEqual(acting(liaison));
  });

  it('stays where it was when nothing held in a school on that day', () => {
    const alliance = membership('alliance', 'allianceAdministrator', '2019-09-01', null);
    expect(membershipOn('2020-04-01', acting(before), [before, alliance])).toEqual(acting(before));
  });
});
