import { jest } from '@jest/globals';
import { newId, type Actor } from '@yunqiao/platform';
import { AttendanceList } from '../attendance/attendance-list.js';
import { AttendanceConnection } from '../attendance/attendance-connection.entity.js';
import { ConferenceServer } from '../conference/conference-server.js';
import { GuestLinkService } from '../invitation/guest-link.service.js';
import { MeetingsHttpModule } from '../meetings-http.module.js';
import { LivekitHandler } from '../room/livekit-handler.js';
import { SessionMember } from '../room/session-member.entity.js';
import { SignallingDoor } from '../room/signalling-door.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionEvents } from '../timeline/session-events.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { GuestAttendanceList } from './guest-attendance.js';
import { GuestEntryService } from './guest-entry.service.js';
import { Guests } from './guests.js';
import { SessionGuest } from './session-guest.entity.js';

describe('a guest', () => {
  let room: MeetingsRoom;
  let host: Actor;
  let session: ResearchSession;
  let link: { token: string; id: string };

  beforeAll(async () => {
    const environment = { LIVEKIT_API_KEY: 'test', LIVEKIT_API_SECRET: 'a secret that has 32 characters!' };
    room = await MeetingsRoom.open(false, { modules: [MeetingsHttpModule], environment });
    const server = room.get(ConferenceServer);
    jest.spyOn(server, 'open').mockResolvedValue();
    jest.spyOn(server, 'remove').mockResolvedValue();
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    room.setClock('2020-04-15T02:10:00.000Z');
    await given();
  });

  /** A live session with a link for guests. */
  async function given(facts: Partial<ResearchSession> = {}): Promise<void> {
    ({ host, session } = await room.liveSession({ allowsGuests: true, ...facts }));
    const made = { id: newId(), sessionId: session.id, expiresAt: new Date('2020-04-15T04:00:00.000Z') };
    link = { id: made.id, token: (await room.get(GuestLinkService).make(host, made)).token };
  }

  const enter = (deviceId = newId(), token = link.token) =>
    room.get(GuestEntryService).enter({ token, deviceId, displayName: '周老师', schoolName: '华东师范大学' });
  const mayPass = async (token: string) => (await room.get(SignallingDoor).find(null, token)) !== null;
  const count = () => room.database.manager.countBy(SessionGuest, { sessionId: session.id });

  it('comes in by a link, to hear and to see, and the same device is the same guest', async () => {
    const deviceId = newId();
    const first = await enter(deviceId);
    const again = await enter(deviceId);
    expect([first.verdict.state, again.guest.id, await count()]).toEqual(['admitted', first.guest.id, 1]);
    const [, claims] = first.liveKit!.token.split('.');
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toMatchObject({
      // What the browser is known by is told to nobody in the conference.
      sub: `${first.guest.id}:${first.guest.id}`,
      video: { room: session.id, roomJoin: true, canSubscribe: true, canPublishData: false, canPublish: false },
    });
    expect(await mayPass(first.liveKit!.token)).toBe(true);
  });

  it('waits in the lobby until a leader lets them in', async () => {
    await given({ hasLobby: true });
    const deviceId = newId();
    const { guest, verdict, liveKit } = await enter(deviceId);
    expect([verdict.state, liveKit]).toEqual(['waiting', null]);
    await room.get(Guests).admit(host, session.id, guest.id);
    expect((await enter(deviceId)).verdict).toEqual({ state: 'admitted' });
    const told = (await room.get(SessionEvents).findAfter(session.id, 0)).map(({ kind }) => kind);
    expect(told).toEqual(['guest.asked', 'guest.admitted', 'guest.entered']);
  });

  it('is looked for with one question among all lines of signalling, and only in their own session', async () => {
    const { guest } = await enter();
    const { session: other } = await room.liveSession({ allowsGuests: true });
    const own = { sessionId: session.id, personId: guest.id };
    const others = [
      { sessionId: other.id, personId: guest.id },
      { sessionId: session.id, personId: host.personId },
    ];
    const asked = jest.spyOn(room.get(Guests), 'insideAny');
    const inside = await room.get(SignallingDoor).guestsAmong([own, ...others]);
    expect([[...inside], asked.mock.calls.length]).toEqual([[own], 1]);
  });

  it('who is sent out stays out, whatever they hold, until they are let in again', async () => {
    const deviceId = newId();
    const { guest, liveKit } = await enter(deviceId);
    await room.get(Guests).remove(host, session.id, guest.id);
    expect((await enter(deviceId)).verdict).toEqual({ state: 'refused', reason: 'SESSION_ENTRY_REFUSED' });
    expect(await mayPass(liveKit!.token)).toBe(false);
    await room.get(Guests).admit(host, session.id, guest.id);
    expect((await enter(deviceId)).verdict).toEqual({ state: 'admitted' });
  });

  it('has no way in or on once the link is revoked or has run out, nor where guests are not allowed', async () => {
    const { liveKit } = await enter();
    await room.get(GuestLinkService).revoke(host, link.id);
    await expect(enter()).rejects.toThrow('GUEST_LINK_REVOKED');
    expect(await mayPass(liveKit!.token)).toBe(false);

    await given();
    const late = (await enter()).liveKit!;
    room.setClock('2020-04-15T04:00:00.000Z');
    await expect(enter()).rejects.toThrow('GUEST_LINK_EXPIRED');
    expect(await mayPass(late.token)).toBe(false);

    room.setClock('2020-04-15T02:10:00.000Z');
    await given();
    await room.database.manager.update(ResearchSession, { id: session.id }, { allowsGuests: false });
    await expect(enter()).rejects.toThrow('GUESTS_NOT_ALLOWED');
    await expect(enter(newId(), `${link.token.slice(0, -2)}xx`)).rejects.toThrow('GUEST_LINK_NOT_FOUND');
  });

  /** The conference server tells of a guest. */
  async function hear(kind: string, at: string, identity: string): Promise<void> {
    room.setClock(at);
    const payload = { at, joinedAt: '2020-04-15T02:10:00.000Z', identity, reason: null, trackSid: null };
    await room.get(LivekitHandler).handle({
      ...{ id: newId(), kind, room: session.id, participantSid: `PA_${identity.slice(0, 30)}` },
      ...{ receivedAt: new Date(at), handledAt: null },
      payload: { ...payload, isMicrophone: false } as unknown as Record<string, never>,
    });
  }

  it('is never counted as a person: no place, no attendance; the host reads when they were there', async () => {
    const { guest, liveKit } = await enter();
    await hear('participant_joined', '2020-04-15T02:10:01.000Z', liveKit!.identity);
    await hear('participant_left', '2020-04-15T02:30:00.000Z', liveKit!.identity);
    expect(room.get(ConferenceServer).remove).not.toHaveBeenCalledWith(session.id, liveKit!.identity);
    const { manager } = room.database;
    expect(await manager.countBy(AttendanceConnection, { sessionId: session.id })).toBe(0);
    expect(await manager.countBy(SessionMember, { sessionId: session.id })).toBe(1);
    expect((await room.get(AttendanceList).page(host, session.id, { first: 10 })).edges).toHaveLength(1);
    const [was] = await room.get(GuestAttendanceList).find(host, session.id);
    expect([was!.guest.id, was!.attendedSeconds]).toEqual([guest.id, 20 * 60]);
    const stranger = (await room.given.person({ role: 'trainer' })).actor;
    await expect(room.get(GuestAttendanceList).find(stranger, session.id)).rejects.toThrow('SESSION_NOT_FOUND');
    await room.get(Guests).remove(host, session.id, guest.id);
    expect(room.get(ConferenceServer).remove).toHaveBeenCalledWith(session.id, liveKit!.identity);
  });

  it('is the business of who leads the session', async () => {
    const { guest } = await enter();
    const listener = await room.seat(session);
    await expect(room.get(Guests).find(listener, session.id)).rejects.toThrow('NOT_ALLOWED');
    await expect(room.get(Guests).remove(listener, session.id, guest.id)).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(room.get(Guests).admit(host, session.id, newId())).rejects.toThrow('SESSION_GUEST_NOT_FOUND');
    expect((await room.get(Guests).find(host, session.id)).map(({ id }) => id)).toEqual([guest.id]);
  });
});
