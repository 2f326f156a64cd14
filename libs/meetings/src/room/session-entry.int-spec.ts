import 'reflect-metadata';
import { newId, type Actor } from '@yunqiao/platform';
import { WebSocket } from 'ws';
import { ConferenceServer } from '../conference/conference-server.js';
import { ConferenceRoom, until } from '../test-room/conference-room.js';
import { describeWithLivekit } from '../test-room/livekit.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { FloorService } from './floor.service.js';
import { LobbyService } from './lobby.service.js';
import { MemberService } from './member.service.js';
import { RoomReader } from './room-reader.js';

function decodeJwt(token: string): { nbf: number; video: unknown } {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { nbf: number; video: unknown };
}

describeWithLivekit('coming into a session', () => {
  let conference: ConferenceRoom;
  let host: Actor;
  let session: ResearchSession;

  beforeAll(async () => {
    conference = await ConferenceRoom.open();
  });
  afterAll(() => conference.close());
  beforeEach(async () => {
    ({ host, session } = await conference.room.liveSession({ hasLobby: true }));
  });

  /** A teacher whom the host invited. */
  async function invited(): Promise<Actor> {
    const { actor } = await conference.room.given.person({ role: 'teacher' });
    await conference.room.given.sessionMember(session.id, actor, { role: 'listener' });
    return actor;
  }

  /** A teacher who was let in. */
  const seated = () => conference.room.seat(session);

  async function kinds(): Promise<string[]> {
    const rows = await conference.room.database.query<{ kind: string }[]>(
      'SELECT kind FROM session_event WHERE session_id = ? ORDER BY sequence',
      [Buffer.from(session.id.replaceAll('-', ''), 'hex')],
    );
    return rows.map(({ kind }) => kind);
  }

  const canSpeak = async (actor: Actor) => {
    const participants = await conference.room.get(ConferenceServer).participants(session.id);
    return participants.find(({ personId }) => personId === actor.personId)?.canPublish;
  };

  it('waits in the lobby until the host lets one in, and then needs no answer again', async () => {
    const teacher = await invited();
    const waiting = await conference.enter(teacher, session.id);
    expect(waiting).toMatchObject({ verdict: { state: 'waiting' }, liveKit: null });
    await Promise.all([conference.enter(teacher, session.id), conference.enter(teacher, session.id)]);
    const requests = await conference.room.get(LobbyService).waiting(session.id);
    expect(requests.map(({ personId }) => personId)).toEqual([teacher.personId]);

    await conference.room.get(LobbyService).admit(host, session.id, 'everyone');
    expect((await conference.enter(teacher, session.id)).verdict).toEqual({ state: 'admitted' });
    await conference.room.get(LobbyService).lock(host, session.id, true);
    expect((await conference.enter(teacher, session.id)).verdict).toEqual({ state: 'admitted' });
    expect(await kinds()).toEqual(['lobby.asked', 'lobby.admitted', 'member.entered', 'door.locked']);
  });

  it('is refused by the host, who can take that back', async () => {
    const teacher = await invited();
    await conference.enter(teacher, session.id);
    const [request] = await conference.room.get(LobbyService).waiting(session.id);
    await conference.room.get(LobbyService).refuse(host, session.id, request!.id);
    const refused = { state: 'refused', reason: 'SESSION_ENTRY_REFUSED' };
    expect((await conference.enter(teacher, session.id)).verdict).toEqual(refused);
    await conference.room.get(LobbyService).admit(host, session.id, { requestIds: [request!.id] });
    expect((await conference.enter(teacher, session.id)).verdict).toEqual({ state: 'admitted' });
  });

  it('is not there for strangers, and nobody but who leads it answers those who wait', async () => {
    const stranger = (await conference.room.given.person({ role: 'teacher' })).actor;
    await expect(conference.enter(stranger, session.id)).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(conference.enter(host, newId())).rejects.toThrow('SESSION_NOT_FOUND');
    const teacher = await seated();
    const lobby = conference.room.get(LobbyService);
    await expect(lobby.admit(teacher, session.id, 'everyone')).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(lobby.admit(host, session.id, { requestIds: [newId()] })).rejects.toThrow('LOBBY_REQUEST_NOT_FOUND');
  });

  it('gives a listener a token for this session that lasts ten minutes and allows no device', async () => {
    const deviceId = newId();
    const teacher = await seated();
    const { liveKit } = await conference.enter(teacher, session.id, deviceId);
    const claims = decodeJwt(liveKit!.token);
    expect(claims).toEqual({
      iss: 'test',
      sub: `${teacher.personId}:${deviceId}`,
      nbf: expect.any(Number),
      exp: claims.nbf + 600,
      video: { room: session.id, roomJoin: true, canSubscribe: true, canPublishData: true, canPublish: false },
    });
  });

  it('gives who leads and who speaks their devices and the screen, and a listener with the microphone no screen', async () => {
    const video = async (actor: Actor) => decodeJwt((await conference.enter(actor, session.id)).liveKit!.token).video;
    const all = ['microphone', 'camera', 'screen_share', 'screen_share_audio'];
    const rest = { room: session.id, roomJoin: true, canSubscribe: true, canPublishData: true, canPublish: true };
    const speaker = await invited();
    await conference.room.get(MemberService).setRole(host, session.id, speaker.personId, 'speaker');
    expect(await video(speaker)).toEqual({ ...rest, canPublishSources: all });
    const listener = await seated();
    await conference.room.get(FloorService).giveMicrophone(host, session.id, listener.personId);
    expect(await video(listener)).toEqual({ ...rest, canPublishSources: ['microphone', 'camera'] });
  });

  it('opens no conference with a token of a session that is not open', async () => {
    const teacher = await seated();
    const { liveKit } = await conference.enter(teacher, session.id);
    await conference.room.get(ConferenceServer).close(session.id);
    await expect(conference.connect(liveKit!.token)).rejects.toThrow();
  });

  it('has a person in two browsers twice, and the same browser once', async () => {
    const teacher = await seated();
    const device = newId();
    const first = await conference.join(teacher, session.id, device);
    const other = await conference.join(teacher, session.id);
    expect(other.others).toContain(`${teacher.personId}:${device}`);
    await conference.join(teacher, session.id, device);
    await until(
      () => first.room.isConnected,
      (isConnected) => !isConnected,
    );
    expect(await conference.room.get(ConferenceServer).participants(session.id)).toHaveLength(2);
  });

  it('is heard once one has the microphone, and no longer when it is taken', async () => {
    const teacher = await seated();
    const floor = conference.room.get(FloorService);
    const client = await conference.join(teacher, session.id);
    expect(await canSpeak(teacher)).toBe(false);

    await floor.raiseHand(teacher, session.id, true);
    const given = await floor.giveMicrophone(host, session.id, teacher.personId);
    expect(given).toMatchObject({ hasMicrophone: true, handRaisedAt: null });
    expect(await canSpeak(teacher)).toBe(true);
    const listener = await conference.join(await seated(), session.id);
    await client.speak();
    await until(
      () => listener.hears,
      (count) => count === 1,
    );

    await floor.takeMicrophone(host, session.id, teacher.personId);
    expect(await canSpeak(teacher)).toBe(false);
    await until(
      () => listener.hears,
      (count) => count === 0,
    );
    expect(await kinds()).toEqual(expect.arrayContaining(['hand.raised', 'microphone.given', 'microphone.taken']));
  });

  it('stays silent after a broken line when one was silenced', async () => {
    const teacher = await seated();
    const floor = conference.room.get(FloorService);
    const server = conference.room.get(ConferenceServer);
    await floor.giveMicrophone(host, session.id, teacher.personId);
    await (await conference.join(teacher, session.id)).speak();
    const isMuted = async () => {
      const mine = (await server.participants(session.id)).filter(({ personId }) => personId === teacher.personId);
      return mine.flatMap(({ soundTracks }) => soundTracks.map((track) => track.isMuted));
    };
    await until(isMuted, (tracks) => tracks.length === 1 && !tracks[0]);
    await floor.muteEverybody(host, session.id);
    await until(isMuted, (tracks) => tracks[0] === true);

    const again = await conference.join(teacher, session.id);
    await again.speak();
    await until(isMuted, (tracks) => tracks.length === 2 && tracks.every(Boolean));
    expect(await floor.unmuteMyself(teacher, session.id)).toMatchObject({ isMutedByHost: false });
  });

  it('sends somebody out with every device and keeps them out, whatever they hold', async () => {
    const teacher = await seated();
    const { liveKit } = await conference.enter(teacher, session.id);
    const clients = [await conference.connect(liveKit!.token), await conference.join(teacher, session.id)];
    await conference.room.get(MemberService).remove(host, session.id, teacher.personId);
    for (const client of clients)
      await until(
        () => client.room.isConnected,
        (isConnected) => !isConnected,
      );
    const out = { state: 'refused', reason: 'SESSION_ENTRY_REFUSED' };
    expect((await conference.enter(teacher, session.id)).verdict).toEqual(out);

    // Past the api, with the token of before: whoever comes in is sent out as soon as the conference server tells of it.
    const intruder = await conference.connect(liveKit!.token);
    await until(
      () => intruder.room.isConnected,
      (isConnected) => !isConnected,
    );

    // Who leads sees whom they sent out, and nobody else does.
    const listener = await seated();
    const removedFor = async (actor: Actor) =>
      (await conference.room.get(RoomReader).find(actor, session.id))!.removed.map(({ personId }) => personId);
    expect([await removedFor(host), await removedFor(listener)]).toEqual([[teacher.personId], []]);
    await conference.room.get(MemberService).readmit(host, session.id, teacher.personId);
    expect(await removedFor(host)).toEqual([]);
    expect((await conference.enter(teacher, session.id)).verdict).toEqual({ state: 'admitted' });
  });

  it('has one host, who alone names co-hosts', async () => {
    const members = conference.room.get(MemberService);
    const [coHost, teacher] = [await seated(), await seated()];
    await members.setRole(host, session.id, coHost.personId, 'coHost');
    await members.setRole(coHost, session.id, teacher.personId, 'speaker');
    await expect(members.setRole(coHost, session.id, teacher.personId, 'coHost')).rejects.toThrow('NOT_ALLOWED');
    await expect(members.setRole(host, session.id, teacher.personId, 'host')).rejects.toThrow('NOT_ALLOWED');
    await expect(members.remove(coHost, session.id, host.personId)).rejects.toThrow('NOT_ALLOWED');
    await expect(members.setRole(teacher, session.id, teacher.personId, 'coHost')).rejects.toThrow('SESSION_NOT_FOUND');
    expect(await members.setRole(coHost, session.id, coHost.personId, 'listener')).toMatchObject({ role: 'listener' });
  });

  describe('by the signalling path of the api', () => {
    async function knock(given: { token: string; cookie?: string; origin?: string }): Promise<'open' | number> {
      const socket = new WebSocket(`ws://127.0.0.1:${conference.port}/rtc?access_token=${given.token}&protocol=16`, {
        headers: { ...(given.cookie && { cookie: given.cookie }) },
        origin: given.origin ?? `http://localhost:${conference.port}`,
      });
      return new Promise((resolve, reject) => {
        socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
        socket.once('error', reject);
        socket.once('message', () => {
          resolve('open');
          socket.close();
        });
      });
    }

    it('lets in who the token was minted for, from our own pages', async () => {
      const teacher = await seated();
      const cookie = await conference.cookie(teacher);
      const token = (await conference.enter(teacher, session.id)).liveKit!.token;
      expect(await knock({ token, cookie })).toBe('open');
      expect(await knock({ token, cookie, origin: 'https://example.org' })).toBe(403);
      expect(await knock({ token })).toBe(403);
      expect(await knock({ token, cookie: await conference.cookie(await seated()) })).toBe(403);
      expect(await knock({ token: `${token.slice(0, -2)}xx`, cookie })).toBe(403);
      await conference.room.get(MemberService).remove(host, session.id, teacher.personId);
      expect(await knock({ token, cookie })).toBe(403);
    });

    it('ends with the sign-in', async () => {
      const teacher = await seated();
      const cookie = await conference.cookie(teacher);
      const token = (await conference.enter(teacher, session.id)).liveKit!.token;
      const socket = new WebSocket(`ws://127.0.0.1:${conference.port}/rtc?access_token=${token}&protocol=16`, {
        ...{ headers: { cookie }, origin: `http://localhost:${conference.port}` },
      });
      await new Promise((resolve, reject) => socket.once('message', resolve).once('error', reject));
      const closed = new Promise((resolve) => socket.once('close', resolve));
      await conference.room.database.query('UPDATE session SET revoked_at = NOW(3)');
      await closed;
    });
  });
});
