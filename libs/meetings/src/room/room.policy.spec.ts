import type { SessionState } from '../session/session-kinds.js';
import type { Standing } from '../session/session.policy.js';
import { isOpenState, verdictAtTheDoor } from './room.policy.js';

const session = (given: Partial<Parameters<typeof verdictAtTheDoor>[0]> = {}) => ({
  ...{ state: 'live' as SessionState, isDoorLocked: false, signUpRequired: false, hasLobby: true },
  ...given,
});
const standing = (given: Partial<Standing> = {}): Standing => ({
  ...{ role: null, isRemoved: false, wasAdmitted: false, isInvited: true, isAdministrator: false },
  ...{ isColleague: false, answer: null },
  ...given,
});

const admitted = { state: 'admitted' };
const refused = (reason: string) => ({ state: 'refused', reason });

describe('the door of a session', () => {
  it('is there from when the session is announced until it is over', () => {
    const states = [
      'draft',
      'scheduled',
      'lobbyOpen',
      'live',
      'suspended',
      'ended',
      'publishing',
      'cancelled',
    ] as const;
    expect(states.filter(isOpenState)).toEqual(['scheduled', 'lobbyOpen', 'live', 'suspended']);
  });

  it('lets who leads in at any time, and who was in again, also when it is locked', () => {
    const host = standing({ role: 'host' });
    expect(verdictAtTheDoor(session({ state: 'scheduled', isDoorLocked: true }), host, null)).toEqual(admitted);
    const back = standing({ role: 'listener', wasAdmitted: true });
    expect(verdictAtTheDoor(session({ isDoorLocked: true }), back, null)).toEqual(admitted);
  });

  it('keeps who was sent out outside, whatever they were and whoever admits them', () => {
    for (const role of ['listener', 'speaker', 'coHost'] as const) {
      const sentOut = standing({ role, wasAdmitted: true, isRemoved: true });
      expect(verdictAtTheDoor(session(), sentOut, 'admitted')).toEqual(refused('SESSION_ENTRY_REFUSED'));
    }
  });

  it('lets nobody new in when it is locked, unless the host admits them', () => {
    const locked = session({ isDoorLocked: true, hasLobby: false });
    expect(verdictAtTheDoor(locked, standing(), null)).toEqual(refused('SESSION_DOOR_LOCKED'));
    expect(verdictAtTheDoor(locked, standing(), 'admitted')).toEqual(admitted);
  });

  it('lets early comers wait, with the host asked only where there is a lobby', () => {
    const early = session({ state: 'scheduled' });
    const silent = { state: 'waiting', needsAnswer: false };
    expect(verdictAtTheDoor(early, standing(), null)).toEqual({ state: 'waiting', needsAnswer: true });
    expect(verdictAtTheDoor({ ...early, hasLobby: false }, standing(), null)).toEqual(silent);
    expect(verdictAtTheDoor(early, standing({ role: 'speaker' }), null)).toEqual(silent);
    expect(verdictAtTheDoor(early, standing(), 'refused')).toEqual(refused('SESSION_ENTRY_REFUSED'));
  });

  it('has listeners wait in the lobby until they are answered, and lets those in whom the host named', () => {
    expect(verdictAtTheDoor(session(), standing(), null)).toEqual({ state: 'waiting', needsAnswer: true });
    expect(verdictAtTheDoor(session(), standing(), 'admitted')).toEqual(admitted);
    expect(verdictAtTheDoor(session(), standing(), 'refused')).toEqual(refused('SESSION_ENTRY_REFUSED'));
    expect(verdictAtTheDoor(session(), standing({ role: 'observer' }), null)).toEqual(admitted);
    expect(verdictAtTheDoor(session({ hasLobby: false }), standing(), null)).toEqual(admitted);
  });

  it('asks for a word before, where one has to say that one comes', () => {
    const signUp = session({ signUpRequired: true, hasLobby: false });
    expect(verdictAtTheDoor(signUp, standing(), null)).toEqual(refused('SESSION_SIGN_UP_FIRST'));
    expect(verdictAtTheDoor(signUp, standing({ answer: 'coming' }), null)).toEqual(admitted);
  });
});
