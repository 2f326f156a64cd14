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
import { FormerVideos } from './former-videos.js';
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

  describe('when it is replaced', () => {
    async function replaceWith(given: { state?: 'processing' | 'ready'; seconds?: number } = {}): Promise<string> {
      const mediaId = await room.media(trainer, given);
      const { version } = await lesson();
      await room.get(LessonService).update(trainer, { id: lessonId, version, mediaId });
      return mediaId;
    }

    const publish = () => room.get(PublishService).publish(trainer, courseId);
    const isInBin = async (id: string) =>
      (await room.database.manager.findOneByOrFail(Media, { id })).removedAt !== null;

    async function goBack(mediaId: string): Promise<void> {
      const { version } = await lesson();
      await room.get(LessonService).goBackToVideo(trainer, { lessonId, version, mediaId });
    }

    it('is watched on until the new one can be played and is published; then it lies in the bin', async () => {
      const next = await replaceWith({ state: 'processing' });
      await expect(publish()).rejects.toThrow('COURSE_VIDEO_NOT_PLAYABLE');
      expect([(await playback())?.mediaId, await isInBin(videoId)]).toEqual([videoId, false]);
      await room.database.manager.update(Media, { id: next }, { state: 'playable' });
      await publish();
      expect([(await playback())?.mediaId, await isInBin(videoId)]).toEqual([next, true]);
    });

    it('leaves what learners did, and where they were', async () => {
      await play(0, 60);
      await replaceWith({ seconds: 120 });
      await publish();
      expect(await progress()).toMatchObject({ distinctSeconds: 60, positionSeconds: 60, completedAt: null });
      await play(60, 70);
      expect(await progress()).toMatchObject({ distinctSeconds: 70, durationSeconds: 120, positionSeconds: 70 });
    });

    it('counts no second that a shorter one does not have', async () => {
      await play(0, 30);
      await play(60, 89);
      await replaceWith({ seconds: 40 });
      await publish();
      await play(30, 34);
      expect(await progress()).toMatchObject({ distinctSeconds: 34, durationSeconds: 40, completedAt: null });
    });

    it('stays complete for who had completed it', async () => {
      for (let second = 0; second < 100; second += 10) await play(second, second + 10);
      const before = (await progress())?.completedAt;
      await replaceWith({ seconds: 500 });
      await publish();
      await play(0, 10);
      expect([(await progress())?.completedAt, before]).toEqual([before, expect.any(Date)]);
    });

    it('can be had again, out of the bin too, and is among the former ones no longer', async () => {
      const next = await replaceWith();
      await publish();
      await goBack(videoId);
      expect([(await lesson()).mediaId, await isInBin(videoId), await isInBin(next)]).toEqual([videoId, false, false]);
      await publish();
      expect([(await playback())?.mediaId, await isInBin(next)]).toEqual([videoId, true]);
      const former = (await room.get(FormerVideos).findByLessons([lessonId])).get(lessonId);
      expect(former?.map(({ mediaId }) => mediaId)).toEqual([next]);
    });

    it('cannot be had again when it is gone for good, and no other lesson’s can', async () => {
      await replaceWith();
      await publish();
      const other = await room.media(trainer);
      await expect(goBack(other)).rejects.toThrow('LESSON_VIDEO_NOT_FORMER');
      await room.get(MediaBin).deleteForGood(trainer, videoId);
      await expect(goBack(videoId)).rejects.toThrow('MEDIA_GONE');
    });

    it('stays out of the bin while another lesson uses it', async () => {
      const beside = await room.draft(trainer, [{ title: '别的课' }]);
      const { version } = await room.database.manager.findOneByOrFail(Lesson, { id: beside.lessonIds[0]! });
      await room.get(LessonService).update(trainer, { id: beside.lessonIds[0]!, version, mediaId: videoId });
      await replaceWith();
      await publish();
      expect(await isInBin(videoId)).toBe(false);
    });

    it('goes into the bin at once from a draft that nobody reads, and comes back to it', async () => {
      const { lessonIds } = await room.draft(trainer, [{ title: '草稿', seconds: 50 }]);
      const draft = () => room.database.manager.findOneByOrFail(Lesson, { id: lessonIds[0]! });
      const { mediaId, version } = await draft();
      await room.get(LessonService).update(trainer, { id: lessonIds[0]!, version, removeVideo: true });
      expect(await isInBin(mediaId!)).toBe(true);
      const wish = { lessonId: lessonIds[0]!, version: (await draft()).version, mediaId: mediaId! };
      for (const _ of [1, 2]) await room.get(LessonService).goBackToVideo(trainer, wish);
      expect([(await draft()).mediaId, await isInBin(mediaId!)]).toEqual([mediaId, false]);
    });

    it('is told to the trainer: what learners watch meanwhile, and what can be had again', async () => {
      const ask = `query ($id: ID!) { studioCourse(id: $id) { chapters { lessons {
        watchedVideo { id } formerVideos { media { id recoverableUntil } } } } } }`;
      type Told = { studioCourse: { chapters: { lessons: object[] }[] } };
      const told = async () =>
        (await (await room.client(trainer)).ask<Told>(ask, { id: courseId })).studioCourse.chapters[0]?.lessons[0];
      expect(await told()).toEqual({ watchedVideo: null, formerVideos: [] });
      await replaceWith();
      const former = (recoverableUntil: unknown) => [{ media: { id: videoId, recoverableUntil } }];
      expect(await told()).toEqual({ watchedVideo: { id: videoId }, formerVideos: former(null) });
      await publish();
      expect(await told()).toEqual({ watchedVideo: null, formerVideos: former(expect.any(String)) });
    });
  });
});
