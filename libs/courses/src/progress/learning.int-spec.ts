import 'reflect-metadata';
import { Membership } from '@yunqiao/identity';
import { newId, type Actor } from '@yunqiao/platform';
import { LessonService } from '../course/lesson.service.js';
import { PublishService } from '../course/publish.service.js';
import { EnrolmentService } from '../run/enrolment.service.js';
import { CoursesRoom } from '../test-room/courses-room.js';
import { LearningRecorder, type LearningEvent } from './learning-recorder.js';
import { ProgressReader, type LessonProgressView } from './progress-reader.js';
import { ReadingService } from './reading.service.js';

describe('recording what learners do', () => {
  let room: CoursesRoom;
  let trainer: Actor;
  let teacher: Actor;
  let schoolId: string;
  let courseRunId: string;
  let handedOutAt: Date;
  let lessonIds: string[];
  let chapterId: string;
  let courseId: string;

  beforeAll(async () => {
    room = await CoursesRoom.open();
  });
  afterAll(() => room.close());

  beforeEach(async () => {
    room.setClock('2020-04-15T02:00:00.000Z');
    handedOutAt = room.now();
    schoolId = await room.school();
    trainer = await room.person('trainer', await room.school('上海测试学校'));
    teacher = await room.person('teacher', schoolId);
    const lessons = [{ title: '视频课', seconds: 100 }, { title: '阅读课' }, { title: '第三课', seconds: 200 }];
    const offer = await room.run(trainer, [schoolId], { lessons });
    courseRunId = offer.run.id;
    ({ lessonIds, chapterId, courseId } = offer);
    await room.get(EnrolmentService).enrol(teacher, courseRunId);
  });

  /** Plays `[from, to)` at normal speed: the clock moves on as it does in real life. */
  function play(from: number, to: number, given: Partial<LearningEvent> = {}): LearningEvent {
    room.advance(to - from);
    return {
      ...{ id: newId(), courseRunId, lessonId: lessonIds[0]!, kind: 'played', occurredAt: room.now() },
      ...{ wallSeconds: to - from, fromSecond: from, toSecond: to, positionSecond: to, rate: 1 },
      ...given,
    };
  }

  /** All that is reported is of lessons that were handed out when the test began. */
  function granted(event: LearningEvent, actor = teacher): LearningEvent {
    return { ...event, grant: room.grantOf(actor, event, handedOutAt) };
  }

  function record(events: LearningEvent[], actor = teacher) {
    const batch = events.map((event) => granted(event, actor));
    return room.get(LearningRecorder).record(actor, { deviceId: newId(), sentAt: room.now(), events: batch });
  }

  async function progressOf(lessonId = lessonIds[0]!): Promise<LessonProgressView | undefined> {
    return (await room.get(ProgressReader).find(teacher.personId, [courseRunId])).get(courseRunId)?.get(lessonId);
  }

  async function creditedSeconds(): Promise<number> {
    const events = await room.events(teacher);
    return events.reduce(
      (sum, { creditedFrom, creditedTo }) =>
        sum + (creditedFrom && creditedTo ? (creditedTo.getTime() - creditedFrom.getTime()) / 1000 : 0),
      0,
    );
  }

  it('completes a lesson at 90 % of its distinct seconds, and tells the log once', async () => {
    for (let second = 0; second < 80; second += 10) await record([play(second, second + 10)]);
    expect((await progressOf())?.completedAt).toBeNull();
    await record([play(80, 90)]);
    expect(await progressOf()).toMatchObject({
      distinctSeconds: 90,
      durationSeconds: 100,
      ratio: 0.9,
      positionSeconds: 90,
    });
    expect((await progressOf())?.completedAt).toEqual(room.now());
    await record([play(90, 100)]);
    const kinds = (await room.events(teacher)).map((event) => event.kind);
    expect(kinds.filter((kind) => kind === 'lesson.completed')).toHaveLength(1);
  });

  it('does not complete a lesson by a jump to the end, but leads back to the first second that was not played', async () => {
    await record([play(0, 10), play(95, 100)]);
    expect(await progressOf()).toMatchObject({ distinctSeconds: 15, completedAt: null, positionSeconds: 10 });
    const [begun] = await room.get(ProgressReader).findBegun(teacher.personId, 3);
    expect(begun?.progress.positionSeconds).toBe(10);
  });

  it('takes the same batch twice as once', async () => {
    const batch = [play(0, 10), play(10, 20)];
    const first = await record(batch);
    const second = await record(batch);
    expect(second.accepted).toEqual(first.accepted);
    expect(second.progress).toEqual(first.progress);
    expect(await room.events(teacher)).toHaveLength(2);
    expect(await creditedSeconds()).toBe(20);
  });

  it('takes the same batch once when it arrives several times at once', async () => {
    const batch = [play(0, 10), play(10, 20)];
    await Promise.all([1, 2, 3, 4].map(() => record(batch)));
    expect(await room.events(teacher)).toHaveLength(2);
    expect(await progressOf()).toMatchObject({ distinctSeconds: 20 });
    expect(await creditedSeconds()).toBe(20);
  });

  it('lets two devices at once earn the wall clock once', async () => {
    const phone = play(0, 10);
    const computer = { ...phone, id: newId(), lessonId: lessonIds[2]! };
    await Promise.all([record([phone]), record([computer])]);
    expect(await creditedSeconds()).toBe(10);
    expect(await progressOf(lessonIds[2])).toMatchObject({ distinctSeconds: 10 });
  });

  it('credits what arrives late, from a device that had no network', async () => {
    const late = play(0, 10);
    room.advance(3600);
    await record([play(10, 20)]);
    await record([late]);
    expect(await creditedSeconds()).toBe(20);
    expect(await progressOf()).toMatchObject({ distinctSeconds: 20, positionSeconds: 20 });
  });

  it('never moves the position back to what an older report says', async () => {
    const older = play(0, 10);
    await record([play(50, 60)]);
    await record([older]);
    expect(await progressOf()).toMatchObject({ positionSeconds: 60 });
  });

  it('moves only the position after a seek while paused', async () => {
    await record([play(0, 10)]);
    room.advance(5);
    const answer = await record([play(70, 70)]);
    expect(answer.accepted).toHaveLength(1);
    expect(await progressOf()).toMatchObject({ positionSeconds: 70, distinctSeconds: 10 });
    expect(await room.events(teacher)).toHaveLength(1);
  });

  it('does not believe a whole video in ten seconds', async () => {
    await record([{ ...play(0, 10), toSecond: 100 }]);
    expect((await progressOf())!.distinctSeconds).toBeLessThan(15);
  });

  it('does not believe fifty stretches for the same minute', async () => {
    room.advance(60);
    const events = Array.from({ length: 50 }, (_, index) => ({
      ...{ id: newId(), courseRunId, lessonId: lessonIds[2]!, kind: 'played' as const, occurredAt: room.now() },
      ...{ wallSeconds: 60, fromSecond: index * 4, toSecond: index * 4 + 4, rate: 1 },
    }));
    await record(events);
    expect(await progressOf(lessonIds[2])).toMatchObject({ completedAt: null });
    expect(await creditedSeconds()).toBeLessThanOrEqual(60);
  });

  it('takes what it knows and names the rest', async () => {
    const known = play(0, 10);
    const foreignLesson = { ...play(10, 20), lessonId: newId() };
    const foreignRun = { ...play(20, 30), courseRunId: newId() };
    const old = { ...play(30, 40), occurredAt: new Date('2020-03-01T00:00:00.000Z') };
    const answer = await record([foreignRun, known, old, foreignLesson]);
    expect(answer.accepted).toEqual([known.id]);
    expect(answer.rejected).toEqual(
      expect.arrayContaining([
        { id: foreignRun.id, code: 'ENROLMENT_NOT_FOUND' },
        { id: foreignLesson.id, code: 'LESSON_NOT_FOUND' },
        { id: old.id, code: 'EVENT_TOO_OLD' },
      ]),
    );
  });

  it('is refused to whoever is not enrolled, and to whoever left', async () => {
    const stranger = await room.person('teacher', schoolId);
    const event = play(0, 10);
    expect((await record([event], stranger)).rejected).toEqual([{ id: event.id, code: 'ENROLMENT_NOT_FOUND' }]);
    await room.get(EnrolmentService).withdraw(teacher, courseRunId);
    expect((await record([play(0, 10)])).rejected).toMatchObject([{ code: 'ENROLMENT_NOT_FOUND' }]);
  });

  it("refuses an id under which somebody else's event is known", async () => {
    const other = await room.person('teacher', schoolId);
    await room.get(EnrolmentService).enrol(other, courseRunId);
    const event = play(0, 10);
    await record([event], other);
    expect((await record([event])).rejected).toEqual([{ id: event.id, code: 'EVENT_ID_TAKEN' }]);
    expect(await progressOf()).toBeUndefined();
  });

  it('corrects a device whose clock is a day behind', async () => {
    const event = play(0, 10);
    const dayEarlier = new Date(room.now().getTime() - 86_400_000);
    const batch = { deviceId: newId(), sentAt: dayEarlier, events: [granted({ ...event, occurredAt: dayEarlier })] };
    await room.get(LearningRecorder).record(teacher, batch);
    expect((await room.events(teacher))[0]).toMatchObject({ occurredAt: room.now() });
  });

  it('does not credit tomorrow', async () => {
    const event = play(0, 10);
    await record([{ ...event, occurredAt: new Date(room.now().getTime() + 10_000_000) }]);
    expect((await room.events(teacher))[0]!.occurredAt).toEqual(room.now());
  });

  it('credits nothing before the enrolment', async () => {
    await record([{ ...play(0, 10), wallSeconds: 60 }]);
    expect(await creditedSeconds()).toBe(10);
  });

  it('completes a text after a minute of reading, or when its end was confirmed', async () => {
    const reading = () =>
      play(0, 10, { lessonId: lessonIds[1]!, kind: 'opened', fromSecond: null, toSecond: null, positionSecond: null });
    for (let times = 0; times < 5; times += 1) await record([reading()]);
    expect(await progressOf(lessonIds[1])).toMatchObject({ completedAt: null });
    await record([reading()]);
    expect((await progressOf(lessonIds[1]))?.completedAt).toEqual(room.now());

    const other = await room.person('teacher', schoolId);
    await room.get(EnrolmentService).enrol(other, courseRunId);
    const lesson = { courseRunId, lessonId: lessonIds[1]! };
    const [once, twice] = [
      await room.get(ReadingService).markRead(other, lesson),
      await room.get(ReadingService).markRead(other, lesson),
    ];
    expect(twice).toEqual(once);
    expect((await room.events(other)).map((event) => event.kind)).toEqual(['lesson.completed']);
  });

  it('does not let a video be marked as read', async () => {
    const lesson = { courseRunId, lessonId: lessonIds[0]! };
    await expect(room.get(ReadingService).markRead(teacher, lesson)).rejects.toThrow('LESSON_HAS_VIDEO');
  });

  it('keeps progress when the course is published again', async () => {
    await record([play(0, 10)]);
    const before = await progressOf();
    await room.get(LessonService).move(trainer, lessonIds[2]!, chapterId, 0);
    expect((await room.get(PublishService).publish(trainer, courseId)).edition).toBe(2);
    expect(await progressOf()).toEqual(before);
    expect((await record([play(10, 20)])).progress[0]).toMatchObject({ distinctSeconds: 20 });
  });

  it('belongs to the school of the day after a transfer', async () => {
    const elsewhere = await room.school('另一所学校');
    await record([play(0, 10)]);
    const transferred = await room.member(teacher.personId, 'teacher', elsewhere);
    const [from, to] = [teacher, transferred].map((actor) => ({ id: actor.memberships[0]!.membershipId }));
    await room.database.manager.update(Membership, from!, { validTo: '2020-04-16' });
    await room.database.manager.update(Membership, to!, { validFrom: '2020-04-16' });
    const late = play(10, 20);
    room.advance(86_400);
    await record([late, play(20, 30)], transferred);
    expect((await room.events(teacher)).map((event) => event.schoolId)).toEqual([schoolId, schoolId, elsewhere]);
  });
});
