import 'reflect-metadata';
import { newId, type Actor } from '@yunqiao/platform';
import { InvitationService } from '../invitation/invitation.service.js';
import { SessionInvite } from '../invitation/session-invite.entity.js';
import { SessionMember } from '../room/session-member.entity.js';
import { SeriesService } from '../series/series.service.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { ResearchSession } from './research-session.entity.js';
import { SessionAccess } from './session-access.js';
import { SessionAnnouncement } from './session-announcement.js';
import { SessionReader, type SessionTime } from './session-reader.js';
import type { GivenSession } from './session.factory.js';
import { SessionService, type NewSession } from './session.service.js';

describe('planning a session', () => {
  let room: MeetingsRoom;
  let sessions: SessionService;

  beforeAll(async () => {
    room = await MeetingsRoom.open();
    sessions = room.get(SessionService);
  });
  afterAll(() => room.close());
  beforeEach(() => room.setClock('2020-04-14T02:00:00.000Z'));

  function reread(id: string): Promise<ResearchSession> {
    return room.database.manager.findOneByOrFail(ResearchSession, { id });
  }

  async function ids(actor: Actor, when: SessionTime): Promise<string[]> {
    const page = await room.get(SessionReader).findOwn(actor, when, { first: 100 });
    return page.edges.map(({ node }) => node.id);
  }

  describe('as a draft', () => {
    it('belongs to the school of its host, and is the same twice as once', async () => {
      const { host, session } = await room.draft();
      expect(session).toMatchObject({ schoolId: host.organisationIds[0], state: 'draft', pinyin: 'jihedegainian' });
      const again = { ...(session as unknown as NewSession), coHostPersonIds: [] };
      await Promise.all([1, 2, 3].map(() => sessions.create(host, again)));
      expect(await room.database.manager.countBy(SessionMember, { sessionId: session.id })).toBe(1);
      const { actor: another } = await room.given.person({ role: 'trainer' });
      await expect(sessions.create(another, again)).rejects.toThrow('CONFLICT');
    });

    it('is nothing that students hold', async () => {
      const { session } = await room.draft();
      const { actor: student } = await room.given.person({ role: 'student' });
      const wanted = { ...(session as unknown as NewSession), id: newId(), coHostPersonIds: [] };
      await expect(() => sessions.create(student, wanted)).toThrow('NOT_ALLOWED');
    });

    it('is there for nobody but its host and co-hosts, and the administrators of its school and alliance', async () => {
      const { host, session, schoolId } = await room.draft();
      const at = async (role: 'teacher' | 'schoolAdministrator', place: string) =>
        (await room.given.person({ role, schoolId: place })).actor;
      const own = host.organisationIds[0]!;
      await sessions.get(await at('schoolAdministrator', own), session.id);
      for (const stranger of [
        await at('teacher', schoolId),
        await at('teacher', own),
        await at('schoolAdministrator', schoolId),
      ])
        await expect(sessions.get(stranger, session.id)).rejects.toThrow('SESSION_NOT_FOUND');
    });

    it('takes co-hosts who may hold sessions in the alliance, and lets go of those who are not named again', async () => {
      const { host, session, schoolId } = await room.draft();
      const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId });
      const { actor: student } = await room.given.person({ role: 'student', schoolId });
      const { actor: stranger } = await room.given.person({ role: 'trainer' });
      const name = (version: number, people: Actor[]) =>
        sessions.update(host, { id: session.id, version, coHostPersonIds: people.map(({ personId }) => personId) });
      await expect(name(1, [student])).rejects.toThrow('SESSION_CO_HOST_INVALID');
      await expect(name(1, [stranger])).rejects.toThrow('SESSION_CO_HOST_INVALID');
      await name(1, [teacher, host]);
      expect((await sessions.get(teacher, session.id)).standing.role).toBe('coHost');
      expect((await sessions.get(host, session.id)).standing.role).toBe('host');
      await name((await reread(session.id)).version, []);
      await expect(sessions.get(teacher, session.id)).rejects.toThrow('SESSION_NOT_FOUND');
    });

    it('can be thrown away without anybody hearing of it', async () => {
      const { host, session } = await room.draft();
      await sessions.cancel(host, session.id);
      expect((await sessions.restore(host, session.id)).state).toBe('draft');
      expect(await room.told(session.id)).toEqual([]);
    });
  });

  describe('announcing it', () => {
    it('needs somebody who is invited, and a time to come', async () => {
      const { host, session } = await room.draft();
      const announce = () => room.get(SessionAnnouncement).schedule(host, session.id);
      const [invite] = await room.database.manager.findBy(SessionInvite, { sessionId: session.id });
      await room.get(InvitationService).withdraw(host, invite!.id);
      await expect(announce()).rejects.toThrow('SESSION_WITHOUT_INVITES');
      await room.get(InvitationService).invite(host, session.id, [{ ...invite!, id: newId() }]);
      room.setClock('2020-04-15T02:00:00.000Z');
      await expect(announce()).rejects.toThrow('SESSION_STARTS_IN_PAST');
      room.setClock('2020-04-15T01:59:59.000Z');
      expect((await announce()).state).toBe('scheduled');
    });

    it('tells everybody once, however often it is asked', async () => {
      const { host, session, schoolId } = await room.draft();
      const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId });
      const { actor: administrator } = await room.given.person({ role: 'schoolAdministrator', schoolId });
      await room.given.person({ role: 'student', schoolId });
      const announce = () => room.get(SessionAnnouncement).schedule(host, session.id);
      await Promise.all([announce(), announce(), announce()]);
      const told = await room.told(session.id);
      expect(told.map(({ kind }) => kind)).toEqual(['session.invited']);
      expect(told[0]!.people.sort()).toEqual([teacher.personId, administrator.personId].sort());
    });

    it('shows it to the invited, and to no third school', async () => {
      const { session, schoolId } = await room.announced();
      const { actor: invited } = await room.given.person({ role: 'teacher', schoolId });
      const { actor: third } = await room.given.person({ role: 'teacher', schoolId: await room.school() });
      expect(await ids(invited, 'upcoming')).toEqual([session.id]);
      expect(await ids(third, 'upcoming')).toEqual([]);
      await expect(sessions.get(third, session.id)).rejects.toThrow('SESSION_NOT_FOUND');
      await expect(sessions.update(invited, { id: session.id, version: 2, title: 'x' })).rejects.toThrow(
        'SESSION_NOT_FOUND',
      );
      await expect(sessions.cancel(invited, session.id)).rejects.toThrow('SESSION_NOT_FOUND');
    });
  });

  describe('moving it', () => {
    const later = { startsAt: new Date('2020-04-16T02:00:00.000Z'), endsAt: new Date('2020-04-16T03:30:00.000Z') };

    it('counts its calendar file up and tells everybody once', async () => {
      const { host, session, schoolId } = await room.announced();
      const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId });
      const moved = await sessions.update(host, { id: session.id, version: session.version, ...later });
      expect(moved.calendarSequence).toBe(1);
      expect((await room.told(session.id)).at(-1)).toEqual({ kind: 'session.moved', people: [teacher.personId] });
      await expect(sessions.update(host, { id: session.id, version: session.version, ...later })).rejects.toThrow(
        'CONFLICT',
      );
      const same = await sessions.update(host, { id: session.id, version: moved.version, ...later });
      expect((await room.told(session.id)).filter(({ kind }) => kind === 'session.moved')).toHaveLength(1);
      expect(same.calendarSequence).toBe(2);
    });

    it('counts the calendar file up for another title too, without telling anybody', async () => {
      const { host, session } = await room.announced();
      const changed = await sessions.update(host, { id: session.id, version: session.version, title: '函数' });
      expect(changed).toMatchObject({ calendarSequence: 1, pinyin: 'hanshu' });
      expect((await room.told(session.id)).map(({ kind }) => kind)).not.toContain('session.moved');
    });

    it('is not possible into the past, to an end before its start, or once the lobby is open', async () => {
      const { host, session } = await room.announced();
      const move = (startsAt: string, endsAt: string) =>
        sessions.update(host, {
          ...{ id: session.id, version: session.version, startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
        });
      await expect(move('2020-04-14T01:00:00Z', '2020-04-14T03:00:00Z')).rejects.toThrow('SESSION_STARTS_IN_PAST');
      await expect(move('2020-04-16T03:00:00Z', '2020-04-16T02:00:00Z')).rejects.toThrow('SESSION_ENDS_BEFORE_START');
      await room.database.manager.update(ResearchSession, { id: session.id }, { state: 'lobbyOpen' });
      await expect(sessions.update(host, { id: session.id, version: session.version + 1, ...later })).rejects.toThrow(
        'SESSION_STATE_WRONG',
      );
    });
  });

  describe('cancelling it', () => {
    it('tells everybody once, and can be taken back', async () => {
      const { host, session, schoolId } = await room.announced();
      const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId });
      await Promise.all([1, 2, 3].map(() => sessions.cancel(host, session.id)));
      expect(await ids(teacher, 'upcoming')).toEqual([session.id]);
      await sessions.restore(host, session.id);
      expect(await room.told(session.id)).toEqual([
        { kind: 'session.cancelled', people: [teacher.personId] },
        { kind: 'session.restored', people: [teacher.personId] },
      ]);
      expect(await reread(session.id)).toMatchObject({ state: 'scheduled', calendarSequence: 2, cancelledAt: null });
    });

    it('is too late when it is live', async () => {
      const { host, session } = await room.announced();
      await room.database.manager.update(ResearchSession, { id: session.id }, { state: 'live' });
      await expect(sessions.cancel(host, session.id)).rejects.toThrow('SESSION_STATE_WRONG');
    });

    it('cannot be taken back when its time has come', async () => {
      const { host, session } = await room.announced();
      await sessions.cancel(host, session.id);
      room.setClock('2020-04-15T02:00:00.000Z');
      await expect(sessions.restore(host, session.id)).rejects.toThrow('SESSION_STARTS_IN_PAST');
    });
  });

  describe('a series', () => {
    it('is the same every week, with invitations and co-hosts, and made once', async () => {
      const { host, session } = await room.draft();
      const given = { seriesId: newId(), sessionId: session.id, times: 4 };
      await Promise.all([1, 2, 3].map(() => room.get(SeriesService).repeat(host, given)));
      const all = await room.get(SeriesService).find(host, given.seriesId);
      expect(all.map(({ startsAt }) => startsAt.toISOString())).toEqual(
        ['04-15', '04-22', '04-29', '05-06'].map((day) => `2020-${day}T02:00:00.000Z`),
      );
      for (const { id } of all) {
        expect(await room.database.manager.countBy(SessionInvite, { sessionId: id })).toBe(1);
        expect((await room.get(SessionAccess).get(host, id)).standing.role).toBe('host');
      }
    });

    it('is announced with one notice, and cancelled from one session on', async () => {
      const { host, session, schoolId } = await room.draft();
      const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId });
      const seriesId = newId();
      await room.get(SeriesService).repeat(host, { seriesId, sessionId: session.id, times: 3 });
      await room.get(SessionAnnouncement).schedule(host, session.id, true);
      const all = await room.get(SeriesService).find(teacher, seriesId);
      expect(all.map(({ state }) => state)).toEqual(['scheduled', 'scheduled', 'scheduled']);
      expect((await Promise.all(all.map(({ id }) => room.told(id)))).flat()).toEqual([
        { kind: 'session.invited', people: [teacher.personId] },
      ]);
      await sessions.cancel(host, all[1]!.id, true);
      expect((await room.get(SeriesService).find(teacher, seriesId)).map(({ state }) => state)).toEqual([
        'scheduled',
        'cancelled',
        'cancelled',
      ]);
    });

    it('is not made of a session that people know of, nor in two series', async () => {
      const { host, session } = await room.announced();
      const repeat = (sessionId: string) =>
        room.get(SeriesService).repeat(host, { seriesId: newId(), sessionId, times: 2 });
      await expect(repeat(session.id)).rejects.toThrow('SESSION_STATE_WRONG');
      const draft = await room.draft();
      const series = { seriesId: newId(), sessionId: draft.session.id, times: 2 };
      await room.get(SeriesService).repeat(draft.host, series);
      await expect(room.get(SeriesService).repeat(draft.host, { ...series, seriesId: newId() })).rejects.toThrow(
        'SESSION_IN_SERIES',
      );
    });
  });

  describe('the lists', () => {
    it('keep today, what comes and what is past apart', async () => {
      const { session, schoolId } = await room.announced();
      const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId });
      expect(await ids(teacher, 'today')).toEqual([]);
      room.setClock('2020-04-14T16:00:00.000Z');
      expect(await ids(teacher, 'today')).toEqual([session.id]);
      await room.database.manager.update(ResearchSession, { id: session.id }, { state: 'ended' });
      expect(await ids(teacher, 'today')).toEqual([session.id]);
      expect(await ids(teacher, 'upcoming')).toEqual([]);
      expect(await ids(teacher, 'past')).toEqual([session.id]);
    });

    it('find replays: own ones, and those for the whole alliance for everybody who works there, the latest first', async () => {
      const [schoolId, place] = [await room.school(), await room.school()];
      const replay = async (facts: GivenSession) =>
        (await room.given.researchSession({ schoolId, state: 'published', isRecorded: true, ...facts })).session.id;
      const forAll = await replay({ replayAudience: 'alliance', startsAt: new Date('2020-04-10T02:00:00.000Z') });
      const forInvited = await replay({ startsAt: new Date('2020-04-11T02:00:00.000Z') });
      await replay({ replayAudience: 'alliance', isRecorded: false });
      await replay({ replayAudience: 'alliance', scheduledAt: null });
      const { actor: colleague } = await room.given.person({ role: 'teacher', schoolId: place });
      const { actor: pupil } = await room.given.person({ role: 'student', schoolId: place });
      expect([await ids(colleague, 'replays'), await ids(pupil, 'replays')]).toEqual([[forAll], []]);
      for (const sessionId of [forAll, forInvited])
        await room.given.sessionMember(sessionId, colleague, { role: 'speaker' });
      expect(await ids(colleague, 'replays')).toEqual([forInvited, forAll]);
      const removedAt = new Date('2020-04-11T02:30:00.000Z');
      await room.database.manager.update(SessionMember, { personId: colleague.personId }, { removedAt });
      expect(await ids(colleague, 'replays')).toEqual([]);
    });

    it('find those one manages by title, in characters, pinyin and initials', async () => {
      const { host, session } = await room.draft({ title: '议论文的论证方法' });
      const find = async (actor: Actor, search: string) =>
        (await room.get(SessionReader).findManaged(actor, { when: 'draft', search }, {})).edges.map(
          ({ node }) => node.id,
        );
      for (const words of ['论证', 'yilunwen', 'YLW']) expect(await find(host, words)).toEqual([session.id]);
      for (const words of ['没有', '%', "' OR 1=1"]) expect(await find(host, words)).toEqual([]);
      const { actor: other } = await room.given.person({ role: 'trainer' });
      expect(await find(other, '论证')).toEqual([]);
    });
  });
});
