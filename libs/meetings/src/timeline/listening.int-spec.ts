import { newId, type Actor } from '@yunqiao/platform';
import { LobbyService } from '../room/lobby.service.js';
import { MemberService } from '../room/member.service.js';
import type { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { Listening } from './listening.js';
import { SessionEvents } from './session-events.js';
import { TalkService } from './talk.service.js';

describe('the news of a session', () => {
  let room: MeetingsRoom;
  let session: ResearchSession;
  let host: Actor;
  let listener: Actor;

  const say = (text: string) => room.get(TalkService).say(host, { id: newId(), sessionId: session.id, text });
  const listen = (actor: Actor) => room.get(Listening).listen(actor, session.id);

  beforeAll(async () => {
    room = await MeetingsRoom.open();
  });

  afterAll(() => room.close());

  beforeEach(async () => {
    ({ session, host } = await room.liveSession());
    listener = await room.seat(session);
  });

  it('greet with where the timeline stands, then tell each event when it is true', async () => {
    await say('一');
    const news = await listen(listener);
    expect((await news.next()).value).toEqual({ lastSequence: 1, event: null });
    await say('二');
    expect((await news.next()).value).toMatchObject({ lastSequence: 2, event: { payload: { text: '二' } } });
    await news.return?.();
  });

  it('tell nothing of what was taken back', async () => {
    const news = await listen(listener);
    await news.next();
    const failing = room.transaction(async (tx) => {
      await room.get(SessionEvents).append(tx, session.id, [{ kind: 'door.moved', personId: host.personId }]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await say('三');
    expect((await news.next()).value).toMatchObject({ lastSequence: 1, event: { kind: 'chat.sent' } });
    await news.return?.();
  });

  it('end for who is removed, who still hears that', async () => {
    const news = await listen(listener);
    await news.next();
    await room.get(MemberService).remove(host, session.id, listener.personId);
    await say('四');
    expect((await news.next()).value).toMatchObject({ event: { kind: 'member.removed' } });
    expect((await news.next()).done).toBe(true);
  });

  it('tell only who leads the session of those who wait', async () => {
    const [forHost, forListener] = [await listen(host), await listen(listener)];
    await Promise.all([forHost.next(), forListener.next()]);
    await room.given.lobbyRequest(session.id, (await room.given.person()).actor.personId);
    await room.get(LobbyService).admit(host, session.id, 'everyone');
    await say('五');
    expect((await forHost.next()).value).toMatchObject({ event: { kind: 'lobby.admitted' } });
    expect((await forListener.next()).value).toMatchObject({ event: { kind: 'chat.sent' } });
    await Promise.all([forHost.return?.(), forListener.return?.()]);
  });

  it('are not for people without a seat', async () => {
    await expect(listen((await room.given.person()).actor)).rejects.toThrow('SESSION_NOT_FOUND');
  });
});
