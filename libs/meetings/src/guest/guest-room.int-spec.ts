import { jest } from '@jest/globals';
import { makeMedia } from '@yunqiao/media/testing';
import { newId, type Actor } from '@yunqiao/platform';
import { ConferenceServer } from '../conference/conference-server.js';
import { GuestLinkService } from '../invitation/guest-link.service.js';
import { PollService } from '../poll/poll.service.js';
import { RecordingEpoch } from '../recording/recording-epoch.entity.js';
import { RecordingSegment } from '../recording/recording-segment.entity.js';
import { FloorService } from '../room/floor.service.js';
import { LobbyService } from '../room/lobby.service.js';
import { RoomReader } from '../room/room-reader.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { PageService } from '../timeline/page.service.js';
import { TalkService } from '../timeline/talk.service.js';
import { TimelineReader } from '../timeline/timeline-reader.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { GuestAccess } from './guest-access.js';
import { GuestDeeds } from './guest-deeds.js';
import { GuestEntryService } from './guest-entry.service.js';
import { GuestPolls } from './guest-polls.js';
import { GuestRoomReader } from './guest-room.js';
import { guestLimits } from './guest-limits.js';
import { Guests } from './guests.js';
import type { SessionGuest } from './session-guest.entity.js';

describe('a guest in the room', () => {
  let room: MeetingsRoom;
  let host: Actor;
  let session: ResearchSession;
  let link: { id: string; token: string };
  let guest: SessionGuest;
  let pass: string;

  beforeAll(async () => {
    const environment = { LIVEKIT_API_KEY: 'test', LIVEKIT_API_SECRET: 'a secret that has 32 characters!' };
    room = await MeetingsRoom.open(true, { environment });
    const server = room.get(ConferenceServer);
    for (const name of ['open', 'remove'] as const) jest.spyOn(server, name).mockResolvedValue();
    jest.spyOn(server, 'allow').mockResolvedValue(true);
    jest.spyOn(server, 'participants').mockResolvedValue([]);
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    room.setClock('2020-04-15T02:10:00.000Z');
    ({ host, session } = await room.liveSession({ allowsGuests: true }));
    const made = { id: newId(), sessionId: session.id, expiresAt: new Date('2020-04-15T04:00:00.000Z') };
    link = { id: made.id, token: (await room.get(GuestLinkService).make(host, made)).token };
    guest = (await enter('周老师')).guest;
    pass = room.get(GuestAccess).passOf(guest);
  });

  const enter = (displayName: string, deviceId = newId()) =>
    room.get(GuestEntryService).enter({ token: link.token, deviceId, displayName, schoolName: '华东师范大学' });
  const say = (text: string, id = newId()) => room.get(GuestDeeds).say({ pass, id, text });
  const kinds = async () => (await room.get(GuestRoomReader).eventsAfter(pass, 0)).events.map(({ kind }) => kind);
  const listen = () => room.get(GuestRoomReader).listen(pass);

  it('follows pages, ink and what is said, and is told of nobody who waits', async () => {
    const { id: boardId } = await room
      .get(PageService)
      .addBoard(host, { ...{ id: newId(), sessionId: session.id }, title: '' });
    const stroke = { points: 'AAAAAAAA', colour: 'ochre', width: 4 } as const;
    await room.get(PageService).draw(host, { id: newId(), sessionId: session.id, pageKey: `board:${boardId}`, stroke });
    await room.given.lobbyRequest(session.id, (await room.given.person()).actor.personId);
    await room.get(LobbyService).admit(host, session.id, 'everyone');
    const listener = await room.seat(session);
    await room.get(FloorService).raiseHand(listener, session.id, true);
    await room.get(TalkService).say(host, { id: newId(), sessionId: session.id, text: '开始吧' });
    expect(await kinds()).toEqual(['board.added', 'ink.added', 'chat.sent']);
  });

  it('writes in the chat under their name, once however often it is sent, unless the host has them only read', async () => {
    const id = newId();
    await say('大家好', id);
    await say('大家好', id);
    const [, said, ...more] = await room.get(TimelineReader).findAfter(host, session.id, 0);
    expect([said?.personId, said?.payload, more]).toEqual([
      null,
      { text: '大家好', guestId: guest.id, guestName: '周老师' },
      [],
    ]);
    await room.get(Guests).letWrite(host, session.id, false);
    await expect(say('还在吗')).rejects.toThrow('GUESTS_MAY_NOT_WRITE');
    expect(await kinds()).toEqual(['chat.sent', 'guestChat.closed']);
    await room.get(Guests).letWrite(host, session.id, true);
    await say('好的');
    await expect(room.get(Guests).letWrite(await room.seat(session), session.id, false)).rejects.toThrow(
      'SESSION_NOT_FOUND',
    );
  });

  it('sees what is handed round in the chat, and that a line was taken out', async () => {
    const own = { ownerPersonId: host.personId, schoolId: host.organisationIds[0]!, kind: 'file' } as const;
    const { id: mediaId } = await makeMedia(room.database, {
      ...own,
      fileName: '板书.png',
      contentType: 'image/png',
      bytes: 80_000,
    });
    const line = await room.get(TalkService).say(host, { id: newId(), sessionId: session.id, text: '', mediaId });
    const ask = 'query ($pass: String!) { guestEvents(pass: $pass) { kind lineId file { fileName url } } }';
    const read = () => room.test.client().ask(ask, { pass });
    const file = { fileName: '板书.png', url: expect.stringMatching(/^\/v\/\d+\/[\w-]+\/[0-9a-f-]+\/file$/) };
    expect(await read()).toEqual({ guestEvents: [{ kind: 'chat.sent', lineId: null, file }] });
    await room.get(TalkService).unsay(host, { id: newId(), sessionId: session.id, lineId: line.id });
    expect(await read()).toMatchObject({ guestEvents: [{ file: null }, { kind: 'chat.removed', lineId: line.id }] });
  });

  it('cannot write in the name of another guest', async () => {
    const id = newId();
    await say('大家好', id);
    pass = room.get(GuestAccess).passOf((await enter('钱老师')).guest);
    await expect(say('大家好', id)).rejects.toThrow('CONFLICT');
  });

  it('raises a hand, is given the microphone, is silenced with everybody, and speaks again', async () => {
    const guests = room.get(Guests);
    await room.get(GuestDeeds).raiseHand(pass, true);
    expect((await guests.find(host, session.id))[0]?.handRaisedAt).not.toBeNull();
    await guests.giveMicrophone(host, session.id, guest.id);
    expect(room.get(ConferenceServer).allow).toHaveBeenLastCalledWith(session.id, `${guest.id}:${guest.id}`, {
      ...{ role: 'guest', hasMicrophone: true },
    });
    const { me, guests: speaking } = await room.get(GuestRoomReader).find(pass);
    expect([me.hasMicrophone, me.handRaisedAt, speaking.length]).toEqual([true, null, 1]);
    await room.get(FloorService).muteEverybody(host, session.id);
    expect((await room.get(GuestRoomReader).find(pass)).me.isMutedByHost).toBe(true);
    await room.get(GuestDeeds).unmute(pass);
    expect((await room.get(GuestRoomReader).find(pass)).me.isMutedByHost).toBe(false);
    await guests.takeMicrophone(host, session.id, guest.id);
    expect(await kinds()).toEqual([
      ...['hand.raised', 'microphone.given', 'everybody.muted', 'member.unmuted', 'microphone.taken'],
    ]);
  });

  it('sees what is asked and votes, once like everybody else, in their own session alone', async () => {
    const polls = room.get(PollService);
    const options = ['课文细读之后', '导入之后'];
    const ask = (actor: Actor, sessionId: string) =>
      polls.open(actor, { id: newId(), sessionId, question: '讨论放在哪里？', options });
    const { poll } = await ask(host, session.id);
    const vote = (pollId: string, optionIndex: number) => room.get(GuestPolls).vote(pass, { pollId, optionIndex });
    await polls.vote(host, { pollId: poll.id, optionIndex: 0 });
    for (const optionIndex of [0, 1]) await vote(poll.id, optionIndex);
    expect(await polls.findCounted(host.personId, [poll.id])).toMatchObject([{ votes: [1, 1], myOption: 0 }]);
    const query = 'query ($pass: String!) { guestEvents(pass: $pass) { kind poll { question votes myOption } } }';
    const seen = { question: '讨论放在哪里？', votes: [1, 1], myOption: 1 };
    const { guestEvents } = await room.test.client().ask<{ guestEvents: object[] }>(query, { pass });
    expect(guestEvents).toEqual(
      ['opened', 'voted', 'voted', 'voted'].map((what) => ({ kind: `poll.${what}`, poll: seen })),
    );
    const other = await room.liveSession();
    const foreign = await ask(other.host, other.session.id);
    await expect(vote(foreign.poll.id, 0)).rejects.toThrow('POLL_NOT_FOUND');
    await polls.close(host, poll.id);
    await expect(vote(poll.id, 0)).rejects.toThrow('POLL_CLOSED');
  });

  it('stands in the light while the host wants it and they are inside', async () => {
    const floor = room.get(FloorService);
    const inLight = async () => {
      const { spotlightPersonId, spotlightGuestId } = (await room.get(GuestRoomReader).find(pass)).session;
      return [spotlightPersonId, spotlightGuestId];
    };
    await floor.spotlight(host, session.id, { personId: host.personId, guestId: null });
    await floor.spotlight(host, session.id, { personId: null, guestId: guest.id });
    expect(await inLight()).toEqual([null, guest.id]);
    const both = { personId: host.personId, guestId: guest.id };
    expect(() => floor.spotlight(host, session.id, both)).toThrow('INPUT_INVALID');
    const waiting = { personId: null, guestId: newId() };
    await expect(floor.spotlight(host, session.id, waiting)).rejects.toThrow('SESSION_GUEST_NOT_FOUND');
    await room.get(Guests).remove(host, session.id, guest.id);
    const { spotlightGuestId } = await room.database.manager.findOneByOrFail(ResearchSession, { id: session.id });
    expect(spotlightGuestId).toBeNull();
  });

  it('listens by the stream where there is one, until they have the microphone', async () => {
    const enterBy = (prefersStream: boolean) => {
      const name = { displayName: guest.displayName, schoolName: guest.schoolName };
      const request = { token: link.token, deviceId: guest.deviceId, ...name, prefersStream };
      return room.get(GuestEntryService).enter(request);
    };
    expect(await enterBy(true)).toMatchObject({ playlistUrl: null, liveKit: { token: expect.any(String) } });
    const epoch = { id: newId(), sessionId: session.id, number: 1, startedAt: new Date(), endedAt: null };
    await room.database.manager.insert(RecordingEpoch, epoch);
    await room.database.manager.insert(RecordingSegment, {
      ...{ epochId: epoch.id, rendition: 'audio', number: 0, sessionId: session.id, epochNumber: 1, removedAt: null },
      ...{ startsAt: epoch.startedAt, durationMs: 4000, bytes: 100 },
    });
    expect(await enterBy(false)).toMatchObject({ playlistUrl: null });
    const playlistUrl = expect.stringMatching(new RegExp(`^/v/\\d+/[\\w-]+/${session.id}/audio\\.m3u8$`));
    expect(await enterBy(true)).toMatchObject({ playlistUrl, liveKit: null });
    await room.get(Guests).giveMicrophone(host, session.id, guest.id);
    expect(await enterBy(true)).toMatchObject({ playlistUrl: null });
  });

  it('takes one of the microphones that there are', async () => {
    await room.database.manager.update(ResearchSession, { id: session.id }, { speakerLimit: 1 });
    await room.get(Guests).giveMicrophone(host, session.id, guest.id);
    const listener = await room.seat(session);
    await expect(room.get(FloorService).giveMicrophone(host, session.id, listener.personId)).rejects.toThrow(
      'SPEAKER_LIMIT_REACHED',
    );
  });

  it('is seen by members only while they may speak, and by who leads always', async () => {
    const listener = await room.seat(session);
    const seenBy = async (actor: Actor) => (await room.get(RoomReader).find(actor, session.id))!.guests.length;
    expect([await seenBy(listener), await seenBy(host)]).toEqual([0, 1]);
    await room.get(Guests).giveMicrophone(host, session.id, guest.id);
    expect([await seenBy(listener), await seenBy(host)]).toEqual([1, 1]);
  });

  it('hears what is for them until they are sent out, and then nothing more, whatever they hold', async () => {
    const news = await listen();
    expect((await news.next()).value).toMatchObject({ event: null });
    await room.get(TalkService).say(host, { id: newId(), sessionId: session.id, text: '请坐' });
    expect((await news.next()).value).toMatchObject({ event: { kind: 'chat.sent' } });
    await room.get(Guests).remove(host, session.id, guest.id);
    expect((await news.next()).value).toMatchObject({ event: { kind: 'guest.removed' } });
    expect((await news.next()).done).toBe(true);
    for (const ask of [listen, kinds, () => say('还在'), () => room.get(GuestRoomReader).find(pass)]) {
      await expect(ask()).rejects.toThrow('SESSION_NOT_FOUND');
    }
    await room.get(Guests).admit(host, session.id, guest.id);
    await say('我回来了');
  });

  it.each([
    ['revoked', () => room.get(GuestLinkService).revoke(host, link.id)],
    ['run out', () => Promise.resolve(room.setClock('2020-04-15T04:00:00.000Z'))],
    [
      'of a session that is over',
      () => room.database.manager.update(ResearchSession, { id: session.id }, { state: 'ended' }),
    ],
    [
      'where guests are no longer allowed',
      () => room.database.manager.update(ResearchSession, { id: session.id }, { allowsGuests: false }),
    ],
  ])('a pass opens nothing once its link is %s', async (_, act) => {
    await act();
    await expect(kinds()).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(say('还在')).rejects.toThrow('SESSION_NOT_FOUND');
  });

  it('a pass is worth nothing when it is altered, or made up', async () => {
    const [own] = [pass];
    for (const forged of [`${own.slice(0, -2)}xx`, own.slice(4), '', link.token]) {
      pass = forged;
      await expect(kinds()).rejects.toThrow('SESSION_NOT_FOUND');
    }
  });

  it('listens over a socket without being signed in, and loses it when the link is revoked', async () => {
    const query = 'subscription ($pass: String!) { guestNews(pass: $pass) { lastSequence event { kind personName } } }';
    const page = await room.test.client().live({}, pass);
    const reader = page.subscribe<{ guestNews: { event: object | null } }>(query, { pass });
    expect((await reader.data()).guestNews.event).toBeNull();
    await say('大家好');
    expect((await reader.data()).guestNews.event).toEqual({ kind: 'chat.sent', personName: '周老师' });
    await room.get(GuestLinkService).revoke(host, link.id);
    expect(await reader.next()).toMatchObject({ kind: 'closed', reason: 'NOT_SIGNED_IN' });
    await page.close();
  });

  it('opens no socket with a made-up pass, and none of what is for people', async () => {
    const made = await room.test.client().live({}, 'A'.repeat(54));
    const refused = made.subscribe('subscription ($pass: String!) { guestNews(pass: $pass) { lastSequence } }', {
      pass,
    });
    expect(await refused.next()).toMatchObject({ kind: 'closed', reason: 'NOT_SIGNED_IN' });
    const page = await room.test.client().live({}, pass);
    const query = 'subscription ($sessionId: ID!) { sessionNews(sessionId: $sessionId) { lastSequence } }';
    const reader = page.subscribe(query, { sessionId: session.id });
    expect(await reader.next()).toMatchObject({ kind: 'next', data: null, codes: ['NOT_SIGNED_IN'] });
    await Promise.all([made.close(), page.close()]);
  });

  it('is slowed down who writes without end', async () => {
    for (let line = 0; line < guestLimits.lines.most; line += 1) await say(`第${line}行`);
    await expect(say('又一行')).rejects.toThrow('TOO_MANY_ATTEMPTS');
  });

  it('comes in, reads and writes through the contract, and loads slides as a visitor', async () => {
    const client = room.test.client();
    const input = { token: link.token, deviceId: newId(), displayName: '钱老师', schoolName: '' };
    const entered = await client.ask<{ enterAsGuest: { entry: { pass: string; state: string } } }>(
      'mutation ($input: EnterAsGuestInput!) { enterAsGuest(input: $input) { entry { pass state } } }',
      { input },
    );
    const { pass: own, state } = entered.enterAsGuest.entry;
    expect([state, client.cookies.has('yq_viewer')]).toEqual(['admitted', true]);
    const facts = await client.ask(
      `query ($pass: String!, $token: String!) {
        guestRoom(pass: $pass) { memberCount guestsMayWrite me { displayName } stage { displayName } }
        guestSession(token: $token) { title hostName state }
        guestDecks(pass: $pass) { id }
      }`,
      { pass: own, token: link.token },
    );
    expect(facts).toMatchObject({
      guestRoom: { memberCount: 1, guestsMayWrite: true, me: { displayName: '钱老师' } },
      ...{ guestSession: { title: session.title, state: 'live' }, guestDecks: [] },
    });
    const blank = { ...input, deviceId: newId(), displayName: '  ' };
    const refused = await client.send(
      'mutation ($input: EnterAsGuestInput!) { enterAsGuest(input: $input) { entry { pass } } }',
      { input: blank },
    );
    expect(refused.codes).toEqual(['INPUT_INVALID']);
  });
});
