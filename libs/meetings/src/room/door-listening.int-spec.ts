import { newId, type Actor } from '@yunqiao/platform';
import type { ResearchSession } from '../session/research-session.entity.js';
import { SessionConduct } from '../session/session-conduct.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { DoorListening } from './door-listening.js';
import { LobbyService } from './lobby.service.js';
import { MemberService } from './member.service.js';

describe('the news of the door', () => {
  let room: MeetingsRoom;
  let session: ResearchSession;
  let host: Actor;
  let waiting: Actor;

  beforeAll(async () => {
    room = await MeetingsRoom.open();
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    ({ session, host } = await room.liveSession({ hasLobby: true }));
    waiting = await asks();
  });

  /** An invited teacher who waits before the session. */
  async function asks(): Promise<Actor> {
    const { actor } = await room.given.person({ role: 'teacher' });
    await room.given.sessionMember(session.id, actor, { role: 'listener' });
    await room.given.lobbyRequest(session.id, actor.personId);
    return actor;
  }

  const admit = async (actor: Actor) => {
    const requests = await room.get(LobbyService).waiting(session.id);
    const mine = requests.filter(({ personId }) => personId === actor.personId).map(({ id }) => id);
    return room.get(LobbyService).admit(host, session.id, { requestIds: mine });
  };

  /** What somebody at the door hears, by kind. */
  async function hear(actor: Actor) {
    const news = await room.get(DoorListening).listen(actor, session.id);
    const next = async () =>
      ((await news.next()).value as { event: { kind: string } | null }).event?.kind ?? 'greeting';
    expect(await next()).toBe('greeting');
    return { next, stop: () => news.return?.() };
  }

  it('tell who waits of the answer, and nobody of anybody else’s', async () => {
    const other = await asks();
    const heard = await hear(waiting);
    await admit(other);
    await admit(waiting);
    expect(await heard.next()).toBe('lobby.admitted');
    await heard.stop();
  });

  it('tell who waits that they were refused', async () => {
    const heard = await hear(waiting);
    const [request] = await room.get(LobbyService).waiting(session.id);
    await room.get(LobbyService).refuse(host, session.id, request!.id);
    expect(await heard.next()).toBe('lobby.refused');
    await heard.stop();
  });

  it('tell everybody there of the door itself, and of the session', async () => {
    const heard = await hear(waiting);
    await room.get(LobbyService).lock(host, session.id, true);
    expect(await heard.next()).toBe('door.locked');
    await room.get(SessionConduct).suspend(host, session.id);
    expect(await heard.next()).toBe('state.changed');
    await heard.stop();
  });

  it('tell who was sent out that they may come again', async () => {
    const member = await room.seat(session);
    await room.get(MemberService).remove(host, session.id, member.personId);
    const heard = await hear(member);
    await room.get(MemberService).readmit(host, session.id, member.personId);
    expect(await heard.next()).toBe('member.readmitted');
    await heard.stop();
  });

  it('are not for strangers', async () => {
    const stranger = (await room.given.person({ role: 'teacher' })).actor;
    const listen = (id: string) => room.get(DoorListening).listen(stranger, id);
    await expect(listen(session.id)).rejects.toThrow('SESSION_NOT_FOUND');
    await expect(listen(newId())).rejects.toThrow('SESSION_NOT_FOUND');
  });
});
