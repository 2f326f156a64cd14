import { noticesOf } from '@yunqiao/notices/testing';
import { newId, type Actor } from '@yunqiao/platform';
import { AnswerService } from '../invitation/answer.service.js';
import { InvitationService } from '../invitation/invitation.service.js';
import { LobbyService } from '../room/lobby.service.js';
import { SessionMember } from '../room/session-member.entity.js';
import { SessionService } from '../session/session.service.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { AdmissionNotices } from './admission-notices.js';

describe('what people are told of sessions', () => {
  let room: MeetingsRoom;

  beforeAll(async () => {
    room = await MeetingsRoom.open();
  });
  afterAll(() => room.close());
  beforeEach(() => room.setClock('2020-04-14T02:00:00.000Z'));

  /** What still stands in an inbox, the oldest first. */
  const standing = ({ personId }: Actor) => noticesOf(room.database, personId);
  const kinds = async (actor: Actor) => (await standing(actor)).map(({ kind }) => kind);

  it('stands in their inbox, names the session and when it begins, and leads to it', async () => {
    const { host, session } = await room.announced({ title: '集合的概念' });
    const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId: await room.school() });
    await room
      .get(InvitationService)
      .invite(host, session.id, [{ id: newId(), scope: 'person', personId: teacher.personId }]);
    expect(await standing(teacher)).toMatchObject([
      {
        ...{ kind: 'session.invited', subjectKind: 'session', subjectId: session.id },
        facts: { title: '集合的概念', startsAt: '2020-04-15T02:00:00.000Z' },
      },
    ]);
  });

  it('is, after two moves and a cancellation that nobody has read, only what is still true', async () => {
    const { host, session, schoolId } = await room.announced();
    const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId });
    for (const day of ['16', '17']) {
      const { version } = (await room.get(SessionService).get(host, session.id)).session;
      const times = { startsAt: new Date(`2020-04-${day}T02:00:00Z`), endsAt: new Date(`2020-04-${day}T03:00:00Z`) };
      await room.get(SessionService).update(host, { id: session.id, version, ...times });
    }
    expect(await kinds(teacher)).toEqual(['session.moved']);
    await room.get(SessionService).cancel(host, session.id);
    expect(await kinds(teacher)).toEqual(['session.cancelled']);
  });

  describe('who signs up', () => {
    it('is told to the host, as the newest count alone, whenever it changes', async () => {
      const { host, session, schoolId } = await room.announced({ signUpRequired: true });
      const people = [await room.given.person({ schoolId }), await room.given.person({ schoolId })];
      const answers = room.get(AnswerService);
      for (const { actor } of people) await answers.answer(actor, session.id, 'coming');
      await answers.answer(people[0]!.actor, session.id, 'coming');
      expect((await standing(host)).map(({ kind, facts }) => [kind, facts['coming']])).toEqual([
        ['session.signedUp', '2'],
      ]);
      await answers.answer(people[0]!.actor, session.id, 'notComing');
      expect((await standing(host)).map(({ facts }) => facts['coming'])).toEqual(['1']);
    });

    it('is told to nobody where one need not sign up', async () => {
      const { host, session, schoolId } = await room.announced();
      await room.get(AnswerService).answer((await room.given.person({ schoolId })).actor, session.id, 'coming');
      expect(await kinds(host)).toEqual([]);
    });
  });

  describe('having been let in', () => {
    const clock = (time: string) => room.setClock(`2020-04-15T${time}.000Z`);

    async function admitted(): Promise<{ teacher: Actor; sessionId: string }> {
      clock('02:05:00');
      const { session, host } = await room.liveSession({ hasLobby: true });
      const { actor: teacher } = await room.given.person({ role: 'teacher' });
      await room.given.sessionMember(session.id, teacher);
      await room.given.lobbyRequest(session.id, teacher.personId);
      await room.get(LobbyService).admit(host, session.id, 'everyone');
      return { teacher, sessionId: session.id };
    }

    it('is told once to who does not sit before the page', async () => {
      const { teacher } = await admitted();
      clock('02:05:14');
      await room.get(AdmissionNotices).run();
      expect(await kinds(teacher)).toEqual([]);
      clock('02:05:15');
      await room.get(AdmissionNotices).run();
      await room.get(AdmissionNotices).run();
      expect(await kinds(teacher)).toEqual(['session.admitted']);
    });

    it('is not told to who came in meanwhile, nor after ten minutes', async () => {
      const [first, second] = [await admitted(), await admitted()];
      const own = { sessionId: first.sessionId, personId: first.teacher.personId };
      await room.database.manager.update(SessionMember, own, { admittedAt: new Date('2020-04-15T02:05:02.000Z') });
      clock('02:15:00');
      await room.get(AdmissionNotices).run();
      expect([await kinds(first.teacher), await kinds(second.teacher)]).toEqual([[], []]);
    });
  });
});
