import { ChapterService, CourseService, LessonService } from '@yunqiao/courses';
import { makeMedia } from '@yunqiao/media/testing';
import { Notice } from '@yunqiao/notices';
import { newId, type Actor } from '@yunqiao/platform';
import { readSheet } from 'read-excel-file/node';
import { SessionMember } from '../room/session-member.entity.js';
import { ResearchSession } from '../session/research-session.entity.js';
import { MeetingsRoom } from '../test-room/meetings-room.js';
import { SeriesService } from '../series/series.service.js';
import { Observation } from './observation.entity.js';
import { ObservationReader } from './observation-reader.js';
import { ObservationService, type ObservationChange } from './observation.service.js';
import { ObservationSummaries } from './observation-summary.js';
import { MOST_COMMENTS, ObservationWriter, type ObservationDeed, type ObservationEntry } from './observation-writer.js';
import { DEFAULT_CRITERIA } from './rubric.js';

const begin = Date.parse('2020-04-15T02:00:00.000Z');
let room: MeetingsRoom;
let host: Actor;
let observer: Actor;
let session: ResearchSession;
let now: number;

beforeAll(async () => {
  room = await MeetingsRoom.open(true);
});
afterAll(() => room.close());
beforeEach(async () => {
  ({ session, host } = await room.liveSession({ kind: 'lessonObservation' }));
  observer = await room.seat(session, 'observer');
  goTo(1200);
});

/** So many seconds into the session. */
function goTo(seconds: number): void {
  now = begin + seconds * 1000;
  room.setClock(new Date(now));
}

function entry(kind: ObservationDeed, facts: Partial<ObservationEntry> = {}): ObservationEntry {
  return { id: newId(), kind, at: new Date(now), ...facts };
}
const points = (criterionId: string, given: number, at = now) =>
  entry('points', { criterionId, points: given, at: new Date(at) });
const comment = (text: string, seconds: number | null, facts: Partial<ObservationEntry> = {}) =>
  entry('comment', { text, momentAt: seconds === null ? null : new Date(begin + seconds * 1000), ...facts });

const record = (entries: ObservationEntry[], actor = observer, sentAt = new Date(now)) =>
  room.get(ObservationWriter).record(actor, { sessionId: session.id, sentAt, entries });
const change = (facts: Omit<ObservationChange, 'sessionId'>, actor = host) =>
  room.get(ObservationService).change(actor, { sessionId: session.id, ...facts });
const summary = (actor = host) => room.get(ObservationSummaries).get(actor, session.id);
const news = (actor = host) => room.get(ObservationSummaries).listen(actor, session.id);
const own = (actor = observer) => room.get(ObservationReader).findOwnSheet(actor, session.id);

/** A lesson of a course that this trainer has made. */
async function lessonOf(trainer: Actor, withVideo = true): Promise<string> {
  const [courseId, chapterId, id] = [newId(), newId(), newId()];
  const facts = { title: '护理学基础', category: 'specialised', subject: '护理', description: '' } as const;
  await room.get(CourseService).create(trainer, { id: courseId, ...facts });
  await room.get(ChapterService).add(trainer, { id: chapterId, courseId, title: '第一章' });
  const owner = { ownerPersonId: trainer.personId, schoolId: trainer.organisationIds[0]! };
  const mediaId = withVideo ? (await makeMedia(room.database, owner)).id : null;
  await room.get(LessonService).add(trainer, { id, chapterId, title: '无菌操作', body: '', mediaId });
  return id;
}

describe('a sheet', () => {
  it('has points, words and comments at their moments, as one wrote them', async () => {
    await record([points('aims', 12), comment('导入自然', 65, { criterionId: 'process' }), comment('结尾稍急', 1100)]);
    await record([entry('words', { text: '整体流畅' })]);
    const sheet = (await own())!;
    expect(sheet).toMatchObject({ words: '整体流畅', handedInAt: null, points: [{ criterionId: 'aims', points: 12 }] });
    expect(sheet.comments.map(({ text, atMilliseconds }) => [text, atMilliseconds])).toEqual([
      ['导入自然', 65_000],
      ['结尾稍急', 1_100_000],
    ]);
  });

  it('is the same however often and in whichever order it is sent', async () => {
    const entries = [points('aims', 9, now - 2000), comment('板书清楚', 300), points('aims', 13, now - 1000)];
    await Promise.all([record(entries), record(entries)]);
    await record([entries[0]!]);
    const sheet = (await own())!;
    expect(sheet.points).toMatchObject([{ points: 13 }]);
    expect(sheet.comments).toHaveLength(1);
  });

  it('counts moments by the clock of the house, whatever a device believes', async () => {
    const wrong = 3_600_000;
    const late = comment('提问有层次', 600, { at: new Date(now + wrong), momentAt: new Date(begin + 600_000 + wrong) });
    await record([late], observer, new Date(now + wrong));
    expect((await own())!.comments).toMatchObject([{ atMilliseconds: 600_000 }]);
  });

  it('refuses what is no dimension, too many points, and text without an end, and takes the rest', async () => {
    const wrong = [points('nothing', 1), points('aims', 16), comment('   ', 1), comment('长'.repeat(1001), 1)];
    const { accepted, rejected } = await record([...wrong, points('effect', 15)]);
    expect(rejected.map(({ code }) => code)).toEqual(wrong.map(() => 'OBSERVATION_ENTRY_INVALID'));
    expect(accepted).toHaveLength(1);
  });

  it('takes no more comments than anybody reads', async () => {
    await record([comment('第一条', 1)]);
    await room.database.query(
      'INSERT INTO observation_comment SELECT UNHEX(REPLACE(UUID(), "-", "")), session_id, person_id, NULL, 1, "x", written_at, NULL FROM observation_comment JOIN seq_2_to_' +
        String(MOST_COMMENTS),
    );
    expect((await record([comment('再一条', 2)])).rejected).toMatchObject([{ code: 'OBSERVATION_FULL' }]);
  });

  it('loses a comment that its observer takes out, and no other observer can', async () => {
    const said = comment('口误', 10);
    await record([said]);
    const other = await room.seat(session, 'observer');
    await record([entry('commentRemoved', { commentId: said.id })], other);
    expect((await record([comment('同号', 10, { id: said.id })], other)).rejected).toMatchObject([
      { code: 'EVENT_ID_TAKEN' },
    ]);
    expect((await own())!.comments).toHaveLength(1);
    await record([entry('commentRemoved', { commentId: said.id })]);
    expect((await own())!.comments).toHaveLength(0);
  });

  it('is closed once it was handed in, except for what was written before, until it is taken back', async () => {
    await record([entry('handedIn')]);
    goTo(1300);
    expect((await record([points('aims', 10)])).rejected).toMatchObject([{ code: 'OBSERVATION_HANDED_IN' }]);
    expect((await record([points('aims', 10, begin + 1_100_000)])).rejected).toEqual([]);
    await record([entry('takenBack')]);
    expect((await record([points('aims', 14)])).rejected).toEqual([]);
    expect((await own())!).toMatchObject({ handedInAt: null, points: [{ points: 14 }] });
  });

  it('is for observers and who leads, for invited people where the host says so, and not for whose lesson it is', async () => {
    const listener = await room.seat(session);
    await expect(record([points('aims', 1)], listener)).rejects.toThrow('NOT_ALLOWED');
    await change({ everybodyObserves: true, teacherPersonId: observer.personId });
    await record([points('aims', 1)], listener);
    await expect(record([points('aims', 1)], observer)).rejects.toThrow('NOT_ALLOWED');
    const { actor: stranger } = await room.given.person();
    await expect(record([points('aims', 1)], stranger)).rejects.toThrow('SESSION_NOT_FOUND');
  });

  it('exists only where a lesson is observed, and once there is something to observe', async () => {
    const other = await room.liveSession({ host });
    session = other.session;
    await expect(record([points('aims', 1)], host)).rejects.toThrow('OBSERVATION_NOT_FOUND');
    const planned = await room.given.researchSession({ host, kind: 'lessonObservation' });
    session = planned.session;
    await expect(record([points('aims', 1)], host)).rejects.toThrow('SESSION_STATE_WRONG');
  });
});

describe('what is observed', () => {
  it('stays, lesson and rubric, once somebody has written by it; who observes may change', async () => {
    const criteria = [{ ...DEFAULT_CRITERIA[0]!, titleZh: '目标达成', maximumPoints: 100 }];
    await change({ criteria });
    await record([points('aims', 90)]);
    await expect(change({ criteria: [...DEFAULT_CRITERIA] })).rejects.toThrow('OBSERVATION_FROZEN');
    await expect(change({ lessonId: newId() })).rejects.toThrow('OBSERVATION_FROZEN');
    await change({ everybodyObserves: true });
    const { observation } = await room.get(ObservationReader).get(observer, session.id);
    expect(observation).toMatchObject({ everybodyObserves: true, criteria });
  });

  it('freezes for a host who changes it in the moment in which somebody writes', async () => {
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 4 }, () => record([points('aims', 5)])),
      change({ criteria: [{ ...DEFAULT_CRITERIA[1]!, id: 'other' }] }),
    ]);
    const isChanged = outcomes.at(-1)!.status === 'fulfilled';
    const given = (await own())?.points.length ?? 0;
    expect(given).toBe(isChanged ? 0 : 1);
  });

  it('is a lesson with a video that the host may give, and nobody else’s', async () => {
    const trainer = (await room.given.person({ role: 'trainer' })).actor;
    ({ session } = await room.given.researchSession({ host: trainer, kind: 'lessonObservation' }));
    const lessonId = await lessonOf(trainer);
    const foreign = await lessonOf((await room.given.person({ role: 'trainer' })).actor);
    await expect(change({ lessonId: foreign }, trainer)).rejects.toThrow('LESSON_NOT_FOUND');
    await expect(change({ lessonId: await lessonOf(trainer, false) }, trainer)).rejects.toThrow(
      'OBSERVATION_WITHOUT_VIDEO',
    );
    await change({ lessonId }, trainer);

    const ask =
      '{ researchSession(id: "ID") { observation { lesson { id title courseTitle } isFrozen isObservable mayObserve } } observedPlayback(sessionId: "ID") { masterUrl } }';
    const seen = await room.seat(session, 'observer');
    const client = await room.client(seen);
    expect(await client.ask(ask.replaceAll('ID', session.id))).toEqual({
      researchSession: {
        observation: {
          lesson: { id: lessonId, title: '无菌操作', courseTitle: '护理学基础' },
          ...{ isFrozen: false, isObservable: true, mayObserve: true },
        },
      },
      observedPlayback: { masterUrl: expect.stringMatching(/^\/v\/.*\/master\.m3u8$/) as string },
    });
    await record([entry('comment', { text: '示范规范', momentSeconds: 83.4 })], seen);
    expect((await own(seen))!.comments).toMatchObject([{ atMilliseconds: 83_400 }]);
    const listener = await room.client(await room.seat(session));
    expect((await listener.send(`{ observedPlayback(sessionId: "${session.id}") { masterUrl } }`)).codes).toEqual([
      'NOT_ALLOWED',
    ]);
  });

  it('has a teacher of the alliance, who takes part as a speaker from then on', async () => {
    const { actor: trainer } = await room.given.person({ role: 'trainer', schoolId: await room.school() });
    ({ session } = await room.given.researchSession({ host: trainer, kind: 'lessonObservation' }));
    const { actor: teacher } = await room.given.person({ role: 'teacher', schoolId: await room.school() });
    await change({ teacherPersonId: teacher.personId }, trainer);
    const seat = await room.database.manager.findOneBy(SessionMember, {
      sessionId: session.id,
      personId: teacher.personId,
    });
    expect(seat).toMatchObject({ role: 'speaker', admittedAt: null });
    const { actor: stranger } = await room.given.person({ role: 'teacher' });
    await expect(change({ teacherPersonId: stranger.personId }, trainer)).rejects.toThrow(
      'OBSERVATION_TEACHER_INVALID',
    );
  });

  it('is the same in every session of a series', async () => {
    const { host: trainer, session: draft } = await room.draft({ kind: 'lessonObservation' });
    session = draft;
    await change({ everybodyObserves: true }, trainer);
    await room.get(SeriesService).repeat(trainer, { seriesId: newId(), sessionId: draft.id, times: 3 });
    const rows = await room.database.manager.findBy(Observation, { everybodyObserves: true });
    const { seriesId } = await room.database.manager.findOneByOrFail(ResearchSession, { id: draft.id });
    const series = await room.database.manager.findBy(ResearchSession, { seriesId: seriesId! });
    expect(rows.filter(({ sessionId }) => series.some(({ id }) => id === sessionId))).toHaveLength(3);
  });

  it('is said by who manages the session, and by nobody else', async () => {
    await expect(change({ everybodyObserves: true }, observer)).rejects.toThrow('SESSION_NOT_FOUND');
  });
});

describe('the summary', () => {
  let teacher: Actor;

  beforeEach(async () => {
    teacher = await room.seat(session, 'speaker');
    await change({ teacherPersonId: teacher.personId });
    const second = await room.seat(session, 'observer');
    const all = (given: number) => DEFAULT_CRITERIA.map(({ id }) => points(id, given));
    await record([...all(10), comment('<b>开头</b>', 30), entry('words', { text: '=很好' }), entry('handedIn')]);
    await record([...all(14), comment('中段', 20), entry('handedIn')], second);
    await record([...all(1), comment('还没交', 5)], host);
  });

  it('counts what was handed in, for the host and whose lesson it was', async () => {
    for (const reader of [host, teacher]) {
      const { criteria, total, sheets, openCount, comments } = await summary(reader);
      expect(criteria[0]).toMatchObject({ count: 2, mean: 12, deviation: 2, lowest: 10, highest: 14 });
      expect(total).toMatchObject({ count: 2, mean: 72, maximumPoints: 100 });
      expect([sheets.length, openCount]).toEqual([2, 1]);
      expect(comments.map(({ text }) => text)).toEqual(['中段', '<b>开头</b>']);
    }
    await expect(summary(observer)).rejects.toThrow('NOT_ALLOWED');
  });

  it('tells who reads it each time that it may have changed, and nobody else', async () => {
    const heard = await news(teacher);
    expect((await heard.next()).value).toEqual({ sessionId: session.id });
    const next = heard.next();
    await record([entry('handedIn')], host);
    expect((await next).value).toEqual({ sessionId: session.id });
    await heard.return?.();
    await expect(news(observer)).rejects.toThrow('NOT_ALLOWED');
  });

  it('is told to whose lesson it was in the inbox, once a sheet', async () => {
    const told = () =>
      room.database.manager.find(Notice, {
        ...{ where: { kind: 'observation.handedIn', subjectId: session.id }, order: { id: 'ASC' } },
      });
    expect((await told()).map(({ personId, facts }) => [personId, facts])).toEqual(
      ['1', '2'].map((count) => [teacher.personId, { title: session.title, count }]),
    );
    goTo(1300);
    await record([entry('takenBack')]);
    goTo(1310);
    await record([entry('handedIn')]);
    expect(await told()).toHaveLength(2);
  });

  it('is taken along as a workbook and as a page in which nothing runs', async () => {
    const client = await room.client(teacher);
    const fetch = (path: string) => client.request({ method: 'GET', url: `/sessions/${session.id}/${path}` });
    const workbook = await fetch('observation.xlsx');
    expect(workbook.statusCode).toBe(200);
    const rows = await readSheet(workbook.rawPayload, '汇总');
    expect(rows[1]).toEqual(['教学目标', 15, 2, 12, 2, 10, 14]);
    const sheets = await readSheet(workbook.rawPayload, '评课表');
    expect(sheets.flat()).toContain("'=很好");

    const page = await fetch('observation.html?lang=en');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).toContain('&lt;b&gt;开头&lt;/b&gt;');
    expect(page.body).toContain('Participation');

    const other = await room.client(observer);
    const refused = await other.request({ method: 'GET', url: `/sessions/${session.id}/observation.xlsx` });
    expect(refused.statusCode).toBe(403);
  });
});
