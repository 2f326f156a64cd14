import 'reflect-metadata';
import { newId, type Actor } from '@yunqiao/platform';
import { Media, MediaBin, MediaDownload } from '@yunqiao/media';
import { MediaGraphqlModule } from '@yunqiao/media/graphql';
import { CoursesGraphqlModule } from '../courses-graphql.module.js';
import { LessonReader } from '../learner/lesson-reader.js';
import { LearningRecorder } from '../progress/learning-recorder.js';
import { ProgressReader } from '../progress/progress-reader.js';
import { EnrolmentService } from '../run/enrolment.service.js';
import { CoursesRoom } from '../test-room/courses-room.js';
import { Course } from './course.entity.js';
import { CourseService } from './course.service.js';
import { LessonFile } from './lesson-file.entity.js';
import { Lesson } from './lesson.entity.js';
import { LessonService } from './lesson.service.js';
import { PublishService } from './publish.service.js';

describe('the life of a lesson’s video', () => {
  let room: CoursesRoom;
  let trainer: Actor;
  let teacher: Actor;
  let courseId: string;
  let courseRunId: string;
  let lessonId: string;
  let videoId: string;

  beforeAll(async () => {
    room = await CoursesRoom.open([MediaGraphqlModule, CoursesGraphqlModule], true);
  });
  afterAll(() => room.close());

  beforeEach(async () => {
    const schoolId = await room.school();
    trainer = await room.person('trainer', await room.school('上海测试学校'));
    teacher = await room.person('teacher', schoolId);
    const offer = await room.run(trainer, [schoolId], { lessons: [{ title: '第一课', seconds: 100 }] });
    [courseId, courseRunId, lessonId] = [offer.courseId, offer.run.id, offer.lessonIds[0]!];
    videoId = (await lesson()).mediaId!;
    await room.get(EnrolmentService).enrol(teacher, courseRunId);
  });

  const lesson = () => room.database.manager.findOneByOrFail(Lesson, { id: lessonId });
  const playback = () => room.get(LessonReader).getPlayback(teacher, { courseRunId, lessonId, isNative: false });

  async function play(from: number, to: number): Promise<void> {
    const grant = room.grantOf(teacher, { courseRunId, lessonId }, room.now());
    room.advance(to - from);
    const played = { wallSeconds: to - from, fromSecond: from, toSecond: to, positionSecond: to, rate: 1 };
    const event = { id: newId(), courseRunId, lessonId, kind: 'played' as const, occurredAt: room.now(), grant };
    const events = [{ ...event, ...played }];
    await room.get(LearningRecorder).record(teacher, { deviceId: newId(), sentAt: room.now(), events });
  }

  async function progress() {
    return (await room.get(ProgressReader).find(teacher.personId, [courseRunId])).get(courseRunId)?.get(lessonId);
  }

  it('leaves the lesson, its files and what learners did when it is gone for good', async () => {
    await play(0, 60);
    const coverMediaId = await room.media(trainer, { kind: 'cover' });
    const fileId = await room.media(trainer, { kind: 'file' });
    const { version } = await lesson();
    await room.get(LessonService).update(trainer, { id: lessonId, version, fileMediaIds: [fileId] });
    const course = await room.get(CourseService).get(trainer, courseId);
    await room.get(CourseService).update(trainer, { id: courseId, version: course.version, coverMediaId });

    // What the emptier of the bin does at the end.
    for (const id of [videoId, fileId, coverMediaId]) await room.database.manager.delete(Media, { id });

    expect(await lesson()).toMatchObject({ mediaId: null, title: '第一课', body: '正文' });
    expect(await room.database.manager.countBy(LessonFile, { lessonId })).toBe(0);
    expect(await room.database.manager.findOneBy(Course, { id: courseId })).toMatchObject({ coverMediaId: null });
    expect(await progress()).toMatchObject({ distinctSeconds: 60, positionSeconds: 60 });
    expect(await room.events(teacher)).not.toEqual([]);
  });

  it('cannot be watched from the bin, and can again when it was brought back', async () => {
    const bin = room.get(MediaBin);
    await bin.remove(trainer, videoId);
    expect(await playback()).toBeNull();
    await bin.restore(trainer, videoId);
    expect(await playback()).toMatchObject({ mediaId: videoId });
  });

  describe('to take along', () => {
    const ask =
      'query ($run: ID!, $lesson: ID!) { lesson(courseRunId: $run, lessonId: $lesson) { downloads { kind bytes } } }';
    const link = `query ($run: ID!, $lesson: ID!) {
      lessonDownload(courseRunId: $run, lessonId: $lesson, kind: video) { url fileName } }`;
    const where = () => ({ run: courseRunId, lesson: lessonId });

    async function allow(allowsDownload: boolean): Promise<void> {
      const { version } = await lesson();
      await room.get(LessonService).update(trainer, { id: lessonId, version, allowsDownload });
      await room.get(PublishService).publish(trainer, courseId);
    }

    /** What the worker does with what is wanted. */
    async function made(): Promise<void> {
      const wanted = { mediaId: videoId, kind: 'video', state: 'waiting' } as const;
      const { affected } = await room.database.manager.update(MediaDownload, wanted, {
        state: 'ready',
        bytes: 12_000_000,
      });
      expect(affected).toBe(1);
    }

    it('is its video where the trainer allows it, with its size, under the name of the lesson', async () => {
      await allow(true);
      await made();
      const client = await room.client(teacher);
      expect(await client.ask(ask, where())).toEqual({ lesson: { downloads: [{ kind: 'video', bytes: 12_000_000 }] } });
      const { lessonDownload } = await client.ask<{ lessonDownload: { url: string } }>(link, where());
      expect(lessonDownload).toEqual({
        url: expect.stringContaining(`/${videoId}/video?name=`),
        fileName: '第一课.mp4',
      });
    });

    it('is nothing any more when the trainer has thought better of it', async () => {
      await allow(true);
      await made();
      await allow(false);
      const client = await room.client(teacher);
      expect(await client.ask(ask, where())).toEqual({ lesson: { downloads: [] } });
      expect(await client.ask(link, where())).toEqual({ lessonDownload: null });
    });

    it('is nothing to who is not enrolled', async () => {
      await allow(true);
      await made();
      const stranger = await room.person('teacher', await room.school('别的学校'));
      expect((await (await room.client(stranger)).send(link, where())).codes).toEqual(['COURSE_RUN_NOT_FOUND']);
      expect((await room.test.client().send(link, where())).codes).toEqual(['NOT_SIGNED_IN']);
    });
  });
});
