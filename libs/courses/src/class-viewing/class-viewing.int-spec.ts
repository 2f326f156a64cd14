import 'reflect-metadata';
import { ActivityEvent } from '@yunqiao/activity';
import { newId, type Actor } from '@yunqiao/platform';
import { RunReader } from '../learner/run-reader.js';
import { LearningRecorder } from '../progress/learning-recorder.js';
import { EnrolmentService } from '../run/enrolment.service.js';
import { seededRandom } from '@yunqiao/testing';
import { CoursesRoom } from '../test-room/courses-room.js';
import type { ClassViewing } from './class-viewing.entity.js';
import { ClassViewingService, type ViewingReport } from './class-viewing.service.js';
import { ViewingReader } from './viewing-reader.js';

describe('a class before one projector', () => {
  let room: CoursesRoom;
  let teacher: Actor;
  let pupils: Actor[];
  let schoolId: string;
  let classGroupId: string;
  let courseRunId: string;
  let lessonId: string;

  beforeAll(async () => {
    room = await CoursesRoom.open();
  });
  afterAll(() => room.close());

  beforeEach(async () => {
    room.setClock('2020-04-15T02:00:00.000Z');
    schoolId = await room.school();
    classGroupId = await room.classGroup(schoolId);
    teacher = await room.person('teacher', schoolId);
    pupils = [];
    for (let number = 0; number < 3; number += 1)
      pupils.push(await room.person('student', schoolId, { name: '张小华', classGroupId }));
    const trainer = await room.person('trainer', await room.school('上海测试学校'));
    const offer = await room.run(trainer, [schoolId]);
    courseRunId = offer.run.id;
    lessonId = offer.lessonIds[0]!;
  });

  const service = () => room.get(ClassViewingService);

  function open(actor = teacher, more: Partial<{ id: string; classGroupId: string }> = {}): Promise<ClassViewing> {
    return service().open(actor, { id: newId(), courseRunId, lessonId, classGroupId, ...more });
  }

  /** Tells who is there (or no longer), and that it was played for so many seconds, which then have passed. */
  function report(
    viewing: ClassViewing,
    given: { present?: Actor[]; gone?: Actor[]; seconds?: number; by?: Actor; reason?: string } = {},
  ) {
    const { present = [], gone = [], seconds = 0, reason, by = teacher } = given;
    const from = room.now();
    const markOf = (isPresent: boolean) => (pupil: Actor) => ({
      id: newId(),
      personId: pupil.personId,
      isPresent,
      at: from,
    });
    room.advance(seconds);
    const played = seconds > 0 ? [{ from, to: room.now() }] : [];
    const marks = [...present.map(markOf(true)), ...gone.map(markOf(false))];
    return service().report(by, { viewingId: viewing.id, sentAt: room.now(), marks, played, reason });
  }

  function end(viewing: ClassViewing) {
    return service().end(teacher, viewing.id, { endedAt: null, sentAt: null });
  }

  /** Milliseconds that stand credited, and how many attestations stand. */
  async function standing(pupil: Actor) {
    const events = (await room.events(pupil)).filter(({ source }) => source === 'attested');
    const signOf = ({ kind }: ActivityEvent) => (kind === 'lesson.reversed' ? -1 : 1);
    const lengthOf = ({ creditedFrom, creditedTo }: ActivityEvent) =>
      creditedFrom && creditedTo ? creditedTo.getTime() - creditedFrom.getTime() : 0;
    return {
      seconds: events.reduce((sum, event) => sum + (signOf(event) * lengthOf(event)) / 1000, 0),
      attested: events.reduce((sum, event) => sum + signOf(event), 0),
    };
  }

  it('makes each pupil who was marked one who took part, as a member of that class on that day', async () => {
    const viewing = await open();
    await report(viewing, { present: pupils.slice(0, 2), seconds: 90 });
    await end(viewing);
    const [first, second, third] = await Promise.all(pupils.map(standing));
    expect([first, second]).toEqual([1, 2].map(() => ({ seconds: 90, attested: 2 })));
    expect(third).toEqual({ seconds: 0, attested: 0 });
    const [event] = await room.events(pupils[0]!);
    expect(event).toMatchObject({
      ...{ kind: 'lesson.attested', source: 'attested', viewingId: viewing.id, attestedBy: teacher.personId },
      ...{ courseRunId, lessonId, schoolId, classGroupId, role: 'student' },
    });
  });

  it('credits the time that was played while they were marked, and none twice', async () => {
    const viewing = await open();
    await report(viewing, { present: [pupils[0]!], seconds: 60 });
    room.advance(300);
    await report(viewing, { present: [pupils[1]!], seconds: 45 });
    await end(viewing);
    await end(viewing);
    expect(await standing(pupils[0]!)).toMatchObject({ seconds: 105 });
    expect(await standing(pupils[1]!)).toMatchObject({ seconds: 45 });
  });

  it('credits nothing for what a pupil watched alone meanwhile, and yet attests', async () => {
    await room.get(EnrolmentService).enrol(pupils[0]!, courseRunId);
    const viewing = await open();
    await report(viewing, { present: [pupils[0]!], seconds: 30 });
    const event = {
      id: newId(),
      courseRunId,
      lessonId,
      kind: 'played' as const,
      occurredAt: room.now(),
      wallSeconds: 30,
      grant: room.grantOf(pupils[0]!, { courseRunId, lessonId }),
    };
    const batch = { deviceId: newId(), sentAt: room.now(), events: [{ ...event, fromSecond: 0, toSecond: 30 }] };
    await room.get(LearningRecorder).record(pupils[0]!, batch);
    await end(viewing);
    expect(await standing(pupils[0]!)).toEqual({ seconds: 0, attested: 1 });
  });

  it('is corrected until the end of the school day, by taking back and by marking who was forgotten', async () => {
    const viewing = await open();
    await report(viewing, { present: pupils.slice(0, 2), seconds: 60 });
    await end(viewing);
    room.setClock('2020-04-15T15:00:00.000Z');
    await report(viewing, { gone: [pupils[0]!], present: [pupils[2]!] });
    expect(await Promise.all(pupils.map(standing))).toEqual([
      { seconds: 0, attested: 0 },
      { seconds: 60, attested: 1 },
      { seconds: 60, attested: 1 },
    ]);
    room.setClock('2020-04-15T16:00:00.000Z');
    const { rejected } = await report(viewing, { present: [pupils[0]!] });
    expect(rejected).toMatchObject([{ code: 'CLASS_VIEWING_OVER' }]);
  });

  it('is corrected later by an administrator of the school, and by nobody else', async () => {
    const viewing = await open();
    await report(viewing, { present: pupils, seconds: 60 });
    await end(viewing);
    room.setClock('2020-04-20T02:00:00.000Z');
    const administrator = await room.person('schoolAdministrator', schoolId);
    const { rejected } = await report(viewing, { gone: [pupils[1]!], by: administrator });
    expect(rejected).toMatchObject([{ code: 'REASON_MISSING' }]);
    await report(viewing, { gone: [pupils[1]!], by: administrator, reason: '点错了名' });
    expect(await standing(pupils[1]!)).toEqual({ seconds: 0, attested: 0 });
    const colleague = await room.person('teacher', schoolId);
    const stranger = await room.person('schoolAdministrator', await room.school('别的学校'));
    for (const by of [colleague, stranger])
      await expect(report(viewing, { gone: pupils, by })).rejects.toThrow('CLASS_VIEWING_NOT_FOUND');
  });

  it('takes marks and time that arrive twice, late and in any order as if they had come at once', async () => {
    const viewing = await open();
    const at = room.now();
    const marks = pupils.map(({ personId }) => ({ id: newId(), personId, isPresent: true, at }));
    room.advance(120);
    const played = [{ from: at, to: room.now() }];
    await service().report(teacher, { viewingId: viewing.id, sentAt: null, marks: marks.slice(0, 1), played: [] });
    await end(viewing);
    room.advance(3600);
    const late = { viewingId: viewing.id, sentAt: null, marks, played };
    await service().report(teacher, late);
    expect((await service().report(teacher, late)).rejected).toEqual([]);
    for (const pupil of pupils) expect(await standing(pupil)).toMatchObject({ seconds: 120 });
  });

  it.each([1, 2, 3, 4, 5, 6])(
    'comes out the same in whatever order and however often it is told (%i)',
    async (seed) => {
      const random = seededRandom(seed);
      const begin = room.now().getTime();
      const at = (seconds: number) => new Date(begin + seconds * 1000);
      const below = (most: number) => Math.floor(random.next() * most);
      const marked = Array.from({ length: 1 + below(4) }, () => ({
        at: at(below(900)),
        isPresent: random.next() < 0.7,
      }));
      const played = Array.from({ length: 1 + below(5) }, () => below(700)).map((from) => ({
        ...{ from: at(from), to: at(from + 20 + below(200)) },
      }));
      const endedAt = at(600 + below(200));

      const colleague = await room.person('teacher', schoolId);
      const [whole, piecemeal] = [await open(), await open(colleague)];
      room.advance(1000);
      const marksOf = (pupil: Actor) => marked.map((mark) => ({ ...mark, id: newId(), personId: pupil.personId }));
      const marks = marksOf(pupils[0]!);
      await service().report(teacher, { viewingId: whole.id, sentAt: null, marks, played });
      await service().end(teacher, whole.id, { endedAt, sentAt: null });

      const { id: viewingId } = piecemeal;
      const tell = (given: Partial<ViewingReport>) => () =>
        service().report(colleague, { viewingId, sentAt: null, marks: [], played: [], ...given });
      const pieces = [
        ...marksOf(pupils[1]!).map((mark) => tell({ marks: [mark] })),
        ...played.map((stretch) => tell({ played: [stretch] })),
      ];
      const told = [
        ...pieces,
        ...pieces.slice(0, 2),
        () => service().end(colleague, viewingId, { endedAt, sentAt: null }),
      ];
      const shuffled = told.map((deed) => ({ deed, rank: random.next() })).sort((a, b) => a.rank - b.rank);
      for (const { deed } of shuffled) await deed();

      const [one, other] = await Promise.all(pupils.slice(0, 2).map(standing));
      expect(other!.seconds).toBeCloseTo(one!.seconds, 6);
      expect(other!.attested > 0).toBe(one!.attested > 0);
    },
  );

  it('ends by itself when nothing was heard for ten minutes, and goes on when its teacher is heard again', async () => {
    const viewing = await open();
    await report(viewing, { present: pupils, seconds: 60 });
    room.advance(601);
    await service().closeSilent();
    expect(await standing(pupils[0]!)).toEqual({ seconds: 60, attested: 1 });
    const { viewing: again } = await report(viewing, { seconds: 30 });
    expect(again.endedAt).toBeNull();
    await end(viewing);
    expect(await standing(pupils[0]!)).toEqual({ seconds: 90, attested: 2 });
  });

  it('does not go on because somebody is marked after it had ended by itself', async () => {
    const viewing = await open();
    await report(viewing, { seconds: 60 });
    room.advance(700);
    await service().closeSilent();
    await report(viewing, { present: [pupils[0]!] });
    expect(await standing(pupils[0]!)).toEqual({ seconds: 60, attested: 1 });
  });

  it('is opened once, however often it is asked for, and ends what its teacher showed before', async () => {
    const before = await open();
    const id = newId();
    const opened = await Promise.all([1, 2, 3].map(() => open(teacher, { id })));
    expect(new Set(opened.map((viewing) => viewing.id))).toEqual(new Set([id]));
    expect((await room.get(ViewingReader).get(teacher, before.id)).ending).toBe('teacher');
    expect((await room.get(ViewingReader).findMine(teacher, courseRunId, lessonId))?.id).toBe(id);
  });

  it('is opened by teachers of the school, for its classes, where the run is offered', async () => {
    const elsewhere = await room.school('别的学校');
    const foreign = { classGroupId: await room.classGroup(elsewhere) };
    await expect(open(teacher, foreign)).rejects.toThrow('CLASS_GROUP_NOT_FOUND');
    await expect(open(await room.person('teacher', elsewhere), foreign)).rejects.toThrow('COURSE_RUN_NOT_FOUND');
    await expect(open(pupils[0]!)).rejects.toThrow('CLASS_GROUP_NOT_FOUND');
    expect(await room.get(ViewingReader).classesFor(teacher, courseRunId)).toMatchObject([{ id: classGroupId }]);
  });

  it('can be looked at by a teacher who is not enrolled, and by no pupil who is not', async () => {
    const mayOpen = (actor: Actor) => room.get(RunReader).get(actor, courseRunId);
    expect(await mayOpen(teacher)).toMatchObject({ enrolment: null, mayShow: true });
    expect(await mayOpen(pupils[0]!)).toMatchObject({ enrolment: null, mayShow: false });
  });

  it('does not take a mark for somebody of another class', async () => {
    const viewing = await open();
    const other = await room.person('student', schoolId, { classGroupId: await room.classGroup(schoolId, '护理2班') });
    const { rejected } = await report(viewing, { present: [other] });
    expect(rejected).toMatchObject([{ code: 'PERSON_NOT_FOUND' }]);
  });
});
