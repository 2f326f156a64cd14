import 'reflect-metadata';
import { newId, type Actor } from '@yunqiao/platform';
import { MediaGraphqlModule } from '@yunqiao/media/graphql';
import { CoursesGraphqlModule } from './courses-graphql.module.js';
import { CoursesRoom } from './test-room/courses-room.js';

const runParts = `
  id isOpen selfEnrolment enrolledCount startsOn endsOn term { code name isCurrent }
  course { id title schoolName trainerName lessonCount durationSeconds coverUrl category subject }
  chapters { id title lessons { id title hasVideo isPlayable durationSeconds fileCount progress { ratio completedAt } } }
  myEnrolment { id completedLessons lessonCount nextLessonId lastActivityAt courseRun { id } }`;

describe('courses through the contract', () => {
  let room: CoursesRoom;
  let trainer: Actor;
  let teacher: Actor;
  let schoolId: string;

  beforeAll(async () => {
    room = await CoursesRoom.open([MediaGraphqlModule, CoursesGraphqlModule], true);
    schoolId = await room.school('遵义示范学校');
    trainer = await room.person('trainer', await room.school('上海示范学校'), { name: '林老师' });
    teacher = await room.person('teacher', schoolId);
  });
  afterAll(() => room.close());

  it('takes a trainer from an empty course to an offer', async () => {
    const studio = await room.client(trainer);
    const [courseId, chapterId, lessonId] = [newId(), newId(), newId()];
    const mediaId = await room.media(trainer);
    const createCourse =
      'mutation ($input: CreateCourseInput!) { createCourse(input: $input) { course { id version lessonCount schoolName trainerName } } }';
    const input = { id: courseId, title: '𠮷祥🐼 急救', category: 'publicGood', subject: '护理' };
    expect(await studio.ask(createCourse, { input })).toEqual({
      createCourse: {
        course: { id: courseId, version: 1, lessonCount: 0, schoolName: '上海示范学校', trainerName: '林老师' },
      },
    });
    await studio.ask('mutation ($input: AddChapterInput!) { addChapter(input: $input) { course { id } } }', {
      input: { id: chapterId, courseId, title: '第一章' },
    });
    await studio.ask('mutation ($input: AddLessonInput!) { addLesson(input: $input) { course { id } } }', {
      input: { id: lessonId, chapterId, title: '止血🩹', mediaId },
    });
    await studio.ask('mutation ($input: CourseIdInput!) { publishCourse(input: $input) { course { edition } } }', {
      input: { courseId },
    });
    const { terms } = await studio.ask<{ terms: { id: string; code: string; isCurrent: boolean }[] }>(
      '{ terms { id code name isCurrent } }',
    );
    const term = terms.find(({ isCurrent }) => isCurrent)!;
    expect(term.code).toBe('2020-spring');
    const offer = {
      id: newId(),
      courseId,
      termId: term.id,
      startsOn: '2020-04-01',
      endsOn: '2020-06-30',
      selfEnrolment: true,
      schoolIds: [schoolId],
    };
    await studio.ask(
      'mutation ($input: CreateCourseRunInput!) { createCourseRun(input: $input) { courseRun { id } } }',
      { input: offer },
    );

    const shown = await studio.ask<{ studioCourse: Record<string, unknown> }>(
      `query ($id: ID!) { studioCourse(id: $id) { title edition draftChanges unreadyCount lessonCount coverUrl
        chapters { title lessons { title media { id state renditions { name } } files { id } } }
        runs { id startsOn term { code } schools { id name } enrolledCount watchedCount finishedCount } } }`,
      { id: courseId },
    );
    expect(shown.studioCourse).toMatchObject({
      ...{ title: '𠮷祥🐼 急救', edition: 1, draftChanges: 0, unreadyCount: 0, lessonCount: 1, coverUrl: null },
      chapters: [
        { title: '第一章', lessons: [{ title: '止血🩹', media: { id: mediaId, state: 'ready' }, files: [] }] },
      ],
      runs: [
        {
          id: offer.id,
          term: { code: '2020-spring' },
          schools: [{ id: schoolId }],
          enrolledCount: 0,
          watchedCount: 0,
          finishedCount: 0,
        },
      ],
    });
    const used = await studio.ask('query ($id: ID!) { media(id: $id) { usedIn { courseTitle lessonTitle } } }', {
      id: mediaId,
    });
    expect(used).toEqual({ media: { usedIn: [{ courseTitle: '𠮷祥🐼 急救', lessonTitle: '止血🩹' }] } });
  });

  it('takes a teacher from the catalogue into a lesson and shows it in my courses', async () => {
    const { run, lessonIds } = await room.run(trainer, [schoolId], {
      lessons: [{ title: '一', seconds: 20 }, { title: '二' }],
    });
    const browser = await room.client(teacher);
    const found = await browser.ask<{ catalogue: { totalCount: number; edges: { node: { id: string } }[] } }>(
      'query ($search: String) { catalogue(search: $search, first: 5) { totalCount edges { node { ' +
        runParts +
        ' } } } }',
      { search: 'hlxjc' },
    );
    expect(found.catalogue.edges[0]!.node).toMatchObject({ id: run.id, isOpen: true, myEnrolment: null });

    const enrolled = await browser.ask(
      'mutation ($input: EnrolInput!) { enrol(input: $input) { courseRun { ' + runParts + ' } } }',
      {
        input: { courseRunId: run.id },
      },
    );
    expect(enrolled).toMatchObject({
      enrol: {
        courseRun: {
          enrolledCount: 1,
          myEnrolment: { completedLessons: 0, lessonCount: 2, nextLessonId: lessonIds[0], courseRun: { id: run.id } },
        },
      },
    });

    const lesson = await browser.ask<{ lesson: { playback: { masterUrl: string }; grant: string } }>(
      `query ($courseRunId: ID!, $lessonId: ID!) { lesson(courseRunId: $courseRunId, lessonId: $lessonId) {
        title body number chapterTitle previousLessonId nextLessonId playback { masterUrl posterUrl expiresAt qualities }
        files { url } grant progress { ratio } courseRun { id chapters { lessons { id } } } } }`,
      { courseRunId: run.id, lessonId: lessonIds[0] },
    );
    const { grant } = lesson.lesson;
    expect(lesson.lesson).toMatchObject({
      title: '一',
      number: 1,
      previousLessonId: null,
      nextLessonId: lessonIds[1],
      progress: null,
    });
    expect(lesson.lesson.playback.masterUrl).toMatch(/^\/v\/\d{10}\/[\w-]+\/[0-9a-f-]{36}\/master\.m3u8$/);

    const open = async (isNative: boolean) => {
      const { playback } = await browser.ask<{ playback: { masterUrl: string; durationSeconds: number } }>(
        `query ($courseRunId: ID!, $lessonId: ID!, $isNative: Boolean!) {
          playback(courseRunId: $courseRunId, lessonId: $lessonId, isNative: $isNative) { masterUrl durationSeconds } }`,
        { courseRunId: run.id, lessonId: lessonIds[0], isNative },
      );
      return { until: Number(playback.masterUrl.split('/')[2]), durationSeconds: playback.durationSeconds };
    };
    const [native, renewed] = [await open(true), await open(false)];
    expect(native.until - renewed.until).toBe(native.durationSeconds + 3600 - 600);

    room.advance(20);
    const recorded = await browser.ask(
      `mutation ($input: RecordLearningInput!) { recordLearning(input: $input) { accepted rejected { id code } progress { lessonId ratio completedAt } } }`,
      {
        input: {
          deviceId: newId(),
          events: [
            {
              ...{
                id: newId(),
                courseRunId: run.id,
                lessonId: lessonIds[0],
                kind: 'played',
                occurredAt: room.now().toISOString(),
              },
              ...{ wallSeconds: 20, fromSecond: 0, toSecond: 20, positionSecond: 20, grant },
            },
          ],
        },
      },
    );
    expect(recorded).toMatchObject({
      recordLearning: { rejected: [], progress: [{ lessonId: lessonIds[0], ratio: 1 }] },
    });

    const mine = await browser.ask(
      '{ myEnrolments { totalCount edges { node { completedLessons lessonCount nextLessonId lastActivityAt courseRun { id isOpen course { title } } } } } continueLearning { lessonId } }',
    );
    expect(mine).toMatchObject({
      myEnrolments: {
        totalCount: 1,
        edges: [
          { node: { completedLessons: 1, lessonCount: 2, nextLessonId: lessonIds[1], courseRun: { id: run.id } } },
        ],
      },
      continueLearning: [],
    });
    const members = await (
      await room.client(trainer)
    ).ask(
      'query ($id: ID!) { runMembers(courseRunId: $id, state: watched) { totalCount edges { node { displayName completedLessons lessonCount creditedSeconds finishedAt } } } }',
      { id: run.id },
    );
    expect(members).toEqual({
      runMembers: {
        totalCount: 1,
        edges: [
          {
            node: { displayName: '王小明', completedLessons: 1, lessonCount: 2, creditedSeconds: 20, finishedAt: null },
          },
        ],
      },
    });
  });

  it('previews the draft without counting anything', async () => {
    const { lessonIds } = await room.draft(trainer);
    const preview =
      'query ($id: ID!) { previewLesson(lessonId: $id) { title number playback { masterUrl } courseRun { isOpen chapters { title } term { code } } } }';
    expect(await (await room.client(trainer)).ask(preview, { id: lessonIds[0] })).toMatchObject({
      previewLesson: {
        title: '第一课',
        number: 1,
        courseRun: { isOpen: false, chapters: [{ title: '第一章' }], term: { code: '2020-spring' } },
      },
    });
    expect((await (await room.client(teacher)).send(preview, { id: lessonIds[0] })).codes).toEqual(['NOT_ALLOWED']);
  });

  it.each([
    ['an over-long title', { title: '长'.repeat(121) }],
    ['an over-long title of emoji', { title: '❤️'.repeat(61) }],
    ['a blank title', { title: '   ' }],
    ['an over-long description', { description: '长'.repeat(5001) }],
    ['an id that is none', { id: 'x' }],
  ])('refuses %s', async (_, wrong) => {
    const studio = await room.client(trainer);
    const input = { id: newId(), title: '好', category: 'publicGood', subject: '护理', ...wrong };
    const answer = await studio.send(
      'mutation ($input: CreateCourseInput!) { createCourse(input: $input) { course { id } } }',
      { input },
    );
    expect(answer.codes).toEqual(['INPUT_INVALID']);
  });

  it('refuses more than fifty events at once', async () => {
    const event = {
      courseRunId: newId(),
      lessonId: newId(),
      kind: 'opened',
      occurredAt: room.now().toISOString(),
      wallSeconds: 0,
    };
    const events = Array.from({ length: 51 }, () => ({ ...event, id: newId() }));
    const record = 'mutation ($input: RecordLearningInput!) { recordLearning(input: $input) { accepted } }';
    const answer = await (await room.client(teacher)).send(record, { input: { deviceId: newId(), events } });
    expect(answer.codes).toEqual(['INPUT_INVALID']);
  });

  it('names terms in the language of the reader', async () => {
    const browser = await room.client(teacher);
    const names = async (language: string) =>
      (
        await browser.send<{ terms: { code: string; name: string }[] }>(
          '{ terms { code name } }',
          {},
          { 'accept-language': language },
        )
      ).data!.terms;
    expect(await names('en')).toContainEqual({ code: '2020-spring', name: 'Spring term 2020' });
    expect(await names('zh-CN')).toContainEqual({ code: '2020-spring', name: '2020年春季学期' });
  });
});
