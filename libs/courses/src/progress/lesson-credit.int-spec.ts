import 'reflect-metadata';
import { newId, type Actor } from '@yunqiao/platform';
import { EnrolmentService } from '../run/enrolment.service.js';
import { CoursesRoom } from '../test-room/courses-room.js';
import { LearningGrants } from './learning-grants.js';
import { LearningRecorder, type LearningEvent } from './learning-recorder.js';
import { ProgressReader } from './progress-reader.js';

/** What a page claims is bounded by what the server knows. */
describe('credit', () => {
  let room: CoursesRoom;
  let teacher: Actor;
  let courseRunId: string;
  /** Of 100 seconds, and of 1,000. */
  let shortLesson: string;
  let longLesson: string;

  beforeAll(async () => {
    room = await CoursesRoom.open();
  });
  afterAll(() => room.close());

  beforeEach(async () => {
    room.setClock('2020-04-15T02:00:00.000Z');
    const schoolId = await room.school();
    teacher = await room.person('teacher', schoolId);
    const lessons = [
      { title: '短课', seconds: 100 },
      { title: '长课', seconds: 1000 },
    ];
    const trainer = await room.person('trainer', await room.school('上海测试学校'));
    const offer = await room.run(trainer, [schoolId], { lessons });
    courseRunId = offer.run.id;
    [shortLesson, longLesson] = offer.lessonIds as [string, string];
    await room.get(EnrolmentService).enrol(teacher, courseRunId);
    room.advance(10 * 3600);
  });

  /** The lesson leaves the server for this person now. */
  function open(lessonId: string, actor = teacher): string {
    return room.get(LearningGrants).issue(actor.personId, { courseRunId, lessonId });
  }

  function claim(
    lessonId: string,
    grant: string | null,
    given: { secondsAgo: number; wallSeconds?: number; kind?: LearningEvent['kind'] },
  ): LearningEvent {
    const { secondsAgo, wallSeconds = 60, kind = 'played' } = given;
    return {
      ...{ id: newId(), courseRunId, lessonId, kind, wallSeconds, grant },
      occurredAt: new Date(room.now().getTime() - secondsAgo * 1000),
    };
  }

  /** A minute each, one after the other, the last of them ending now. */
  function minutesUntilNow(count: number, lessonId: string, grant: string | null): LearningEvent[] {
    return Array.from({ length: count }, (_, index) => claim(lessonId, grant, { secondsAgo: index * 60 }));
  }

  async function record(events: LearningEvent[]): Promise<void> {
    const { rejected } = await room
      .get(LearningRecorder)
      .record(teacher, { deviceId: newId(), sentAt: room.now(), events });
    expect(rejected).toEqual([]);
  }

  async function creditedSeconds(): Promise<number> {
    return (await room.events(teacher)).reduce(
      (sum, { creditedFrom, creditedTo }) =>
        sum + ((creditedTo?.getTime() ?? 0) - (creditedFrom?.getTime() ?? 0)) / 1000,
      0,
    );
  }

  it('goes to nobody to whom the lesson was not handed out', async () => {
    const other = await room.person('teacher', await room.school());
    const forged = `${room.now().getTime().toString(36)}.${'A'.repeat(22)}`;
    const foreign = [null, '', 'x', forged, open(longLesson, other), open(shortLesson)];
    room.advance(60);
    for (const grant of foreign) await record([claim(longLesson, grant, { secondsAgo: 0 })]);
    expect(await room.events(teacher)).toHaveLength(foreign.length);
    expect(await creditedSeconds()).toBe(0);
  });

  it('is no more than the time since the lesson was handed out, give or take the clocks, whatever a page claims', async () => {
    const grant = open(longLesson);
    room.advance(20);
    await record(minutesUntilNow(50, longLesson, grant));
    expect(await creditedSeconds()).toBeLessThanOrEqual(20 + 30);
    room.advance(40);
    await record(minutesUntilNow(50, longLesson, open(longLesson)));
    expect(await creditedSeconds()).toBeLessThanOrEqual(60 + 30);
  });

  it('without a line is no more than the lesson is long, and a quarter for waiting', async () => {
    const grant = open(shortLesson);
    room.advance(3 * 3600);
    const claimed = Array.from({ length: 20 }, (_, index) =>
      claim(shortLesson, grant, { secondsAgo: 1200 + index * 60 }),
    );
    await record(claimed.slice(0, 1));
    await record(claimed.slice(1, 10));
    await record(claimed.slice(10));
    expect(await creditedSeconds()).toBe(125);
  });

  it('without a line is given for each time that the lesson was handed out', async () => {
    const first = open(shortLesson);
    room.advance(3600);
    await record(
      Array.from({ length: 10 }, (_, index) => claim(shortLesson, first, { secondsAgo: 1800 + index * 60 })),
    );
    const second = open(shortLesson);
    room.advance(3600);
    await record(
      Array.from({ length: 10 }, (_, index) => claim(shortLesson, second, { secondsAgo: 1800 + index * 60 })),
    );
    expect(await creditedSeconds()).toBe(250);
  });

  it('without a line is one for two lessons that are claimed for the same time', async () => {
    const grants = [open(shortLesson), open(longLesson)] as const;
    room.advance(3600);
    await record([
      claim(shortLesson, grants[0], { secondsAgo: 600 }),
      claim(longLesson, grants[1], { secondsAgo: 600 }),
    ]);
    expect(await creditedSeconds()).toBe(60);
  });

  it('is given for waiting for the network, two minutes at once at most', async () => {
    const grant = open(longLesson);
    room.advance(150);
    await record([claim(longLesson, grant, { kind: 'stalled', secondsAgo: 0, wallSeconds: 150 })]);
    expect(await creditedSeconds()).toBe(120);
  });

  it('is given for waiting in a quarter of the lesson at most, however often the network stops', async () => {
    const grant = open(shortLesson);
    for (let times = 0; times < 6; times += 1) {
      room.advance(10);
      await record([claim(shortLesson, grant, { kind: 'stalled', secondsAgo: 0, wallSeconds: 10 })]);
    }
    expect(await creditedSeconds()).toBe(25);
  });

  it('is what completes a lesson: nobody completes one by telling what they did before they had it', async () => {
    const grant = open(shortLesson);
    const events = Array.from({ length: 10 }, (_, index) => ({
      ...claim(shortLesson, grant, { secondsAgo: 3600 - index * 10, wallSeconds: 10 }),
      ...{ fromSecond: index * 10, toSecond: index * 10 + 10, positionSecond: index * 10 + 10, rate: 1 },
    }));
    await record(events);
    const progress = (await room.get(ProgressReader).find(teacher.personId, [courseRunId])).get(courseRunId);
    expect(progress?.get(shortLesson)).toMatchObject({ completedAt: null, distinctSeconds: 0 });
  });
});
