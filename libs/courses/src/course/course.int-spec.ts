import 'reflect-metadata';
import { newId, OutboxMessage, type Actor } from '@yunqiao/platform';
import { Media } from '@yunqiao/media';
import { CoursesRoom } from '../test-room/courses-room.js';
import { ChapterService } from './chapter.service.js';
import { CourseEdition } from './course-edition.entity.js';
import { Course } from './course.entity.js';
import { CourseService } from './course.service.js';
import { DraftOutlines } from './draft-outline.js';
import { LessonService } from './lesson.service.js';
import { StudioReader } from './studio-reader.js';
import { PublishService } from './publish.service.js';

describe('writing a course', () => {
  let room: CoursesRoom;
  let schoolId: string;
  let trainer: Actor;
  let stranger: Actor;

  beforeAll(async () => {
    room = await CoursesRoom.open();
    schoolId = await room.school('上海示范学校');
    trainer = await room.person('trainer', schoolId);
    stranger = await room.person('trainer', schoolId);
  });
  afterAll(() => room.close());

  async function outline(courseId: string): Promise<[string, string[]][]> {
    const chapters = (await room.get(DraftOutlines).findByCourses([courseId])).get(courseId) ?? [];
    return chapters.map((chapter) => [chapter.title, chapter.lessons.map((lesson) => lesson.title)]);
  }

  async function positions(table: 'chapter' | 'lesson', courseId: string): Promise<number[]> {
    const sql = {
      chapter: 'SELECT `position` FROM chapter WHERE course_id = UNHEX(?) AND removed_at IS NULL ORDER BY `position`',
      lesson: 'SELECT `position` FROM lesson WHERE course_id = UNHEX(?) AND removed_at IS NULL ORDER BY `position`',
    };
    const rows = await room.database.query<{ position: number }[]>(sql[table], [courseId.replaceAll('-', '')]);
    return rows.map((row) => row.position);
  }

  describe('arranging it', () => {
    it('keeps the places of lessons dense, however many are added at once', async () => {
      const { course, chapterId } = await room.draft(trainer, []);
      const titles = ['一', '二', '三', '四', '五', '六'];
      await Promise.all(
        titles.map((title) => room.get(LessonService).add(trainer, { id: newId(), chapterId, title, body: '' })),
      );
      expect(await positions('lesson', course.id)).toEqual([0, 1, 2, 3, 4, 5]);
      const [[, lessons]] = (await outline(course.id)) as [[string, string[]]];
      expect([...lessons].sort()).toEqual([...titles].sort());
    });

    it('moves a lesson within its chapter and into another one', async () => {
      const { course, chapterId, lessonIds } = await room.draft(trainer, [
        { title: '一' },
        { title: '二' },
        { title: '三' },
      ]);
      const second = newId();
      await room.get(ChapterService).add(trainer, { id: second, courseId: course.id, title: '第二章' });
      await room.get(LessonService).move(trainer, lessonIds[2]!, chapterId, 0);
      expect(await outline(course.id)).toEqual([
        ['第一章', ['三', '一', '二']],
        ['第二章', []],
      ]);
      await room.get(LessonService).move(trainer, lessonIds[0]!, second, 5);
      expect(await outline(course.id)).toEqual([
        ['第一章', ['三', '二']],
        ['第二章', ['一']],
      ]);
      await room.get(ChapterService).move(trainer, second, 0);
      expect(await outline(course.id)).toEqual([
        ['第二章', ['一']],
        ['第一章', ['三', '二']],
      ]);
    });

    it('brings back what was removed, to where it stood', async () => {
      const { course, chapterId, lessonIds } = await room.draft(trainer, [
        { title: '一' },
        { title: '二' },
        { title: '三' },
      ]);
      await room.get(LessonService).remove(trainer, lessonIds[1]!);
      await room.get(LessonService).remove(trainer, lessonIds[1]!);
      expect(await outline(course.id)).toEqual([['第一章', ['一', '三']]]);
      expect(await positions('lesson', course.id)).toEqual([0, 1]);
      await room.get(LessonService).restore(trainer, lessonIds[1]!);
      expect(await outline(course.id)).toEqual([['第一章', ['一', '二', '三']]]);

      await room.get(ChapterService).remove(trainer, chapterId);
      expect(await outline(course.id)).toEqual([]);
      await expect(room.get(LessonService).restore(trainer, lessonIds[0]!)).resolves.toBeDefined();
      await room.get(ChapterService).restore(trainer, chapterId);
      expect(await outline(course.id)).toEqual([['第一章', ['一', '二', '三']]]);
    });

    it("refuses a chapter of another course, and another trainer's", async () => {
      const mine = await room.draft(trainer);
      const other = await room.draft(trainer);
      const foreign = await room.draft(stranger);
      const move = (to: string) => room.get(LessonService).move(trainer, mine.lessonIds[0]!, to, 0);
      await expect(move(other.chapterId)).rejects.toThrow('CHAPTER_NOT_FOUND');
      await expect(move(foreign.chapterId)).rejects.toThrow('CHAPTER_NOT_FOUND');
      await expect(move(newId())).rejects.toThrow('CHAPTER_NOT_FOUND');
    });
  });

  describe('changing it', () => {
    it('takes the same request twice as once', async () => {
      const given = { id: newId(), title: '急救', category: 'publicGood' as const, subject: '护理', description: '' };
      const made = await Promise.all([1, 2, 3].map(() => room.get(CourseService).create(trainer, given)));
      expect(new Set(made.map((course) => course.id)).size).toBe(1);
      const chapter = { id: newId(), courseId: given.id, title: '第一章' };
      await room.get(ChapterService).add(trainer, chapter);
      const { draftChanges } = await room.get(ChapterService).add(trainer, chapter);
      expect(draftChanges).toBe(1);
      await expect(room.get(CourseService).create(stranger, given)).rejects.toThrow('CONFLICT');
    });

    it('tells when somebody else changed it', async () => {
      const { course, lessonIds } = await room.draft(trainer);
      await room.get(CourseService).update(trainer, { id: course.id, version: course.version, title: '新名' });
      const late = { id: course.id, version: course.version, title: '旧名' };
      await expect(room.get(CourseService).update(trainer, late)).rejects.toThrow('CONFLICT');
      await room.get(LessonService).update(trainer, { id: lessonIds[0]!, version: 1, body: '甲' });
      await expect(
        room.get(LessonService).update(trainer, { id: lessonIds[0]!, version: 1, body: '乙' }),
      ).rejects.toThrow('CONFLICT');
    });

    it('keeps the version of the course while lessons are added, so that its form can still be saved', async () => {
      const { course, chapterId } = await room.draft(trainer);
      await room.get(LessonService).add(trainer, { id: newId(), chapterId, title: '另一课', body: '' });
      const saved = await room
        .get(CourseService)
        .update(trainer, { id: course.id, version: course.version, subject: '急救' });
      expect(saved.subject).toBe('急救');
    });

    it('keeps emoji and rare characters', async () => {
      const { course } = await room.draft(trainer);
      const title = '𠮷野家🐼👩‍🏫 ㊗ 𪚥';
      await room.get(CourseService).update(trainer, { id: course.id, version: course.version, title });
      expect((await room.get(CourseService).get(trainer, course.id)).title).toBe(title);
    });

    it('takes a title whose single characters fold into many', async () => {
      const { course } = await room.draft(trainer);
      const title = '﷽ﷺ'.repeat(60);
      await room.get(CourseService).update(trainer, { id: course.id, version: course.version, title });
      expect((await room.get(CourseService).get(trainer, course.id)).title).toBe(title);
    });

    it('does not exist for another trainer, a teacher, or an administrator of another school', async () => {
      const { course, chapterId, lessonIds } = await room.draft(trainer);
      const elsewhere = await room.school();
      const others = [
        stranger,
        await room.person('teacher', schoolId),
        await room.person('schoolAdministrator', elsewhere),
      ];
      for (const actor of others) {
        await expect(room.get(CourseService).get(actor, course.id)).rejects.toThrow('COURSE_NOT_FOUND');
        await expect(room.get(CourseService).remove(actor, course.id)).rejects.toThrow('COURSE_NOT_FOUND');
        await expect(room.get(ChapterService).remove(actor, chapterId)).rejects.toThrow('CHAPTER_NOT_FOUND');
        await expect(room.get(LessonService).remove(actor, lessonIds[0]!)).rejects.toThrow('LESSON_NOT_FOUND');
        await expect(room.get(PublishService).publish(actor, course.id)).rejects.toThrow('COURSE_NOT_FOUND');
        expect(
          (await room.get(StudioReader).find(actor, {}, { first: 100 })).edges.map(({ node }) => node.id),
        ).not.toContain(course.id);
      }
    });

    it('is open to administrators of its school', async () => {
      const { course } = await room.draft(trainer);
      const administrator = await room.person('schoolAdministrator', schoolId);
      expect((await room.get(CourseService).get(administrator, course.id)).id).toBe(course.id);
      const listed = await room.get(StudioReader).find(administrator, { search: 'hlxjc' }, { first: 100 });
      expect(listed.edges.map(({ node }) => node.id)).toContain(course.id);
    });

    it('refuses media of somebody else, and of another kind', async () => {
      const { chapterId, lessonIds } = await room.draft(trainer);
      const foreign = await room.media(await room.person('trainer', await room.school()));
      const add = (mediaId: string) =>
        room.get(LessonService).add(trainer, { id: newId(), chapterId, title: '课', body: '', mediaId });
      await expect(add(foreign)).rejects.toThrow('MEDIA_NOT_FOUND');
      await expect(add(await room.media(trainer, { kind: 'file' }))).rejects.toThrow('MEDIA_NOT_FOUND');
      const change = { id: lessonIds[0]!, version: 1, fileMediaIds: [foreign] };
      await expect(room.get(LessonService).update(trainer, change)).rejects.toThrow('MEDIA_NOT_FOUND');
    });

    it('stays as it is once removed, until it is restored', async () => {
      const { course, chapterId } = await room.draft(trainer);
      await room.get(CourseService).remove(trainer, course.id);
      await expect(
        room.get(ChapterService).rename(trainer, { id: chapterId, version: 1, title: '新' }),
      ).rejects.toThrow('COURSE_REMOVED');
      expect((await room.get(CourseService).restore(trainer, course.id)).removedAt).toBeNull();
    });
  });

  describe('publishing it', () => {
    it('copies the draft to an edition, with files in their order', async () => {
      const { course, lessonIds } = await room.draft(trainer);
      const files = [await room.media(trainer, { kind: 'file' }), await room.media(trainer, { kind: 'file' })];
      await room
        .get(LessonService)
        .update(trainer, { id: lessonIds[0]!, version: 1, fileMediaIds: [files[1]!, files[0]!] });
      const published = await room.get(PublishService).publish(trainer, course.id);
      expect(published).toMatchObject({ edition: 1, draftChanges: 0 });
      const { outline: kept } = await room.database.manager.findOneByOrFail(CourseEdition, {
        courseId: course.id,
        number: 1,
      });
      expect(kept.chapters[0]!.lessons[0]).toMatchObject({
        id: lessonIds[0],
        files: [{ mediaId: files[1] }, { mediaId: files[0] }],
      });
    });

    it('makes one edition, however often it is asked', async () => {
      const { course } = await room.draft(trainer);
      await Promise.all([1, 2, 3].map(() => room.get(PublishService).publish(trainer, course.id)));
      expect(await room.database.manager.countBy(CourseEdition, { courseId: course.id })).toBe(1);
    });

    it('is refused without lessons, and names the lessons whose video is not there', async () => {
      const empty = await room.draft(trainer, []);
      const publish = (id: string) => room.get(PublishService).publish(trainer, id);
      await expect(publish(empty.course.id)).rejects.toThrow('COURSE_WITHOUT_LESSONS');

      const { course, lessonIds } = await room.draft(trainer, [{ title: '好' }, { title: '坏' }]);
      const mediaId = await room.media(trainer, { state: 'processing' });
      await room.get(LessonService).update(trainer, { id: lessonIds[1]!, version: 1, mediaId });
      await expect(publish(course.id)).rejects.toMatchObject({
        code: 'COURSE_VIDEO_NOT_PLAYABLE',
        details: { lessons: ['坏'] },
      });
      await room.database.manager.update(Media, { id: mediaId }, { state: 'failed' });
      await expect(publish(course.id)).rejects.toMatchObject({
        code: 'COURSE_HAS_FAILED_VIDEO',
        details: { lessons: ['坏'] },
      });
      const unready = async () => (await room.get(StudioReader).countLessons([course.id])).get(course.id)?.unready;
      expect(await unready()).toBe(1);
      await room.database.manager.update(Media, { id: mediaId }, { state: 'playable' });
      expect(await unready()).toBe(0);
      expect((await publish(course.id)).edition).toBe(1);
    });

    it('leaves the edition as it was while the draft is changed', async () => {
      const { course, lessonIds } = await room.draft(trainer);
      await room.get(PublishService).publish(trainer, course.id);
      await room.get(LessonService).update(trainer, { id: lessonIds[0]!, version: 1, title: '改了' });
      expect((await room.database.manager.findOneByOrFail(Course, { id: course.id })).draftChanges).toBe(1);
      const edition = await room.database.manager.findOneByOrFail(CourseEdition, { courseId: course.id, number: 1 });
      expect(edition.outline.chapters[0]!.lessons[0]!.title).toBe('第一课');
      expect(await room.database.manager.count(OutboxMessage)).toBe(0);
    });
  });
});
