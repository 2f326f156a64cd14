import 'reflect-metadata';
import { OutboxMessage, type Actor } from '@yunqiao/platform';
import { SessionEvent } from '../timeline/session-event.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { ResearchSession } from './research-session.entity.js';
import { SessionConduct } from './session-conduct.js';
import { SessionPresence } from './session-presence.js';
import { SessionSchedule } from './session-schedule.js';
import { SessionService } from './session.service.js';
import { SessionStretch } from './session-stretch.entity.js';

describe('a session taking place', () => {
  let room: MeetingsRoom;
  let conduct: SessionConduct;

  beforeAll(async () => {
    room = await MeetingsRoom.open();
    conduct = room.get(SessionConduct);
  });
  afterAll(() => room.close());
  beforeEach(() => room.setClock('2020-04-14T02:00:00.000Z'));

  /** Hours and minutes in Shanghai on the day of the session, which begins at ten. */
  function clock(time: string): void {
    room.setClock(`2020-04-15T${time}:00+08:00`);
  }

  function state(id: string): Promise<ResearchSession> {
    return room.database.manager.findOneByOrFail(ResearchSession, { id });
  }

  async function stretches(sessionId: string): Promise<string[]> {
    const found = await room.database.manager.find(SessionStretch, {
      where: { sessionId },
      order: { startedAt: 'ASC' },
    });
    const time = (at: Date | null) => at?.toISOString().slice(11, 16) ?? '';
    return found.map(({ startedAt, endedAt }) => `${time(startedAt)}-${time(endedAt)}`);
  }

  async function events(sessionId: string): Promise<unknown[]> {
    const found = await room.database.manager.find(SessionEvent, { where: { sessionId }, order: { sequence: 'ASC' } });
    return found.map(({ sequence, payload }) => [sequence, (payload as { state?: string }).state ?? payload]);
  }

  async function withCoHost(): Promise<{ host: Actor; coHost: Actor; session: ResearchSession }> {
    const made = await room.announced();
    const { actor: coHost } = await room.given.person({ role: 'teacher', schoolId: made.schoolId });
    const named = { id: made.session.id, version: made.session.version, coHostPersonIds: [coHost.personId] };
    return { ...made, coHost, session: await room.get(SessionService).update(made.host, named) };
  }

  function seen(actor: Actor, sessionId: string): Promise<void> {
    return room.get(SessionPresence).seen(room.database.manager, sessionId, actor.personId);
  }

  it('is opened, begun, interrupted, gone on with and ended by its host; each step twice is once', async () => {
    const { host, session } = await room.announced();
    const twice = async (time: string, step: () => Promise<ResearchSession>) => {
      clock(time);
      await Promise.all([step(), step()]);
    };
    await twice('09:50', () => conduct.openLobby(host, session.id));
    await twice('10:01', () => conduct.start(host, session.id));
    await twice('10:20', () => conduct.suspend(host, session.id));
    await twice('10:30', () => conduct.resume(host, session.id));
    await twice('11:05', () => conduct.end(host, session.id));
    expect(await stretches(session.id)).toEqual(['02:01-02:20', '02:30-03:05']);
    expect(await events(session.id)).toEqual([
      ...[
        [1, 'lobbyOpen'],
        [2, 'live'],
        [3, 'suspended'],
        [4, 'live'],
        [5, 'ended'],
      ],
    ]);
    expect(await state(session.id)).toMatchObject({ state: 'ended', closedBy: 'host' });
    expect(await room.database.manager.countBy(OutboxMessage, { kind: 'session.ended', key: session.id })).toBe(1);
  });

  it('tells everybody that the door is open, also when it begins without a lobby', async () => {
    const { host, session, schoolId } = await room.announced();
    const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId });
    clock('09:59');
    await conduct.start(host, session.id);
    expect(await room.told(session.id)).toEqual([{ kind: 'session.lobbyOpen', people: [teacher.personId] }]);
    expect((await state(session.id)).lobbyOpenedAt).not.toBeNull();
  });

  it('cannot be opened the day before, nor ended before it began', async () => {
    const { host, session } = await room.announced();
    await expect(conduct.openLobby(host, session.id)).rejects.toThrow('SESSION_TOO_EARLY');
    await expect(conduct.start(host, session.id)).rejects.toThrow('SESSION_TOO_EARLY');
    await expect(conduct.end(host, session.id)).rejects.toThrow('SESSION_STATE_WRONG');
    await expect(conduct.resume(host, session.id)).rejects.toThrow('SESSION_STATE_WRONG');
    clock('10:00');
    await conduct.start(host, session.id);
    await conduct.suspend(host, session.id);
    await expect(conduct.start(host, session.id)).rejects.toThrow('SESSION_STATE_WRONG');
  });

  it('is moved by co-hosts as well, and by nobody else', async () => {
    const { host, coHost, session } = await withCoHost();
    clock('10:00');
    const { actor: administrator } = await room.given.person({
      ...{ role: 'schoolAdministrator', schoolId: host.organisationIds[0]! },
    });
    const { actor: stranger } = await room.given.person({ role: 'platformAdministrator' });
    for (const other of [administrator, stranger])
      for (const step of ['openLobby', 'start', 'suspend', 'resume', 'end'] as const)
        await expect(conduct[step](other, session.id)).rejects.toThrow('SESSION_NOT_FOUND');
    expect(await conduct.start(coHost, session.id)).toMatchObject({ state: 'live', ledByPersonId: coHost.personId });
  });

  describe('by the schedule', () => {
    it('opens its lobby fifteen minutes before, once for any number of rounds', async () => {
      const { host, session, schoolId } = await room.announced();
      const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId });
      const schedule = room.get(SessionSchedule);
      clock('09:44');
      await schedule.run();
      expect((await state(session.id)).state).toBe('scheduled');
      clock('09:45');
      await Promise.all([schedule.run(), schedule.run(), schedule.run()]);
      expect((await state(session.id)).state).toBe('lobbyOpen');
      const told = await room.told(session.id);
      expect(told.map(({ kind }) => kind)).toEqual(['session.lobbyOpen']);
      expect(told[0]!.people.sort()).toEqual([host.personId, teacher.personId].sort());
    });

    it('gives up what nobody began, ten minutes after its planned end', async () => {
      const { session } = await room.announced();
      clock('09:45');
      await room.get(SessionSchedule).run();
      clock('11:10');
      await room.get(SessionSchedule).run();
      expect(await state(session.id)).toMatchObject({ state: 'cancelled', closedBy: 'notHeld', calendarSequence: 1 });
    });

    it('hands over to a co-host who is there when the host does not come back, and ends it when nobody does', async () => {
      const { host, coHost, session } = await withCoHost();
      clock('10:00');
      await conduct.start(host, session.id);
      clock('10:20');
      await Promise.all([seen(host, session.id), seen(coHost, session.id)]);
      clock('10:29');
      await seen(coHost, session.id);
      await room.get(SessionSchedule).run();
      expect((await state(session.id)).ledByPersonId).toBe(host.personId);
      clock('10:30');
      await room.get(SessionSchedule).run();
      expect(await state(session.id)).toMatchObject({ state: 'live', ledByPersonId: coHost.personId });
      clock('10:39');
      await room.get(SessionSchedule).run();
      expect(await state(session.id)).toMatchObject({ state: 'ended', closedBy: 'hostGone' });
      expect(await stretches(session.id)).toEqual(['02:00-02:39']);
    });

    it('goes on with a host who came back in time', async () => {
      const { host, session } = await room.announced();
      clock('10:00');
      await conduct.start(host, session.id);
      clock('10:09');
      await seen(host, session.id);
      clock('10:18');
      await room.get(SessionSchedule).run();
      expect((await state(session.id)).state).toBe('live');
    });

    it('ends what was forgotten', async () => {
      const { host, session } = await room.announced();
      clock('10:00');
      await conduct.start(host, session.id);
      clock('13:00');
      await seen(host, session.id);
      await room.get(SessionSchedule).run();
      expect(await state(session.id)).toMatchObject({ state: 'ended', closedBy: 'overrun' });
    });
  });
});
