import 'reflect-metadata';
import { newId, type Actor } from '@yunqiao/platform';
import { LearningRecorder } from '../progress/learning-recorder.js';
import { LessonProgress } from '../progress/lesson-progress.entity.js';
import { ProgressReader } from '../progress/progress-reader.js';
import { EnrolmentService } from '../run/enrolment.service.js';
import { CoursesRoom } from '../test-room/courses-room.js';
import type { ClassViewing } from './class-viewing.entity.js';
import { ClassViewingService } from './class-viewing.service.js';

/** The lesson is 100 seconds long; 90 complete it. */
describe('what a class saw together, in the progress of its pupils', () => {
  let room: CoursesRoom;
  let teacher: Actor;
  let pupil: Actor;
  let other: Actor;
  let classGroupId: string;
  let courseRunId: string;
  let lessonId: string;

  beforeAll(async () => {
    room = await CoursesRoom.open();
  });
  afterAll(() => room.close());
  beforeEach(async () => {
    room.setClock('2020-04-15T02:00:00.000Z');
    const schoolId = await room.school();
    classGroupId = await room.classGroup(schoolId);
    teacher = await room.person('teacher', schoolId);
    pupil = await room.person('student', schoolId, { classGroupId });
    other = await room.person('student', schoolId, { classGroupId });
    const trainer = await room.person('trainer', await room.school('上海测试学校'));
    const offer = await room.run(trainer, [schoolId]);
    courseRunId = offer.run.id;
    lessonId = offer.lessonIds[0]!;
    await room.get(EnrolmentService).enrol(pupil, courseRunId);
  });

  const service = () => room.get(ClassViewingService);

  /** Shows the lesson from one second to another to those who are there, and ends it. */
  async function show(fromSecond: number, toSecond: number, present = [pupil]): Promise<ClassViewing> {
    const viewing = await service().open(teacher, { id: newId(), courseRunId, lessonId, classGroupId });
    const from = room.now();
    await mark(viewing, present, true);
    room.advance(toSecond - fromSecond);
    const played = [{ from, to: room.now(), fromSecond, toSecond }];
    await service().report(teacher, { viewingId: viewing.id, sentAt: null, marks: [], played });
    await service().end(teacher, viewing.id, { endedAt: null, sentAt: null });
    return viewing;
  }

  function mark({ id: viewingId }: ClassViewing, people: readonly Actor[], isPresent: boolean) {
    const marks = people.map(({ personId }) => ({ id: newId(), personId, isPresent, at: room.now() }));
    return service().report(teacher, { viewingId, sentAt: null, marks, played: [] });
  }

  /** Alone, on a device of one's own. */
  async function watch(fromSecond: number, toSecond: number): Promise<void> {
    const seconds = toSecond - fromSecond;
    room.advance(seconds);
    const times = Array.from({ length: Math.ceil(seconds / 50) }, (_, index) => fromSecond + index * 50);
    const events = times.map((from) => {
      const to = Math.min(from + 50, toSecond);
      const occurredAt = new Date(room.now().getTime() - (toSecond - to) * 1000);
      const grant = room.grantOf(pupil, { courseRunId, lessonId });
      const place = { id: newId(), courseRunId, lessonId, grant, kind: 'played' as const, occurredAt };
      return { ...place, wallSeconds: to - from, fromSecond: from, toSecond: to, positionSecond: to };
    });
    await room.get(LearningRecorder).record(pupil, { deviceId: newId(), sentAt: room.now(), events });
  }

  const progressOf = async (who = pupil) =>
    (await room.get(ProgressReader).find(who.personId, [courseRunId])).get(courseRunId)?.get(lessonId);
  const kindsOf = async (who = pupil) => (await room.events(who)).map(({ kind }) => kind);

  it('counts toward the lesson, with the seconds that were shown, and completes it in class', async () => {
    await show(0, 60);
    expect(await progressOf()).toMatchObject({
      inClassSeconds: 60,
      ratio: 0.6,
      completedAt: null,
      positionSeconds: 60,
    });
    await show(60, 95);
    expect(await progressOf()).toMatchObject({ inClassSeconds: 95, isCompletedInClass: true });
    expect((await progressOf())!.completedAt).toEqual(room.now());
    const events = await room.events(pupil);
    expect(events.map(({ secondsFrom, secondsTo }) => [secondsFrom, secondsTo])).toEqual([
      [0, 60],
      [60, 95],
    ]);
  });

  it('counts no second twice, whether in class again or alone', async () => {
    await watch(0, 50);
    await show(20, 80);
    await show(20, 80);
    expect(await progressOf()).toMatchObject({ distinctSeconds: 80, inClassSeconds: 60, ratio: 0.8 });
  });

  it('is taken back with the mark, and leaves what was learned alone', async () => {
    await watch(0, 50);
    const viewing = await show(50, 100);
    expect(await progressOf()).toMatchObject({ distinctSeconds: 100, isCompletedInClass: true });
    await mark(viewing, [pupil], false);
    expect(await progressOf()).toMatchObject({
      ...{ distinctSeconds: 50, inClassSeconds: 0, completedAt: null, isCompletedInClass: false, positionSeconds: 50 },
    });
    await mark(viewing, [pupil], true);
    expect(await progressOf()).toMatchObject({ distinctSeconds: 100, isCompletedInClass: true });
  });

  it('leaves nothing of a mistake with who never opened the lesson', async () => {
    const viewing = await show(0, 95, [pupil, other]);
    expect(await progressOf(other)).toMatchObject({ inClassSeconds: 95 });
    await mark(viewing, [other], false);
    const left = await room.database.manager.findBy(LessonProgress, { courseRunId });
    expect(left.map(({ personId }) => personId)).toEqual([pupil.personId]);
  });

  it('is told apart from completing it alone, which the log has once', async () => {
    const viewing = await show(0, 95);
    expect(await kindsOf()).not.toContain('lesson.completed');
    await watch(0, 95);
    expect(await progressOf()).toMatchObject({ isCompletedInClass: false });
    expect((await kindsOf()).filter((kind) => kind === 'lesson.completed')).toHaveLength(1);
    await mark(viewing, [pupil], false);
    expect(await progressOf()).toMatchObject({ inClassSeconds: 0, distinctSeconds: 95 });
    expect((await progressOf())!.completedAt).not.toBeNull();
  });

  it('is nothing for the time in which the pupil learned elsewhere', async () => {
    const viewing = await service().open(teacher, { id: newId(), courseRunId, lessonId, classGroupId });
    const from = room.now();
    await mark(viewing, [pupil], true);
    await watch(0, 50);
    const played = [{ from, to: room.now(), fromSecond: 50, toSecond: 100 }];
    await service().report(teacher, { viewingId: viewing.id, sentAt: null, marks: [], played });
    await service().end(teacher, viewing.id, { endedAt: null, sentAt: null });
    expect(await progressOf()).toMatchObject({ distinctSeconds: 50, inClassSeconds: 0 });
    expect(await kindsOf()).toContain('lesson.attested');
  });

  it('is no part of a lesson that its teacher’s device did not name', async () => {
    const viewing = await service().open(teacher, { id: newId(), courseRunId, lessonId, classGroupId });
    const from = room.now();
    await mark(viewing, [pupil], true);
    room.advance(60);
    const played = [{ from, to: room.now() }];
    await service().report(teacher, { viewingId: viewing.id, sentAt: null, marks: [], played });
    await service().end(teacher, viewing.id, { endedAt: null, sentAt: null });
    expect(await progressOf()).toMatchObject({ inClassSeconds: 0, ratio: 0 });
  });
});
