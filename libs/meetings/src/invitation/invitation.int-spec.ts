import 'reflect-metadata';
import { Membership, Person } from '@yunqiao/identity';
import { newId, type Actor } from '@yunqiao/platform';
import { SessionMember } from '../room/session-member.entity.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { SessionAccess } from '../session/session-access.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { AnswerService } from './answer.service.js';
import { InvitablesReader } from './invitables.js';
import { InvitationService, type NewInvite } from './invitation.service.js';
import { InvitedList } from './invited-list.js';
import { InvitedPeople } from './invited-people.js';
import { SessionInvite } from './session-invite.entity.js';

describe('inviting to a session', () => {
  let room: MeetingsRoom;

  beforeAll(async () => {
    room = await MeetingsRoom.open();
  });
  afterAll(() => room.close());
  beforeEach(() => room.setClock('2020-04-14T02:00:00.000Z'));

  function invite(host: Actor, sessionId: string, ...invites: Omit<NewInvite, 'id'>[]): Promise<ResearchSession> {
    return room.get(InvitationService).invite(
      host,
      sessionId,
      invites.map((one) => ({ ...one, id: newId() })),
    );
  }

  async function teacher(schoolId: string, facts: { subject?: string; displayName?: string } = {}): Promise<Actor> {
    return (await room.given.person({ role: 'teacher', schoolId, ...facts })).actor;
  }

  function isInvited(actor: Actor, sessionId: string): Promise<boolean> {
    return room
      .get(SessionAccess)
      .standings(actor, [sessionId])
      .then((found) => found.get(sessionId)!.isInvited);
  }

  describe('whom it reaches', () => {
    it('counts somebody once who is invited through school, subject and name, and not the host', async () => {
      const { host, session, schoolId } = await room.draft();
      const zhang = await teacher(schoolId, { subject: '数学' });
      await invite(
        host,
        session.id,
        { scope: 'subjectGroup', subject: '数学' },
        { scope: 'person', personId: zhang.personId },
      );
      const counts = await room.get(InvitedPeople).count([session.id]);
      expect(counts.get(session.id)).toEqual({ invited: 1, coming: 0, notComing: 0 });
      const listed = await room.get(InvitedList).find(host, { sessionId: session.id }, {});
      expect(listed.edges.map(({ node }) => node.personId)).toEqual([zhang.personId]);
      expect((await room.get(InvitedPeople).find([session.id])).sort()).toEqual([host.personId, zhang.personId].sort());
    });

    it('has of a school everybody who works there, and no pupil', async () => {
      const { session, schoolId } = await room.announced();
      const roles = ['teacher', 'trainer', 'liaison', 'schoolAdministrator', 'student'] as const;
      const people = await Promise.all(roles.map((role) => room.given.person({ role, schoolId })));
      const reached = await Promise.all(people.map(({ actor }) => isInvited(actor, session.id)));
      expect(reached).toEqual([true, true, true, true, false]);
      const found = await room.get(InvitedPeople).find([session.id]);
      expect(people.map(({ person }) => found.includes(person.id))).toEqual(reached);
    });

    it('has of a subject its teachers at every school of the alliance, or of one school, and of no other alliance', async () => {
      const { host, session } = await room.draft();
      const [one, other] = [await room.school(), await room.school()];
      const [first, second] = [await teacher(one, { subject: '物理' }), await teacher(other, { subject: '物理' })];
      const [chemistry, foreign] = [
        await teacher(one, { subject: '化学' }),
        await teacher((await room.given.school()).id, { subject: '物理' }),
      ];
      const reached = async () => {
        const found = await room.get(InvitedPeople).find([session.id]);
        const all = [first, second, chemistry, foreign];
        for (const actor of all) expect(await isInvited(actor, session.id)).toBe(found.includes(actor.personId));
        return all.map(({ personId }) => found.includes(personId));
      };
      await invite(host, session.id, { scope: 'subjectGroup', subject: '物理', schoolId: one });
      expect(await reached()).toEqual([true, false, false, false]);
      await invite(host, session.id, { scope: 'subjectGroup', subject: '物理' });
      expect(await reached()).toEqual([true, true, false, false]);
      await invite(host, session.id, { scope: 'subjectGroup' });
      expect(await reached()).toEqual([true, true, true, false]);
    });

    it('is read from the memberships of the day on which the session is', async () => {
      const { session, schoolId } = await room.announced();
      const leaving = await room.given.person({ schoolId, validTo: '2020-04-15' });
      const staying = await room.given.person({ schoolId, validTo: '2020-04-16' });
      const coming = await room.given.person({ schoolId, validFrom: '2020-04-15' });
      const late = await room.given.person({ schoolId, validFrom: '2020-04-16' });
      const all = [leaving, staying, coming, late];
      const reached = await Promise.all(all.map(({ actor }) => isInvited(actor, session.id)));
      expect(reached).toEqual([false, true, true, false]);
      const found = await room.get(InvitedPeople).find([session.id]);
      expect(all.map(({ person }) => found.includes(person.id))).toEqual(reached);
    });

    it('leaves out whose account was disabled', async () => {
      const { session, schoolId } = await room.announced();
      const gone = await teacher(schoolId);
      await room.database.manager.update(Person, { id: gone.personId }, { disabledAt: new Date() });
      expect(await room.get(InvitedPeople).find([session.id])).not.toContain(gone.personId);
    });

    it('has four thousand people in one query, in less than a second', async () => {
      const { host, session, schoolId } = await room.draft();
      const people = Array.from({ length: 4000 }, () => newId());
      const pattern = (await room.given.person({ schoolId })).person;
      await room.database.manager.insert(
        Person,
        people.map((id, index) => ({ ...pattern, id, accountName: `many${index}` })),
      );
      const facts = { organisationId: schoolId, classGroupId: null, role: 'teacher', subject: null } as const;
      await room.database.manager.insert(
        Membership,
        people.map((personId) => ({
          ...facts,
          id: newId(),
          personId,
          validFrom: '2016-10-01',
          validTo: null,
          version: 1,
        })),
      );
      const before = performance.now();
      expect(await room.get(InvitedPeople).find([session.id])).toHaveLength(4002);
      expect(performance.now() - before).toBeLessThan(1000);
      const page = await room.get(InvitedList).find(host, { sessionId: session.id }, { first: 2 });
      expect(await page.totalCount()).toBe(4001);
    });
  });

  describe('an announced session', () => {
    it('tells those whom a new invitation reaches, and not who knew already', async () => {
      const { host, session, schoolId } = await room.announced();
      const known = await teacher(schoolId, { subject: '数学' });
      const fresh = await teacher(await room.school(), { subject: '数学' });
      await invite(host, session.id, { scope: 'subjectGroup', subject: '数学', schoolId });
      await invite(
        host,
        session.id,
        { scope: 'person', personId: fresh.personId },
        { scope: 'person', personId: known.personId },
      );
      expect(await room.told(session.id)).toEqual([{ kind: 'session.invited', people: [fresh.personId] }]);
    });

    it('tells those whom nothing else reaches when an invitation is taken back', async () => {
      const { host, session, schoolId } = await room.announced();
      const [named, unnamed] = [await teacher(schoolId), await teacher(schoolId)];
      await invite(host, session.id, { scope: 'person', personId: named.personId });
      const [ofSchool] = await room.database.manager.findBy(SessionInvite, { sessionId: session.id, scope: 'school' });
      const withdraw = () => room.get(InvitationService).withdraw(host, ofSchool!.id);
      await Promise.all([withdraw(), withdraw()]);
      expect(await room.told(session.id)).toEqual([{ kind: 'session.uninvited', people: [unnamed.personId] }]);
      expect([await isInvited(named, session.id), await isInvited(unnamed, session.id)]).toEqual([true, false]);
    });

    it('is invited to once by the same invitation, whatever its id', async () => {
      const { host, session, schoolId } = await room.announced();
      const school = { scope: 'school', schoolId } as const;
      await invite(host, session.id, school, school);
      expect(await room.get(InvitationService).findBySessions([session.id])).toHaveLength(1);
    });

    it('reaches nobody outside the alliance, no pupil, and no class', async () => {
      const { host, session, schoolId } = await room.announced();
      const { person: student } = await room.given.person({ role: 'student', schoolId });
      const { person: stranger } = await room.given.person();
      const foreign = (await room.given.school()).id;
      for (const one of [
        ...([{ scope: 'school', schoolId: foreign }, { scope: 'school' }, { scope: 'person' }] as const),
        ...[student.id, stranger.id, newId()].map((personId) => ({ scope: 'person', personId }) as const),
      ])
        await expect(invite(host, session.id, one)).rejects.toThrow('SESSION_INVITE_INVALID');
    });

    it('is nobody else’s to invite to', async () => {
      const { session, schoolId } = await room.announced();
      const [own] = await room.database.manager.findBy(SessionInvite, { sessionId: session.id });
      for (const stranger of [
        await teacher(schoolId),
        (await room.given.person({ role: 'schoolAdministrator' })).actor,
      ]) {
        await expect(invite(stranger, session.id, { scope: 'subjectGroup' })).rejects.toThrow('SESSION_NOT_FOUND');
        await expect(room.get(InvitationService).withdraw(stranger, own!.id)).rejects.toThrow(
          'SESSION_INVITE_NOT_FOUND',
        );
        await expect(room.get(InvitedList).find(stranger, { sessionId: session.id }, {})).rejects.toThrow(
          'SESSION_NOT_FOUND',
        );
      }
    });
  });

  describe('answers', () => {
    it('are counted by the last one that somebody gave', async () => {
      const { host, session, schoolId } = await room.announced();
      const people = await Promise.all([1, 2, 3].map(() => teacher(schoolId)));
      const answers = room.get(AnswerService);
      for (const actor of people) await answers.answer(actor, session.id, 'coming');
      await answers.answer(people[0]!, session.id, 'notComing');
      await answers.answer(people[0]!, session.id, 'notComing');
      expect((await room.get(InvitedPeople).count([session.id])).get(session.id)).toEqual({
        invited: 3,
        coming: 2,
        notComing: 1,
      });
      const said = async (answer: 'coming' | 'notComing' | 'none') =>
        (await room.get(InvitedList).find(host, { sessionId: session.id, answer }, {})).edges.map(
          ({ node }) => node.personId,
        );
      expect(await said('notComing')).toEqual([people[0]!.personId]);
      expect(await said('none')).toEqual([]);
    });

    it('are taken from the invited only, and not when it is over', async () => {
      const { host, session, schoolId } = await room.announced();
      const { actor: administrator } = await room.given.person({
        ...{ role: 'schoolAdministrator', schoolId: host.organisationIds[0]! },
      });
      const say = (actor: Actor) => room.get(AnswerService).answer(actor, session.id, 'coming');
      await expect(say(administrator)).rejects.toThrow('SESSION_NOT_INVITED');
      await expect(say(await teacher(await room.school()))).rejects.toThrow('SESSION_NOT_FOUND');
      await room.database.manager.update(ResearchSession, { id: session.id }, { state: 'ended' });
      await expect(say(await teacher(schoolId))).rejects.toThrow('SESSION_STATE_WRONG');
    });

    it('are listed by name, pinyin, initials and school, page by page', async () => {
      const { host, session, schoolId } = await room.announced();
      const names = ['王小明', '张伟', '王小明', '李娜', '赵敏'];
      for (const displayName of names) await teacher(schoolId, { displayName });
      const found = async (search: string) =>
        (await room.get(InvitedList).find(host, { sessionId: session.id, search }, {})).edges.map(
          ({ node }) => node.displayName,
        );
      for (const words of ['王小明', 'wangxiao', 'WXM']) expect(await found(words)).toEqual(['王小明', '王小明']);
      expect(await found('%')).toEqual([]);
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page = await room.get(InvitedList).find(host, { sessionId: session.id }, { first: 2, after });
        seen.push(...page.edges.map(({ node }) => node.personId));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);
      expect(new Set(seen).size).toBe(5);
      expect(seen).toHaveLength(5);
    });
  });

  describe('looking for whom to invite', () => {
    it('finds schools, subjects and people of the own alliance by name, pinyin and initials', async () => {
      const { host } = await room.draft();
      const schoolId = await room.school('遵义航天职业学校');
      await teacher(schoolId, { subject: '电子商务', displayName: '欧阳雪' });
      await room.given.person({ role: 'student', schoolId, displayName: '欧阳学生' });
      await room.given.person({ role: 'teacher', displayName: '欧阳外' });
      const find = (search: string | null) => room.get(InvitablesReader).find(host, search);
      for (const words of ['航天', 'hangtian', 'zyht'])
        expect((await find(words)).schools.map(({ id }) => id)).toEqual([schoolId]);
      for (const words of ['电子商务', 'dianzi', 'dzsw'])
        expect((await find(words)).subjectGroups).toEqual([{ subject: '电子商务', teachers: 1 }]);
      for (const words of ['欧阳', 'ouyang', 'OYX'])
        expect((await find(words)).people).toMatchObject([{ displayName: '欧阳雪', schoolName: '遵义航天职业学校' }]);
      expect((await find(null)).people).toEqual([]);
      expect((await find(null)).schools.length).toBeGreaterThan(2);
    });
  });

  it('shows a session to who had a part in it, whatever becomes of their school', async () => {
    const { session, schoolId } = await room.announced();
    const gone = await teacher(schoolId);
    await room.given.sessionMember(session.id, gone, { admittedAt: session.startsAt });
    await room.database.manager.update(Membership, { personId: gone.personId }, { validTo: '2020-04-10' });
    expect((await room.get(SessionAccess).get(gone, session.id)).standing.role).toBe('listener');
    expect(await room.database.manager.countBy(SessionMember, { sessionId: session.id })).toBe(2);
  });
});
