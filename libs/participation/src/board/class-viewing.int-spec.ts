import 'reflect-metadata';
import { ClassViewing, ClassViewingService, EnrolmentService, LearningRecorder } from '@yunqiao/courses';
import { CoursesRoom } from '@yunqiao/courses/testing';
import { Clock, newId, type Actor } from '@yunqiao/platform';
import { StoredCounts } from '../counts/stored-counts.js';
import { openTestReadModel, type TestReadModel } from '../testing/test-read-model.js';
import { BoardService } from './board.service.js';
import { CountedCatalogue } from './catalogue.js';

const minute = 60_000;

describe('a class before one projector, on the board', () => {
  let room: CoursesRoom;
  let model: TestReadModel;
  let boards: BoardService;
  let teacher: Actor;
  let administrator: Actor;
  let pupils: Actor[];
  let shown: { courseRunId: string; lessonId: string; classGroupId: string };

  beforeAll(async () => {
    room = await CoursesRoom.open();
    const schoolId = await room.school();
    const classGroupId = await room.classGroup(schoolId);
    teacher = await room.person('teacher', schoolId);
    administrator = await room.person('schoolAdministrator', schoolId);
    pupils = [];
    for (let count = 0; count < 50; count += 1) pupils.push(await room.person('student', schoolId, { classGroupId }));
    const trainer = await room.person('trainer', await room.school('上海测试学校'));
    const { run, lessonIds } = await room.run(trainer, [schoolId], { lessons: [{ title: '第一课', seconds: 2400 }] });
    shown = { courseRunId: run.id, lessonId: lessonIds[0]!, classGroupId };
    model = await openTestReadModel(room.database, room.get(Clock));
    boards = new BoardService(new StoredCounts(model), new CountedCatalogue(room.database));
  });
  afterAll(async () => {
    await model.remove();
    await room.close();
  });

  async function students(attested: 'with' | 'without' = 'with') {
    room.advance(3);
    await model.follow();
    const filter = { from: '2020-04-01', to: '2020-04-30', audience: 'everyone', attested } as const;
    return (await boards.board(administrator, filter)).students;
  }

  function report(viewingId: string, marked: readonly Actor[], isPresent: boolean, played: { from: Date; to: Date }[]) {
    const at = played[0]?.from ?? room.now();
    const marks = marked.map(({ personId }) => ({ id: newId(), personId, isPresent, at }));
    return room.get(ClassViewingService).report(teacher, { viewingId, sentAt: null, marks, played });
  }

  it('counts the people it is: each once, with the time that was played, also beside what they watch alone', async () => {
    const viewings = room.get(ClassViewingService);
    const viewing = await viewings.open(teacher, { id: newId(), ...shown });
    const from = room.now();
    room.advance(40 * 60);
    await report(viewing.id, pupils, true, [{ from, to: room.now() }]);

    const [first] = pupils;
    await room.get(EnrolmentService).enrol(first!, shown.courseRunId);
    room.advance(120);
    const grant = room.grantOf(first!, shown);
    const alone = { id: newId(), ...shown, grant, kind: 'played' as const, occurredAt: room.now(), wallSeconds: 60 };
    await room.get(LearningRecorder).record(first!, { deviceId: newId(), sentAt: room.now(), events: [alone] });
    await viewings.end(teacher, viewing.id, { endedAt: new Date(from.getTime() + 40 * minute), sentAt: null });

    const everything = { participants: 50, attested: 50, participations: 50, beneficiaries: 50 };
    expect(await students()).toMatchObject({ ...everything, visits: 1, creditedSeconds: 50 * 2400 + 60 });
    const own = { participants: 1, attested: 0, participations: 1, beneficiaries: 0 };
    expect(await students('without')).toMatchObject({ ...own, visits: 1, creditedSeconds: 60 });
  });

  it('no longer counts who is taken off the list, and counts again who is put back', async () => {
    const [viewing] = await room.database.manager.find(ClassViewing);
    const viewingId = viewing!.id;
    await report(viewingId, pupils.slice(0, 3), false, []);
    expect(await students()).toMatchObject({ participants: 48, attested: 47, participations: 48 });
    await report(viewingId, pupils.slice(1, 2), true, []);
    const back = { participants: 49, attested: 48, creditedSeconds: 48 * 2400 + 60 };
    expect(await students()).toMatchObject(back);
  });
});
