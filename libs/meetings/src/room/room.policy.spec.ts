import { fakeActor } from '@yunqiao/platform/testing';
import type { ResearchSession } from '../session/research-session.entity.js';
import {
  leads,
  requireKeepsAttendance,
  requireKnows,
  requireLeads,
  requireOpen,
  verdictAtTheDoor,
  type RoomView,
} from './room.policy.js';
import type { SessionMember } from './session-member.entity.js';

const host = fakeActor();
const teacher = fakeActor();

function view(session: Partial<ResearchSession>, member: Partial<SessionMember> | null = null, isInvited = true) {
  const facts = { hostPersonId: host.personId, state: 'live', hasLobby: true, isDoorLocked: false, ...session };
  const place = member && { role: 'listener', admittedAt: null, removedAt: null, ...member };
  return { session: facts, member: place, isInvited, administers: false } as RoomView;
}

const long = new Date('2020-04-15T02:00:00Z');

describe('the door of a session', () => {
  it('is not there for who is neither invited nor named', () => {
    expect(() => requireKnows(teacher, view({}, null, false))).toThrow('SESSION_NOT_FOUND');
    expect(() => requireKnows(teacher, view({}))).not.toThrow();
  });

  it('is not there before the session is announced, but for who leads it', () => {
    expect(() => requireKnows(teacher, view({ state: 'draft' }))).toThrow('SESSION_NOT_FOUND');
    expect(() => requireKnows(host, view({ state: 'draft' }, null, false))).not.toThrow();
  });

  it('is shut when the session is over, cancelled or not announced', () => {
    for (const state of ['draft', 'ended', 'publishing', 'published', 'cancelled'] as const)
      expect(() => requireOpen(view({ state }).session)).toThrow('SESSION_STATE_WRONG');
    for (const state of ['scheduled', 'lobbyOpen', 'live', 'suspended'] as const)
      expect(() => requireOpen(view({ state }).session)).not.toThrow();
  });

  it('lets the host in at any time, and who was in again, also when it is locked', () => {
    expect(verdictAtTheDoor(host, view({ state: 'scheduled', isDoorLocked: true }), null)).toEqual({
      state: 'admitted',
    });
    const back = view({ isDoorLocked: true }, { admittedAt: long });
    expect(verdictAtTheDoor(teacher, back, null)).toEqual({ state: 'admitted' });
  });

  it('keeps who was sent out outside, whatever they were', () => {
    for (const role of ['listener', 'speaker', 'coHost'] as const) {
      const sentOut = view({}, { role, admittedAt: long, removedAt: long });
      expect(verdictAtTheDoor(teacher, sentOut, 'admitted')).toEqual({ state: 'refused', reason: 'removed' });
      expect(leads(teacher, sentOut)).toBe(false);
    }
  });

  it('lets nobody new in when it is locked, unless the host admits them', () => {
    const locked = view({ isDoorLocked: true, hasLobby: false });
    expect(verdictAtTheDoor(teacher, locked, null)).toEqual({ state: 'refused', reason: 'doorLocked' });
    expect(verdictAtTheDoor(teacher, locked, 'admitted')).toEqual({ state: 'admitted' });
  });

  it('lets early comers wait, with the host asked only where there is a lobby', () => {
    const early = { state: 'scheduled' } as const;
    expect(verdictAtTheDoor(teacher, view(early), null)).toEqual({ state: 'waiting', needsAnswer: true });
    expect(verdictAtTheDoor(teacher, view({ ...early, hasLobby: false }), null)).toEqual({
      state: 'waiting',
      needsAnswer: false,
    });
    expect(verdictAtTheDoor(teacher, view(early, { role: 'speaker' }), null)).toEqual({
      state: 'waiting',
      needsAnswer: false,
    });
  });

  it('has listeners wait in the lobby until they are answered, and lets those in whom the host named', () => {
    expect(verdictAtTheDoor(teacher, view({}), null)).toEqual({ state: 'waiting', needsAnswer: true });
    expect(verdictAtTheDoor(teacher, view({}), 'admitted')).toEqual({ state: 'admitted' });
    expect(verdictAtTheDoor(teacher, view({}), 'refused')).toEqual({ state: 'refused', reason: 'refusedByHost' });
    expect(verdictAtTheDoor(teacher, view({}, { role: 'observer' }), null)).toEqual({ state: 'admitted' });
    expect(verdictAtTheDoor(teacher, view({ hasLobby: false }), null)).toEqual({ state: 'admitted' });
  });
});

describe('leading a session', () => {
  it('is for its host and co-hosts', () => {
    expect(() => requireLeads(host, view({}, null, false))).not.toThrow();
    expect(() => requireLeads(teacher, view({}, { role: 'coHost' }))).not.toThrow();
    expect(() => requireLeads(teacher, view({}, { role: 'speaker' }))).toThrow('NOT_ALLOWED');
    expect(() => requireLeads(teacher, view({}, null, false))).toThrow('SESSION_NOT_FOUND');
  });
});

describe('the attendance of a session', () => {
  it('is kept by who leads it and who administers the owning school', () => {
    expect(() => requireKeepsAttendance(host, view({}, null, false))).not.toThrow();
    expect(() => requireKeepsAttendance(teacher, { ...view({}, null, false), administers: true })).not.toThrow();
    expect(() => requireKeepsAttendance(teacher, view({}, { role: 'speaker' }))).toThrow('NOT_ALLOWED');
    expect(() => requireKeepsAttendance(teacher, view({}, null, false))).toThrow('SESSION_NOT_FOUND');
  });
});
