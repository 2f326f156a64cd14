import { SessionState } from '../session/session-kinds.js';
import { verdictForGuest } from './guest.policy.js';

const at = new Date('2020-04-15T02:00:00.000Z');
const newcomer = { admittedAt: null, removedAt: null };
const insider = { admittedAt: at, removedAt: null };
const live = { state: 'live', isDoorLocked: false, hasLobby: false } as const;

describe('the door as a guest finds it', () => {
  it('opens with the lobby and shuts with the end', () => {
    const answers = Object.values(SessionState).map((state) => verdictForGuest({ ...live, state }, newcomer).state);
    expect(Object.fromEntries(Object.values(SessionState).map((state, index) => [state, answers[index]]))).toEqual({
      ...{ draft: 'waiting', scheduled: 'waiting', lobbyOpen: 'admitted', live: 'admitted', suspended: 'admitted' },
      ...{ ended: 'refused', publishing: 'refused', published: 'refused', cancelled: 'refused' },
    });
  });

  it('has them wait where there is a lobby, until they are let in', () => {
    const withLobby = { ...live, hasLobby: true };
    expect(verdictForGuest(withLobby, newcomer)).toEqual({ state: 'waiting', needsAnswer: true });
    expect(verdictForGuest(withLobby, insider)).toEqual({ state: 'admitted' });
  });

  it('when locked lets nobody new in, and who was in comes in again', () => {
    const locked = { ...live, isDoorLocked: true };
    expect(verdictForGuest(locked, newcomer)).toEqual({ state: 'refused', reason: 'SESSION_DOOR_LOCKED' });
    expect(verdictForGuest(locked, insider)).toEqual({ state: 'admitted' });
  });

  it('stays shut for who was sent out', () => {
    const out = { admittedAt: at, removedAt: at };
    expect(verdictForGuest(live, out)).toEqual({ state: 'refused', reason: 'SESSION_ENTRY_REFUSED' });
  });
});
