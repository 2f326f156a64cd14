import { jest } from '@jest/globals';
import { newId, type Actor } from '@yunqiao/platform';
import { Connections } from '../attendance/connections.js';
import { ConferenceServer } from '../conference/conference-server.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { FloorService } from './floor.service.js';
import { ListenerStreams } from './listener-streams.js';
import { SessionEntryService } from './session-entry.service.js';

const stream = '/v/9/signature/session/live.m3u8';

describe('a session with room for two', () => {
  let room: MeetingsRoom;
  let host: Actor;
  let session: ResearchSession;

  beforeAll(async () => {
    const environment = { LIVEKIT_API_KEY: 'test', LIVEKIT_API_SECRET: 'a secret that has 32 characters!' };
    room = await MeetingsRoom.open(false, { environment });
    const server = room.get(ConferenceServer);
    jest.spyOn(server, 'open').mockResolvedValue();
    jest.spyOn(server, 'try').mockResolvedValue();
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    jest.spyOn(room.get(ListenerStreams), 'playlistFor').mockResolvedValue(stream);
    ({ host, session } = await room.liveSession({ speakerLimit: 2 }));
    await connect(host);
  });

  const enter = async (actor: Actor, prefersStream = false) => {
    const request = { sessionId: session.id, deviceId: newId(), prefersStream };
    const { transport, playlistUrl, liveKit } = await room.get(SessionEntryService).enter(actor, request);
    return { transport, playlistUrl, isInConference: liveKit !== null };
  };
  const connect = ({ personId }: Actor) => {
    const device = { sid: newId(), sessionId: session.id, personId, deviceId: newId(), joinedAt: new Date() };
    return room.get(Connections).seen([device]);
  };
  const inConference = { transport: 'rtc', playlistUrl: null, isInConference: true };
  const byStream = { transport: 'hls', playlistUrl: stream, isInConference: false };

  it('lets a third listen to the stream, and in again who has a second device there', async () => {
    const [second, third] = [await room.seat(session), await room.seat(session)];
    expect(await enter(second)).toEqual(inConference);
    await connect(second);
    await connect(second);
    expect(await enter(third)).toEqual(byStream);
    expect(await enter(second)).toEqual(inConference);
  });

  it('takes everybody in whom it needs: who was named for something, and who has the microphone', async () => {
    await connect(await room.seat(session));
    const [speaker, listener] = [await room.seat(session, 'speaker'), await room.seat(session)];
    expect(await enter(speaker)).toEqual(inConference);
    expect(await enter(listener)).toEqual(byStream);
    await room.get(FloorService).giveMicrophone(host, session.id, listener.personId);
    expect(await enter(listener)).toEqual(inConference);
  });

  it('gives the stream to who would rather have it, and the conference to everybody where there is no stream', async () => {
    const listener = await room.seat(session);
    expect(await enter(listener, true)).toEqual(byStream);
    await connect(await room.seat(session));
    jest.spyOn(room.get(ListenerStreams), 'playlistFor').mockResolvedValue(null);
    expect(await enter(listener)).toEqual(inConference);
  });
});
