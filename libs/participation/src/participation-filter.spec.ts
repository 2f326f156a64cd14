import type { Actor, Role } from '@yunqiao/platform';
import { scopeOf, type ParticipationFilter, type SchoolTree } from './participation-filter.js';

const schools: SchoolTree = new Map([
  ['own', { within: new Set(['own', 'alliance']), region: 'zunyi' }],
  ['sibling', { within: new Set(['sibling', 'alliance']), region: 'shanghai' }],
  ['other', { within: new Set(['other', 'another alliance']), region: 'zunyi' }],
]);
const filter: ParticipationFilter = { from: '2020-02-17', to: '2020-06-28', audience: 'everyone', attested: 'with' };

function actor(...memberships: [Role, string][]): Actor {
  return {
    personId: 'person',
    sessionId: 'session',
    accountSchoolId: 'own',
    memberships: memberships.map(([role, organisationId]) => ({
      membershipId: role,
      organisationId,
      classGroupId: null,
      role,
    })),
    roles: new Set(memberships.map(([role]) => role)),
    organisationIds: memberships.map(([, organisationId]) => organisationId),
    mustChangePassword: false,
  };
}

describe('whom somebody may count', () => {
  it('is the own school for a school administrator', () => {
    const scope = scopeOf(actor(['schoolAdministrator', 'own'], ['teacher', 'other']), filter, schools);
    expect(scope.schoolIds).toEqual(new Set(['own']));
  });

  it('is every school of the own alliance for its administrator, and none of another', () => {
    const administrator = actor(['allianceAdministrator', 'alliance']);
    expect(scopeOf(administrator, filter, schools).schoolIds).toEqual(new Set(['own', 'sibling']));
    expect(() => scopeOf(administrator, { ...filter, schoolIds: ['other'] }, schools)).toThrow('SCHOOL_NOT_FOUND');
  });

  it('is everybody for the platform', () => {
    expect(scopeOf(actor(['platformAdministrator', 'alliance']), filter, schools).schoolIds).toBeNull();
  });

  it('is nobody when there is no school to administer', () => {
    expect(scopeOf(actor(['teacher', 'own']), filter, schools).schoolIds).toEqual(new Set());
  });

  it.each(['other', 'unknown'])('is never a foreign school: %s', (id) => {
    const administrator = actor(['schoolAdministrator', 'own']);
    expect(() => scopeOf(administrator, { ...filter, schoolIds: ['own', id] }, schools)).toThrow('SCHOOL_NOT_FOUND');
  });
});

describe('a region', () => {
  it('is those of its schools that may be counted', () => {
    const administrator = actor(['allianceAdministrator', 'alliance']);
    expect(scopeOf(administrator, { ...filter, region: 'zunyi' }, schools).schoolIds).toEqual(new Set(['own']));
    const platform = actor(['platformAdministrator', 'alliance']);
    expect(scopeOf(platform, { ...filter, region: 'zunyi' }, schools).schoolIds).toEqual(new Set(['own', 'other']));
  });
});

describe('the period', () => {
  it('begins and ends at midnight in Shanghai', () => {
    const { since, until } = scopeOf(actor(['platformAdministrator', 'alliance']), filter, schools);
    expect([since.toISOString(), until.toISOString()]).toEqual([
      '2020-02-16T16:00:00.000Z',
      '2020-06-28T16:00:00.000Z',
    ]);
  });

  it('does not end before it begins', () => {
    const administrator = actor(['platformAdministrator', 'alliance']);
    expect(() => scopeOf(administrator, { ...filter, to: '2020-02-16' }, schools)).toThrow('PERIOD_INVALID');
  });
});
