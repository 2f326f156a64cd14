import { fakeActor } from '@yunqiao/platform/testing';
import { SessionRole, SessionState } from './session-kinds.js';
import {
  entryRefusal,
  hostingMembership,
  mayLead,
  mayManage,
  maySee,
  mayWatch,
  type Standing,
} from './session.policy.js';

const nobody: Standing = {
  role: null,
  isRemoved: false,
  wasAdmitted: false,
  isInvited: false,
  isAdministrator: false,
  isColleague: false,
  answer: null,
};
const invited: Standing = { ...nobody, isInvited: true };
const host: Standing = { ...nobody, role: 'host' };

describe('who may what in a session', () => {
  const roles = Object.keys(SessionRole) as SessionRole[];

  it('is led by its host and co-hosts alone', () => {
    expect(roles.filter((role) => mayLead({ ...nobody, role }))).toEqual(['host', 'coHost']);
    expect(mayLead({ ...nobody, isAdministrator: true })).toBe(false);
    expect(mayLead({ ...nobody, role: 'coHost', isRemoved: true })).toBe(false);
  });

  it('is changed by those, and by who administrates its school', () => {
    expect(mayManage({ ...nobody, isAdministrator: true })).toBe(true);
    expect(mayManage({ ...nobody, role: 'speaker' })).toBe(false);
    expect(mayManage(invited)).toBe(false);
  });

  it('is seen by everybody who is invited or has a part, once it was announced', () => {
    const facts = { state: 'scheduled', replayAudience: 'invited' } as const;
    const announced = { ...facts, scheduledAt: new Date() };
    const draft = { ...facts, scheduledAt: null };
    expect([host, invited, { ...nobody, role: 'speaker' as const }].map((who) => maySee(announced, who))).toEqual([
      true,
      true,
      true,
    ]);
    expect([host, invited, { ...nobody, role: 'speaker' as const }].map((who) => maySee(draft, who))).toEqual([
      true,
      false,
      false,
    ]);
    expect(maySee(announced, nobody)).toBe(false);
  });

  it('is seen by the whole alliance when its replay is for it, once that can be watched', () => {
    const colleague = { ...nobody, isColleague: true };
    const recorded = { scheduledAt: new Date(), state: 'published', replayAudience: 'alliance' } as const;
    expect([recorded, { ...recorded, state: 'ended' as const }].map((one) => maySee(one, colleague))).toEqual([
      true,
      false,
    ]);
    expect(maySee({ ...recorded, replayAudience: 'invited' }, colleague)).toBe(false);
    expect(maySee(recorded, nobody)).toBe(false);
  });

  it('is watched afterwards by everybody but those who were sent out', () => {
    const published = { state: 'published' } as const;
    expect([invited, { ...invited, isRemoved: true }].map((who) => mayWatch(published, who))).toEqual([true, false]);
    expect(mayWatch({ state: 'ended' }, invited)).toBe(false);
  });
});

describe('coming in', () => {
  const live = { state: 'live', isDoorLocked: false, signUpRequired: false } as const;

  it.each(['draft', 'scheduled'] as const)('is not possible yet while it is %s', (state) => {
    expect(entryRefusal({ ...live, state }, host)).toBe('SESSION_NOT_OPEN');
  });

  it.each(['ended', 'publishing', 'published', 'cancelled'] as const)(
    'is not possible any more when it is %s',
    (state) => {
      expect(entryRefusal({ ...live, state }, { ...host, wasAdmitted: true })).toBe('SESSION_OVER');
    },
  );

  it('is possible for the invited from the lobby on', () => {
    const open = (Object.keys(SessionState) as SessionState[]).filter(
      (state) => !entryRefusal({ ...live, state }, invited),
    );
    expect(open).toEqual(['lobbyOpen', 'live', 'suspended']);
  });

  it('is refused to who was not invited, and to who was removed', () => {
    expect(entryRefusal(live, { ...nobody, isAdministrator: true })).toBe('SESSION_ENTRY_REFUSED');
    expect(entryRefusal(live, { ...invited, isRemoved: true, wasAdmitted: true })).toBe('SESSION_ENTRY_REFUSED');
  });

  it('stops at a locked door, but not for who was in already or leads', () => {
    const locked = { ...live, isDoorLocked: true };
    expect(entryRefusal(locked, invited)).toBe('SESSION_DOOR_LOCKED');
    expect(entryRefusal(locked, { ...invited, wasAdmitted: true })).toBeNull();
    expect(entryRefusal(locked, { ...nobody, role: 'coHost' })).toBeNull();
  });

  it('asks for the sign-up first where it is wanted, but not of who has a part', () => {
    const asking = { ...live, signUpRequired: true };
    expect(entryRefusal(asking, invited)).toBe('SESSION_SIGN_UP_FIRST');
    expect(entryRefusal(asking, { ...invited, answer: 'notComing' })).toBe('SESSION_SIGN_UP_FIRST');
    expect(entryRefusal(asking, { ...invited, answer: 'coming' })).toBeNull();
    expect(entryRefusal(asking, { ...nobody, role: 'speaker' })).toBeNull();
  });
});

describe('holding sessions', () => {
  it.each([
    'trainer',
    'teacher',
    'liaison',
    'schoolAdministrator',
    'allianceAdministrator',
    'platformAdministrator',
  ] as const)('is open to a %s, for the organisation where they are that', (role) => {
    const actor = fakeActor({ role });
    expect(hostingMembership(actor).organisationId).toBe(actor.organisationIds[0]);
  });

  it('is closed to students', () => {
    expect(() => hostingMembership(fakeActor({ role: 'student' }))).toThrow('NOT_ALLOWED');
  });
});
