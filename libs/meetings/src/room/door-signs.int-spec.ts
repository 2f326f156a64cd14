import { jest } from '@jest/globals';
import { newId, type Actor } from '@yunqiao/platform';
import { ConferenceServer } from '../conference/conference-server.js';
import { GuestAttendanceList } from '../guest/guest-attendance.js';
import { GuestEntryService } from '../guest/guest-entry.service.js';
import { Guests } from '../guest/guests.js';
import { GuestLinkService } from '../invitation/guest-link.service.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { SessionEvents } from '../timeline/session-events.js';
import { LobbyService } from './lobby.service.js';
import { RoomReader } from './room-reader.js';
import { SessionEntryService } from './session-entry.service.js';

describe('who waits before a session', () => {
  let room: MeetingsRoom;
  let host: Actor;
  let session: ResearchSession;
  let token: string;

  beforeAll(async () => {
    const environment = { LIVEKIT_API_KEY: 'test', LIVEKIT_API_SECRET: 'a secret that has 32 characters!' };
    room = await MeetingsRoom.open(false, { environment });
    jest.spyOn(room.get(ConferenceServer), 'open').mockResolvedValue();
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    room.setClock('2020-04-15T02:10:00.000Z');
    ({ host, session } = await room.liveSession({ allowsGuests: true, hasLobby: true }));
    const link = { id: newId(), sessionId: session.id, expiresAt: new Date('2020-04-15T04:00:00.000Z') };
    ({ token } = await room.get(GuestLinkService).make(host, link));
  });

  const knock = (deviceId: string) =>
    room.get(GuestEntryService).enter({ token, deviceId, displayName: '周老师', schoolName: '' });
  const seenByHost = async () => {
    const { guests, waiting } = (await room.get(RoomReader).find(host, session.id))!;
    return [guests.length, waiting.length];
  };
  const told = async () => (await room.get(SessionEvents).findAfter(session.id, 0)).map(({ kind }) => kind);

  it('is shown while their page asks again, and not when it has been silent for a minute and a half', async () => {
    const device = newId();
    await knock(device);
    expect(await seenByHost()).toEqual([1, 0]);
    room.setClock('2020-04-15T02:11:29.000Z');
    expect(await seenByHost()).toEqual([1, 0]);
    room.setClock('2020-04-15T02:11:31.000Z');
    expect(await seenByHost()).toEqual([0, 0]);
  });

  it('is shown again, and the host is told, when their page comes back', async () => {
    const device = newId();
    await knock(device);
    await knock(device);
    room.setClock('2020-04-15T02:20:00.000Z');
    await knock(device);
    expect([await seenByHost(), await told()]).toEqual([
      [1, 0],
      ['guest.asked', 'guest.asked'],
    ]);
  });

  it('is no guest, nor on the list of who was there, when they were let in and never came', async () => {
    const { guest } = await knock(newId());
    const comes = newId();
    const coming = await knock(comes);
    for (const { id } of [guest, coming.guest]) await room.get(Guests).admit(host, session.id, id);
    await knock(comes);
    room.setClock('2020-04-15T02:20:00.000Z');
    expect(await seenByHost()).toEqual([1, 0]);
    const list = await room.get(GuestAttendanceList).find(host, session.id);
    expect(list.map((row) => row.guest.id)).toEqual([coming.guest.id]);
    expect(await told()).toEqual([
      ...['guest.asked', 'guest.asked'],
      ...['guest.admitted', 'guest.admitted', 'guest.entered'],
    ]);
  });

  it('goes and comes back in the same way with an account, with the one request that they made', async () => {
    const { actor: teacher } = await room.given.person({ role: 'teacher' });
    await room.given.sessionMember(session.id, teacher, { role: 'listener' });
    const enter = () =>
      room.get(SessionEntryService).enter(teacher, { sessionId: session.id, deviceId: newId(), prefersStream: false });
    await enter();
    expect(await seenByHost()).toEqual([0, 1]);
    room.setClock('2020-04-15T02:20:00.000Z');
    expect(await seenByHost()).toEqual([0, 0]);
    await enter();
    expect([await seenByHost(), await told()]).toEqual([
      [0, 1],
      ['lobby.asked', 'lobby.asked'],
    ]);
    expect(await room.get(LobbyService).waiting(session.id)).toHaveLength(1);
  });
});
