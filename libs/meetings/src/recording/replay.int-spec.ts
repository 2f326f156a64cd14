import { ViewerIds } from '@yunqiao/identity';
import { MediaHttpModule, VIEWER_COOKIE } from '@yunqiao/media';
import { ActorFinder, newId, ObjectStore, type Actor } from '@yunqiao/platform';
import { RecordingConsents } from '../consent/recording-consents.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionMember } from '../room/session-member.entity.js';
import type { GivenSession } from '../session/session.factory.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { TalkService } from '../timeline/talk.service.js';
import { RecordingEpoch } from './recording-epoch.entity.js';
import { recordingFiles, recordingKey, recordingPrefix } from './recording-keys.js';
import { RecordingSegment } from './recording-segment.entity.js';
import { ReplayCut } from './replay-cut.entity.js';

const began = Date.parse('2020-04-15T02:00:00.000Z');
const renditions = ['video', 'audio'] as const;
const replayOf =
  'query ($id: ID!) { researchSession(id: $id) { replay { url audioUrl startsAt seconds edition gaps { atSeconds } } } }';
const events = 'query ($id: ID!) { sessionEvents(sessionId: $id, after: 0) { kind text } }';
const cut = 'mutation ($input: CutReplayInput!) { cutReplay(input: $input) { session { id } } }';
const enter =
  'mutation ($input: EnterSessionInput!) { enterSession(input: $input) { entry { state transport playlistUrl } } }';

interface Replay {
  url: string;
  audioUrl: string;
  startsAt: string;
  seconds: number;
  edition: string;
  gaps: { atSeconds: number }[];
}

let room: MeetingsRoom;

beforeAll(async () => {
  room = await MeetingsRoom.open(true, { modules: [MediaHttpModule] });
});
afterAll(() => room.close());

/** Three segments of four seconds, of which the store has the bytes. */
async function recorded({ id: sessionId }: ResearchSession, endedAt: Date | null): Promise<void> {
  const epoch = { id: newId(), sessionId, number: 1, startedAt: new Date(began), endedAt };
  await room.database.manager.insert(RecordingEpoch, epoch);
  for (const rendition of renditions) {
    for (const number of [0, 1, 2]) {
      const key = recordingKey(sessionId, recordingFiles.segment(1, rendition, number));
      await room.get(ObjectStore).put(key, Buffer.from(key), { contentType: 'video/mp4' });
      await room.database.manager.insert(RecordingSegment, {
        ...{ epochId: epoch.id, rendition, number, sessionId, epochNumber: 1, removedAt: null },
        ...{ startsAt: new Date(began + number * 4000), durationMs: 4000, bytes: key.length },
      });
    }
  }
}

async function browserOf(actor: Actor) {
  const client = await room.client(actor);
  const signedIn = await room.get(ActorFinder).find(Object.fromEntries(client.cookies));
  client.cookies.set(VIEWER_COOKIE, room.get(ViewerIds).of(signedIn!));
  return client;
}

type Browser = Awaited<ReturnType<typeof browserOf>>;

async function replayIn(browser: Browser, { id }: ResearchSession): Promise<Replay | null> {
  return (await browser.ask<{ researchSession: { replay: Replay | null } }>(replayOf, { id })).researchSession.replay;
}

async function read(browser: Browser, url: string): Promise<{ status: number; text: string }> {
  const { statusCode, body } = await browser.request({ method: 'GET', url });
  return { status: statusCode, text: body };
}

const published = async (facts: GivenSession = {}) => {
  const endedAt = new Date(began + 12_000);
  const usual = { isRecorded: true, state: 'published', startedAt: new Date(began), endedAt } as const;
  const { session, host } = await room.given.researchSession({ ...usual, ...facts });
  await recorded(session, endedAt);
  return { session, host };
};

describe('the replay of a session', () => {
  it('is told to who sees the session, and played by them alone', async () => {
    const { session, host } = await published();
    const own = await browserOf(host);
    const replay = await replayIn(own, session);
    expect(replay).toMatchObject({ startsAt: new Date(began).toISOString(), seconds: 12, gaps: [] });
    const { status, text } = await read(own, replay!.url);
    expect([status, text.includes('#EXT-X-ENDLIST')]).toEqual([200, true]);
    const folder = replay!.url.slice(0, replay!.url.lastIndexOf('/'));
    expect((await read(own, `${folder}/video.e1/00001.m4s`)).status).toBe(200);
    const other = await browserOf(await room.seat(session));
    expect((await read(other, replay!.url)).status).toBe(403);
    expect(await replayIn(other, session)).toMatchObject({ seconds: 12 });
  });

  it('is for the whole alliance when the host said so, with what happened in the session', async () => {
    const schoolId = await room.school();
    const { session } = await published({ schoolId, replayAudience: 'alliance', scheduledAt: new Date(began) });
    const [colleague, pupil] = [
      await room.given.person({ role: 'teacher', schoolId: await room.school() }),
      await room.given.person({ role: 'student', schoolId: await room.school() }),
    ];
    const browser = await browserOf(colleague.actor);
    expect(await replayIn(browser, session)).toMatchObject({ seconds: 12 });
    const { sessionEvents } = await browser.ask<{ sessionEvents: { kind: string }[] }>(events, { id: session.id });
    expect(sessionEvents).toEqual([]);
    const other = await browserOf(pupil.actor);
    expect((await other.send(replayOf, { id: session.id })).codes).toEqual(['SESSION_NOT_FOUND']);
    expect((await other.send(events, { id: session.id })).codes).toEqual(['SESSION_NOT_FOUND']);
  });

  it('shows nothing of what students said for whom no consent is on record, to nobody, until there is one', async () => {
    const { session, host } = await room.liveSession({ isRecorded: true });
    const { actor: pupil } = await room.given.person({ role: 'student' });
    await room.given.sessionMember(session.id, pupil, { admittedAt: new Date(began) });
    const say = (actor: Actor, text: string) =>
      room.get(TalkService).say(actor, { id: newId(), sessionId: session.id, text });
    await say(pupil, '我是小明');
    await say(host, '开始上课');
    const said = async (actor: Actor) => {
      const { sessionEvents } = await (
        await browserOf(actor)
      ).ask<{ sessionEvents: { text: string | null }[] }>(events, { id: session.id });
      return sessionEvents.flatMap(({ text }) => text ?? []);
    };
    expect(await said(host)).toEqual(['我是小明', '开始上课']);
    await room.database.manager.update(ResearchSession, { id: session.id }, { state: 'published' });
    for (const actor of [host, pupil]) expect(await said(actor)).toEqual(['开始上课']);

    const schoolId = pupil.memberships[0]!.organisationId;
    const { actor: administrator } = await room.given.person({ role: 'schoolAdministrator', schoolId });
    const consent = { id: newId(), personId: pupil.personId, evidence: '父亲书面同意' };
    await room.get(RecordingConsents).give(administrator, consent);
    expect(await said(host)).toEqual(['我是小明', '开始上课']);
  });

  it('is not there before the session has ended', async () => {
    const { session, host } = await room.liveSession({ isRecorded: true });
    await recorded(session, null);
    expect(await replayIn(await browserOf(host), session)).toBeNull();
  });

  it('is not for who was sent out', async () => {
    const { session } = await published();
    const actor = await room.seat(session);
    await room.database.manager.update(SessionMember, { personId: actor.personId }, { removedAt: new Date(began) });
    expect(await replayIn(await browserOf(actor), session)).toBeNull();
  });

  it('loses what the host cuts out, in the playlists and in the store, once, and keeps who did it and why', async () => {
    const { session, host } = await published();
    const client = await browserOf(host);
    const { edition } = (await replayIn(client, session))!;
    const input = { id: newId(), sessionId: session.id, edition, fromSeconds: 5, toSeconds: 6, reason: '学生姓名' };
    for (let times = 0; times < 2; times += 1) await client.ask(cut, { input });
    const replay = await replayIn(client, session);
    expect(replay).toMatchObject({ seconds: 8, gaps: [{ atSeconds: 4 }] });
    for (const url of [replay!.url, replay!.audioUrl])
      expect((await read(client, url)).text).not.toContain('00001.m4s');
    const left = await room.get(ObjectStore).list(recordingPrefix(session.id));
    expect(left.filter((key) => key.endsWith('00001.m4s'))).toEqual([]);
    expect(left).toHaveLength(4);
    const cuts = await room.database.manager.findBy(ReplayCut, { sessionId: session.id });
    expect(cuts).toMatchObject([{ madeBy: host.personId, reason: '学生姓名', fromAt: new Date(began + 4000) }]);
    expect((await client.send(cut, { input: { ...input, id: newId() } })).codes).toEqual(['REPLAY_CHANGED']);
    const nothing = { ...input, id: newId(), edition: replay!.edition, fromSeconds: 60, toSeconds: 70 };
    expect((await client.send(cut, { input: nothing })).codes).toEqual(['REPLAY_CUT_WRONG']);
  });

  it('is cut by nobody else, and not before there is one', async () => {
    const { session } = await published();
    const { actor } = await room.given.person({ role: 'trainer' });
    const input = { id: newId(), sessionId: session.id, edition: '1', fromSeconds: 0, toSeconds: 4, reason: '试' };
    expect((await (await browserOf(actor)).send(cut, { input })).codes).toEqual(['SESSION_NOT_FOUND']);
    const live = await room.liveSession({ isRecorded: true });
    const early = { ...input, sessionId: live.session.id };
    expect((await (await browserOf(live.host)).send(cut, { input: early })).codes).toEqual(['SESSION_STATE_WRONG']);
  });
});

describe('the stream for listeners', () => {
  it('is given to who asks for it while the session is being recorded, and has no end', async () => {
    const { session } = await room.liveSession({ isRecorded: true, scheduledAt: new Date(began) });
    await recorded(session, null);
    const listener = await room.seat(session);
    const input = { sessionId: session.id, deviceId: newId(), prefersStream: true };
    const client = await browserOf(listener);
    const { enterSession } = await client.ask<{ enterSession: { entry: { transport: string; playlistUrl: string } } }>(
      enter,
      { input },
    );
    expect(enterSession.entry.transport).toBe('hls');
    const { status, text } = await read(client, enterSession.entry.playlistUrl);
    expect([status, text.includes('audio.e1/00002.m4s'), text.includes('ENDLIST')]).toEqual([200, true, false]);
  });
});
