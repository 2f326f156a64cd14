import 'reflect-metadata';
import { coursesEntities, coursesMigrations, CoursesModule, TermService } from '@yunqiao/courses';
import { CoursesRoom } from '@yunqiao/courses/testing';
import { activityEntities, activityMigrations } from '@yunqiao/activity';
import { identityEntities, identityMigrations, IdentityModule } from '@yunqiao/identity';
import { mediaEntities, mediaMigrations } from '@yunqiao/media';
import { noticesEntities, noticesMigrations, Notices, NoticesModule } from '@yunqiao/notices';
import { noticesOf } from '@yunqiao/notices/testing';
import { AppError, Clock, idBytes, newId, Queues, type Actor } from '@yunqiao/platform';
import { CountedCatalogue } from '../board/catalogue.js';
import type { ParticipationCounts } from '../counts/questions.js';
import { StoredCounts } from '../counts/stored-counts.js';
import { participationEntities, participationMigrations } from '../participation.entities.js';
import { openTestReadModel, type TestReadModel } from '../testing/test-read-model.js';
import { Administrators } from './administrators.js';
import { ReportCounter } from './report-counter.js';
import { ReportEdition } from './report-edition.entity.js';
import { ReportReader } from './report-reader.js';
import { ReportScheduleService, type WantedSchedule } from './report-schedule.service.js';
import { ReportScheduler } from './report-scheduler.js';
import { ReportService } from './report.service.js';

const wishes: WantedSchedule = {
  ...{ title: '云课堂参与情况', rhythm: 'term', dayAfterEnd: 7, readerIds: [] },
  ...{ schoolIds: null, categories: null, audience: 'everyone', attested: 'with' },
};
const job = { signal: new AbortController().signal };

let room: CoursesRoom;
let model: TestReadModel;
let schedules: ReportScheduleService;
let reader: ReportReader;
let scheduler: ReportScheduler;
let own: string;
let creator: Actor;
let colleague: Actor;
let stranger: Actor;

function schedulerOf(counts: Pick<ParticipationCounts, 'cut'>): ReportScheduler {
  const catalogue = new CountedCatalogue(room.database);
  const counter = new ReportCounter(counts as ParticipationCounts);
  const [clock, terms] = [room.get(Clock), room.get(TermService)];
  const reports = new ReportService(room.database, counter, reader, catalogue, terms, clock);
  const administrators = new Administrators(room.database, catalogue, clock);
  return new ReportScheduler(
    ...([room.database, reports, administrators, terms, room.get(Notices), room.get(Queues), clock] as const),
  );
}

beforeAll(async () => {
  room = await CoursesRoom.open([IdentityModule, CoursesModule, NoticesModule], false, {
    entities: [
      ...[...identityEntities, ...activityEntities, ...noticesEntities, ...mediaEntities, ...coursesEntities],
      ...participationEntities,
    ],
    migrations: [
      ...[...identityMigrations, ...activityMigrations, ...noticesMigrations, ...mediaMigrations],
      ...[...coursesMigrations, ...participationMigrations],
    ],
  });
  const catalogue = new CountedCatalogue(room.database);
  own = await room.school();
  creator = await room.person('schoolAdministrator', own);
  colleague = await room.person('schoolAdministrator', own);
  stranger = await room.person('schoolAdministrator', await room.school('汇川测试学校'));
  model = await openTestReadModel(room.database, room.get(Clock));
  reader = new ReportReader(room.database, catalogue);
  const administrators = new Administrators(room.database, catalogue, room.get(Clock));
  schedules = new ReportScheduleService(room.database, administrators, catalogue, room.get(Clock));
  scheduler = schedulerOf(new StoredCounts(model));
});

afterAll(async () => {
  await model.remove();
  await room.close();
});

beforeEach(async () => {
  room.setClock('2020-04-15T02:00:00.000Z');
  for (const table of [
    'notice',
    'participation_report_edition',
    'participation_report',
    'participation_report_schedule',
  ])
    await room.database.query('DELETE FROM ??', [table]);
});

const titles = async (actor = creator) =>
  (await reader.list(actor, {}, { first: 100 })).edges.map(({ node }) => node.title);

describe('a report by the term', () => {
  it('is issued once on its day, however many look and however often, and is told once', async () => {
    await schedules.create(creator, newId(), { ...wishes, readerIds: [colleague.personId] });
    room.setClock('2020-09-06T02:00:00.000Z');
    await scheduler.issueDue({}, job);
    expect(await titles()).toEqual([]);

    room.setClock('2020-09-06T16:00:00.000Z');
    await Promise.all([1, 2].map(() => scheduler.issueDue({}, job)));
    await scheduler.issueDue({}, job);
    expect(await titles()).toEqual(['云课堂参与情况 · 2020年春季学期']);
    const [report] = (await reader.list(creator, {}, {})).edges.map(({ node }) => node);
    expect(report).toMatchObject({ periodFrom: '2020-02-01', periodTo: '2020-08-31', schoolIds: [own] });
    expect(await reader.editionsOf([report!.id])).toMatchObject([{ number: 1, issuedBy: null }]);
    for (const { personId } of [creator, colleague])
      expect(await noticesOf(room.database, personId)).toMatchObject([
        { kind: 'report.issued', subjectId: report!.id, facts: { title: '云课堂参与情况 · 2020年春季学期' } },
      ]);
    expect(await noticesOf(room.database, stranger.personId)).toEqual([]);
  });

  it('is made up for when nobody counted on the day, with nothing kept of the attempt', async () => {
    await schedules.create(creator, newId(), wishes);
    room.setClock('2020-09-07T02:00:00.000Z');
    const away = schedulerOf({ cut: () => Promise.reject(new AppError('REPORTING_AWAY')) });
    await away.issueDue({}, job);
    expect(await titles()).toEqual([]);
    expect(await noticesOf(room.database, creator.personId)).toEqual([]);

    room.setClock('2020-09-20T02:00:00.000Z');
    await scheduler.issueDue({}, job);
    expect(await titles()).toHaveLength(1);
  });

  it('is whole after a process was killed while it counted: all of it or nothing', async () => {
    await schedules.create(creator, newId(), wishes);
    room.setClock('2020-09-07T02:00:00.000Z');
    const killed = schedulerOf({ cut: () => Promise.reject(new Error('killed')) });
    await expect(killed.issueDue({}, job)).rejects.toThrow('killed');
    expect(await room.database.manager.count(ReportEdition)).toBe(0);
    await scheduler.issueDue({}, job);
    expect(await titles()).toHaveLength(1);
  });
});

describe('a report by the month', () => {
  it('comes after each month', async () => {
    await schedules.create(creator, newId(), { ...wishes, rhythm: 'month', dayAfterEnd: 1 });
    room.setClock('2020-06-10T02:00:00.000Z');
    await scheduler.issueDue({}, job);
    expect((await titles()).sort()).toEqual(['云课堂参与情况 · 2020年4月', '云课堂参与情况 · 2020年5月']);
  });
});

describe('a schedule', () => {
  it('issues nothing more once it is stopped, and what was changed from then on', async () => {
    const { id } = await schedules.create(creator, newId(), wishes);
    await schedules.change(colleague, id, { ...wishes, title: '学期报告' });
    room.setClock('2020-09-07T02:00:00.000Z');
    await scheduler.issueDue({}, job);
    expect(await titles()).toEqual(['学期报告 · 2020年春季学期']);
    const stopped = await schedules.stop(creator, id);
    room.advance(60);
    expect(await schedules.stop(creator, id)).toMatchObject({ stoppedAt: stopped.stoppedAt });
    room.setClock('2021-03-01T02:00:00.000Z');
    await scheduler.issueDue({}, job);
    expect(await titles()).toHaveLength(1);
  });

  it('is one for one id; other wishes under it are refused', async () => {
    const id = newId();
    await Promise.all([1, 2].map(() => schedules.create(creator, id, wishes)));
    await expect(schedules.create(creator, id, { ...wishes, title: '别的' })).rejects.toThrow('REPORT_ID_TAKEN');
    expect(await (await schedules.list(creator, {})).totalCount()).toBe(1);
  });

  it('ends when its creator no longer answers for the schools', async () => {
    const leaver = await room.person('schoolAdministrator', own);
    const { id } = await schedules.create(leaver, newId(), wishes);
    const ended = "UPDATE membership SET valid_to = '2020-05-01' WHERE person_id = ?";
    await room.database.query(ended, [idBytes(leaver.personId)]);
    room.setClock('2020-09-07T02:00:00.000Z');
    await scheduler.issueDue({}, job);
    expect(await titles()).toEqual([]);
    expect((await schedules.get(creator, id)).stoppedAt).toEqual(room.now());
  });

  it('does not exist for administrators of another school, nor can they be told', async () => {
    const { id } = await schedules.create(creator, newId(), wishes);
    expect((await schedules.list(stranger, {})).edges).toEqual([]);
    await expect(schedules.stop(stranger, id)).rejects.toThrow('REPORT_SCHEDULE_NOT_FOUND');
    await expect(schedules.change(stranger, id, wishes)).rejects.toThrow('REPORT_SCHEDULE_NOT_FOUND');
    const told = { ...wishes, readerIds: [stranger.personId] };
    await expect(schedules.create(creator, newId(), told)).rejects.toThrow('REPORT_READER_INVALID');
    const readers = await schedules.readersFor(creator, null);
    expect(readers.map(({ personId }) => personId)).toContain(colleague.personId);
    expect(readers.map(({ personId }) => personId)).not.toContain(stranger.personId);
  });
});
