import {
  dueStep,
  mayFollow,
  requireAhead,
  requireNotTooEarly,
  requireTimes,
  type ScheduledSession,
} from './session-life.js';
import { SessionState } from './session-kinds.js';

const startsAt = new Date('2020-04-15T02:00:00.000Z');
const endsAt = new Date('2020-04-15T03:00:00.000Z');

function minutes(after: Date, count: number): Date {
  return new Date(after.getTime() + count * 60_000);
}

describe('the life of a session', () => {
  const states = Object.keys(SessionState) as SessionState[];

  it('goes from a draft to its replay, with any number of breaks', () => {
    const way: SessionState[] = [
      'draft',
      'scheduled',
      'lobbyOpen',
      'live',
      'suspended',
      'live',
      'ended',
      'publishing',
      'published',
    ];
    way.slice(1).forEach((to, index) => expect(mayFollow(way[index]!, to)).toBe(true));
  });

  it('can be cancelled only before it is live', () => {
    expect(states.filter((state) => mayFollow(state, 'cancelled'))).toEqual(['draft', 'scheduled', 'lobbyOpen']);
  });

  it('never begins again once it has ended', () => {
    for (const over of ['ended', 'publishing', 'published'] as const)
      expect(
        ['draft', 'scheduled', 'lobbyOpen', 'live', 'suspended'].filter((to) => mayFollow(over, to as SessionState)),
      ).toEqual([]);
  });
});

describe('the times of a session', () => {
  it.each([
    ['as it begins', endsAt, endsAt, 'SESSION_ENDS_BEFORE_START'],
    ['before it begins', endsAt, startsAt, 'SESSION_ENDS_BEFORE_START'],
    ['more than eight hours later', startsAt, minutes(startsAt, 8 * 60 + 1), 'SESSION_TOO_LONG'],
  ])('are refused when it ends %s', (_, from, to, code) => {
    expect(() => requireTimes({ startsAt: from, endsAt: to })).toThrow(code);
  });

  it('lie ahead when it is announced', () => {
    expect(() => requireAhead({ startsAt }, minutes(startsAt, -1))).not.toThrow();
    expect(() => requireAhead({ startsAt }, startsAt)).toThrow('SESSION_STARTS_IN_PAST');
  });

  it('let the door be opened an hour before, not earlier', () => {
    expect(() => requireNotTooEarly({ startsAt }, minutes(startsAt, -60))).not.toThrow();
    expect(() => requireNotTooEarly({ startsAt }, minutes(startsAt, -61))).toThrow('SESSION_TOO_EARLY');
  });
});

describe('the schedule', () => {
  const session = (facts: Partial<ScheduledSession>): ScheduledSession => ({
    ...{ state: 'scheduled', startsAt, endsAt, ledByPersonId: 'host', liveSince: null },
    leaders: [{ personId: 'host', seenAt: null }],
    ...facts,
  });
  const live = (hostSeen: Date | null, coHostSeen?: Date) =>
    session({
      ...{ state: 'live', liveSince: startsAt },
      leaders: [
        { personId: 'host', seenAt: hostSeen },
        ...(coHostSeen ? [{ personId: 'coHost', seenAt: coHostSeen }] : []),
      ],
    });

  it('opens the lobby a quarter of an hour before, once', () => {
    expect(dueStep(session({}), minutes(startsAt, -16))).toBeNull();
    expect(dueStep(session({}), minutes(startsAt, -15))).toEqual({ kind: 'openLobby' });
    expect(dueStep(session({ state: 'lobbyOpen' }), minutes(startsAt, -15))).toBeNull();
  });

  it('waits for a host who is late, and gives a session up ten minutes after its planned end', () => {
    const waiting = session({ state: 'lobbyOpen' });
    expect(dueStep(waiting, minutes(endsAt, 9))).toBeNull();
    expect(dueStep(waiting, minutes(endsAt, 10))).toEqual({ kind: 'notHeld' });
    expect(dueStep(session({}), minutes(endsAt, 10))).toEqual({ kind: 'notHeld' });
  });

  it('lets a host be away for ten minutes', () => {
    const seenAt = minutes(startsAt, 20);
    expect(dueStep(live(seenAt), minutes(seenAt, 9))).toBeNull();
    expect(dueStep(live(seenAt), minutes(seenAt, 10))).toEqual({ kind: 'end', because: 'hostGone' });
  });

  it('counts the grace from the start for a host whom no beat has shown yet', () => {
    expect(dueStep(live(null), minutes(startsAt, 9))).toBeNull();
    expect(dueStep(live(null), minutes(startsAt, 10))).toEqual({ kind: 'end', because: 'hostGone' });
  });

  it('hands a session without its host to a co-host who is there', () => {
    const seenAt = minutes(startsAt, 20);
    const now = minutes(seenAt, 10);
    expect(dueStep(live(seenAt, minutes(now, -1)), now)).toEqual({ kind: 'handOver', personId: 'coHost' });
  });

  it('ends it when the co-host is gone too', () => {
    const seenAt = minutes(startsAt, 20);
    expect(dueStep(live(seenAt, seenAt), minutes(seenAt, 10))).toEqual({ kind: 'end', because: 'hostGone' });
    const ledByCoHost = { ...live(seenAt, seenAt), ledByPersonId: 'coHost' };
    expect(dueStep(ledByCoHost, minutes(seenAt, 9))).toBeNull();
    expect(dueStep(ledByCoHost, minutes(seenAt, 10))).toEqual({ kind: 'end', because: 'hostGone' });
  });

  it('ends a break that nobody ends', () => {
    const seenAt = minutes(startsAt, 20);
    const suspended = { ...live(seenAt), state: 'suspended' as const };
    expect(dueStep(suspended, minutes(seenAt, 10))).toEqual({ kind: 'end', because: 'hostGone' });
  });

  it('ends what was forgotten two hours after its planned end, though its host is there', () => {
    const late = minutes(endsAt, 120);
    expect(dueStep(live(late), minutes(late, -1))).toBeNull();
    expect(dueStep(live(late), late)).toEqual({ kind: 'end', because: 'overrun' });
  });

  it.each(['draft', 'ended', 'publishing', 'published', 'cancelled'] as const)('leaves what is %s alone', (state) => {
    expect(dueStep(session({ state }), minutes(endsAt, 1000))).toBeNull();
  });
});
