import 'reflect-metadata';
import { IdentityModule, RosterProcessor, RosterReader, RosterService } from '@yunqiao/identity';
import { Notice } from '@yunqiao/notices';
import { newId, type Actor } from '@yunqiao/platform';
import { CoursesModule } from '../courses.module.js';
import { CoursesRosterModule } from '../courses-roster.module.js';
import { LearningRecorder } from '../progress/learning-recorder.js';
import { Enrolment } from '../run/enrolment.entity.js';
import { EnrolmentService } from '../run/enrolment.service.js';
import { CoursesRoom } from '../test-room/courses-room.js';

/** 课程,学期,账号,班级: what a school's office writes, saved by Excel in GBK. */
const head = 'bfceb3cc2cd1a7c6da2cd5cabac52cb0e0bcb60a';

describe('a sheet of enrolments', () => {
  let room: CoursesRoom;
  let schoolId: string;
  let office: Actor;
  let pupils: Actor[];
  let runId: string;
  let lessonId: string;

  beforeAll(async () => {
    room = await CoursesRoom.open([IdentityModule, CoursesModule, CoursesRosterModule]);
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    room.setClock('2020-04-15T02:00:00.000Z');
    schoolId = await room.school();
    office = await room.person('schoolAdministrator', schoolId);
    const classGroupId = await room.classGroup(schoolId);
    pupils = [];
    for (let number = 0; number < 3; number += 1)
      pupils.push(await room.person('student', schoolId, { classGroupId, name: '王小明' }));
    const trainer = await room.person('trainer', await room.school('上海测试学校'));
    const { run, lessonIds } = await room.run(trainer, [schoolId], { selfEnrolment: true });
    runId = run.id;
    lessonId = lessonIds[0]!;
  });

  const rosters = () => room.get(RosterService);
  const numberOf = ({ personId }: Actor) => personId.slice(-12);
  const course = '护理学基础';
  const text = (...lines: string[]) => Buffer.from(['课程,学期,账号,班级', ...lines].join('\n'));
  const wholeClass = `${course},2020年春季学期,,护理1班`;

  async function bring(sheet: Buffer, by = office) {
    const facts = { kind: 'enrolments', organisationId: schoolId, fileName: '选课.csv', effectiveOn: null };
    return worked(await rosters().bring(by, { id: newId(), ...facts, sheet }));
  }

  async function worked({ id, attempt }: { id: string; attempt: number }) {
    const context = { signal: new AbortController().signal, isLastAttempt: true };
    await room.get(RosterProcessor).work({ importId: id, attempt }, context);
    return rosters().get(office, id);
  }

  const apply = async ({ id }: { id: string }) => worked(await rosters().apply(office, id));
  const undo = async ({ id }: { id: string }) => worked(await rosters().undo(office, id));
  const enrolments = () =>
    room.database.manager.find(Enrolment, { where: { courseRunId: runId }, order: { enrolledAt: 'ASC', id: 'ASC' } });
  const linesOf = async ({ id }: { id: string }) =>
    (await room.get(RosterReader).lines(id, null, { first: 50 })).edges.map(({ node }) => node);

  it('in GBK says what is wrong by row and column, and enrols nobody until it is right', async () => {
    const named = Buffer.from(
      `bba4c0edd1a7bbf9b4a1${Buffer.from(`,,${numberOf(pupils[0]!)},\n`).toString('hex')}`,
      'hex',
    );
    const unknown = Buffer.from(`bba4c0edd1a7bbf9b4a1${Buffer.from(',,nobody,\n').toString('hex')}`, 'hex');
    const wrong = await bring(Buffer.concat([Buffer.from(head, 'hex'), named, unknown]));
    expect(wrong).toMatchObject({ state: 'checked', encoding: 'gbk', createdCount: 1, wrongCount: 1 });
    expect((await linesOf(wrong))[1]).toMatchObject({
      ...{ number: 3, action: 'wrong', mistakes: [{ column: 'number', code: 'ROSTER_PERSON_UNKNOWN' }] },
    });
    await expect(rosters().apply(office, wrong.id)).rejects.toThrow('ROSTER_HAS_MISTAKES');
    expect(await enrolments()).toEqual([]);
  });

  it('enrols a class as rostered and tells its pupils; the second time it changes nothing', async () => {
    const applied = await apply(await bring(text(wholeClass)));
    expect(applied).toMatchObject({ state: 'applied', createdCount: 1 });
    expect(await enrolments()).toMatchObject(pupils.map(() => ({ source: 'roster', schoolId, role: 'student' })));
    const told = await room.database.manager.findBy(Notice, { subjectId: runId });
    expect(told.map(({ personId }) => personId).sort()).toEqual(pupils.map(({ personId }) => personId).sort());

    const again = await bring(text(wholeClass, `${course},,${numberOf(pupils[0]!)},护理1班`));
    expect(again).toMatchObject({ createdCount: 0, sameCount: 2 });
    await apply(again);
    expect(await enrolments()).toHaveLength(3);
  });

  it('is undone, but for who has learned since, whom it names', async () => {
    const applied = await apply(await bring(text(wholeClass)));
    room.advance(60);
    const event = { id: newId(), courseRunId: runId, lessonId, kind: 'opened' as const, occurredAt: room.now() };
    const batch = { deviceId: newId(), sentAt: room.now(), events: [{ ...event, wallSeconds: 0 }] };
    await room.get(LearningRecorder).record(pupils[1]!, batch);

    expect(await undo(applied)).toMatchObject({ state: 'undone', keptCount: 1 });
    expect(await enrolments()).toMatchObject([{ personId: pupils[1]!.personId, withdrawnAt: null }]);
    const kept = await room.get(RosterReader).kept(applied.id, { first: 10 });
    expect(kept.edges.map(({ node }) => [node.kept, node.step])).toMatchObject([
      ['tookPart', { kind: 'enrol', name: '王小明 · 护理学基础' }],
    ]);
  });

  it('brings back who had left, and undone lets them go again as they were', async () => {
    const service = room.get(EnrolmentService);
    await service.enrol(pupils[0]!, runId);
    await service.withdraw(pupils[0]!, runId);
    const [left] = await enrolments();
    const applied = await apply(await bring(text(`${course},,${numberOf(pupils[0]!)},`)));
    expect(await enrolments()).toMatchObject([{ id: left!.id, source: 'roster', withdrawnAt: null }]);
    await undo(applied);
    expect(await enrolments()).toEqual([left]);
  });

  it('stays where somebody was taken out since, and says so', async () => {
    const applied = await apply(await bring(text(`${course},,${numberOf(pupils[0]!)},`)));
    const [made] = await enrolments();
    await room.database.manager.update(Enrolment, { id: made!.id }, { withdrawnAt: room.now() });
    expect(await undo(applied)).toMatchObject({ keptCount: 1 });
    expect(await enrolments()).toHaveLength(1);
  });

  it('lacks a column, and says which', async () => {
    const failed = await bring(Buffer.from('课程,备注\n护理学基础,a'));
    expect(failed).toMatchObject({ state: 'failed', errorCode: 'ROSTER_COLUMNS_MISSING' });
    expect(failed.errorDetails).toEqual({ columns: ['number'] });
  });

  it('is brought in by administrators of the school only', async () => {
    const stranger = await room.person('schoolAdministrator', await room.school('遵义二校'));
    await expect(bring(text(wholeClass), stranger)).rejects.toThrow('ORGANISATION_NOT_FOUND');
  });
});
