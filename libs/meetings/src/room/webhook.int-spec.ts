import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { newId, type Actor } from '@yunqiao/platform';
import { AttendanceConnection } from '../attendance/attendance-connection.entity.js';
import { MeetingsHttpModule } from '../meetings-http.module.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { LivekitEvent } from './livekit-event.entity.js';
import { LivekitHandler } from './livekit-handler.js';
import { LivekitInbox } from './livekit-inbox.js';

const key = 'test';
const secret = 'a secret of the conference server for tests';
const joined = Date.parse('2020-04-15T02:00:00.250Z');

let room: MeetingsRoom;
let session: ResearchSession;
let teacher: Actor;
let deviceId: string;
let sid: string;

beforeAll(async () => {
  // Nothing listens there: what is decided holds all the same.
  const environment = { LIVEKIT_URL: 'http://127.0.0.1:1', LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret };
  room = await MeetingsRoom.open(false, { modules: [MeetingsHttpModule], environment });
});
afterAll(() => room.close());
beforeEach(async () => {
  ({ session } = await room.liveSession());
  teacher = await room.seat(session);
  deviceId = newId();
  sid = `PA_${newId().slice(-12)}`;
});

/** An event as LiveKit sends it, its password for the TURN server among it. */
function event(kind: string, given: { seconds?: number; id?: string; identity?: string; room?: string } = {}) {
  const at = Math.floor(joined / 1000) + (given.seconds ?? 0);
  return JSON.stringify({
    ...{ event: kind, id: given.id ?? `EV_${newId()}`, createdAt: String(at) },
    room: {
      sid: 'RM_1',
      name: given.room ?? session.id,
      turnPassword: 'a password',
      enabledCodecs: [{ mime: 'audio/opus' }],
    },
    participant: {
      ...{
        sid,
        identity: given.identity ?? `${teacher.personId}:${deviceId}`,
        name: '王小明',
        disconnectReason: 'CLIENT_INITIATED',
      },
      ...{ joinedAt: String(Math.floor(joined / 1000)), joinedAtMs: String(joined) },
    },
  });
}

async function signed(body: string, given: { secret?: string; ttl?: string; of?: string } = {}): Promise<string> {
  const token = new AccessToken(key, given.secret ?? secret, { ttl: given.ttl ?? '5m' });
  token.sha256 = createHash('sha256')
    .update(given.of ?? body)
    .digest('base64');
  return token.toJwt();
}

async function post(body: string, authorization?: string, type = 'application/webhook+json'): Promise<number> {
  const headers = { 'content-type': type, ...(authorization && { authorization }) };
  const url = '/livekit/webhook';
  return (await room.test.app.inject({ method: 'POST', url, payload: body, headers })).statusCode;
}

/** Sends a genuine event, and waits until it was handled. */
async function send(body: string): Promise<void> {
  expect(await post(body, await signed(body))).toBe(200);
  const { id } = JSON.parse(body) as { id: string };
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await room.database.manager.findOneByOrFail(LivekitEvent, { id })).handledAt) return;
    await new Promise((go) => setTimeout(go, 20));
  }
  throw new Error('The event was not handled');
}

const connection = () => room.database.manager.findOneBy(AttendanceConnection, { participantSid: sid });
const count = () => room.database.manager.count(LivekitEvent);

describe('what the conference server tells', () => {
  it('is taken when it is signed, and nothing else of it is kept than what is used', async () => {
    await send(event('participant_joined'));
    expect(await connection()).toMatchObject({
      sessionId: session.id,
      personId: teacher.personId,
      deviceId,
      leftAt: null,
    });
    expect((await connection())!.joinedAt).toEqual(new Date(joined));
    const rows = await room.database.query<{ payload: string }[]>('SELECT payload FROM livekit_event');
    expect(JSON.stringify(rows)).not.toMatch(/password|王小明|opus/u);
  });

  it('is refused without a signature, with a forged one, with that of another body, or when it is late', async () => {
    const body = event('participant_joined');
    const before = await count();
    expect(await post(body)).toBe(403);
    expect(await post(body, 'a.b.c')).toBe(403);
    expect(await post(body, await signed(body, { secret: 'another secret, long enough for a signature' }))).toBe(403);
    expect(await post(body, await signed(body, { of: `${body} ` }))).toBe(403);
    expect(await post(body, await signed(body, { ttl: '-60s' }))).toBe(403);
    expect(await post(body, await signed(body), 'application/json')).toBe(403);
    expect(await count()).toBe(before);
  });

  it('is the same twice as once', async () => {
    const body = event('participant_joined');
    await send(body);
    const before = await count();
    expect(await post(body, await signed(body))).toBe(200);
    expect(await count()).toBe(before);
  });

  it('comes out the same in any order', async () => {
    const came = event('participant_joined');
    const went = event('participant_left', { seconds: 600 });
    await send(went);
    await send(came);
    const leftAt = new Date(Math.floor(joined / 1000) * 1000 + 600_000);
    expect(await connection()).toMatchObject({ joinedAt: new Date(joined), leftAt, closedBy: 'webhook' });
    expect((await connection())!.closeReason).toBe('CLIENT_INITIATED');
  });

  it('keeps the old connection and the new one apart when they cross', async () => {
    const old = sid;
    await send(event('participant_joined'));
    const left = event('participant_left', { seconds: 300 });
    sid = `${old}_2`;
    await send(event('participant_joined', { seconds: 299 }));
    await send(left);
    expect((await connection())!.leftAt).toBeNull();
    sid = old;
    expect((await connection())!.leftAt).not.toBeNull();
  });

  it('changes nothing about rooms and participants that are none of ours', async () => {
    await send(event('participant_joined', { room: 'another room' }));
    await send(event('participant_joined', { room: newId() }));
    await send(event('participant_joined', { identity: 'recorder' }));
    expect(await connection()).toBeNull();
  });

  it('is handled later when the process died that had taken it', async () => {
    const inbox = room.get(LivekitInbox);
    const handler = room.get(LivekitHandler);
    const handle = handler.handle.bind(handler);
    handler.handle = () => Promise.reject(new Error('died'));
    const body = event('participant_joined');
    expect(await post(body, await signed(body))).toBe(200);
    await new Promise((go) => setTimeout(go, 100));
    handler.handle = handle;
    expect(await connection()).toBeNull();
    await room.database.query('UPDATE livekit_event SET received_at = received_at - INTERVAL 20 SECOND');
    await inbox.sweep();
    expect(await connection()).not.toBeNull();
  });
});

describe('the end of a conference', () => {
  it('ends the connections of which nobody told the end, when they were last seen', async () => {
    await send(event('participant_joined'));
    const seconds = Math.ceil((Date.now() - joined) / 1000) + 20;
    await send(event('room_finished', { seconds }));
    const ended = await connection();
    expect(ended!.leftAt).not.toBeNull();
    expect(ended!.closedBy).toBe('webhook');
  });
});
