import { createAppI18n, createGraphqlClient } from '@yunqiao/ui';
import urql from '@urql/vue';
import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, provide } from 'vue';
import words from '../i18n/zh-CN.json';
import { session } from '../session/session';
import type { StudioViewerFragment } from '../session/session.generated';
import CourseOutline from './CourseOutline.vue';
import type { EditorCourseFragment } from './editor.generated';
import { courseEditingKey, useCourse } from './useCourse';

vi.mock('../uploads/tusTransport', () => ({
  TusTransport: class {
    send = () => () => undefined;
  },
}));

interface Question {
  name: string;
  input: Record<string, string>;
  answer: (answer: Response | Promise<never>) => void;
}

/** An api that answers when the test lets it: a slow line, a busy server. */
class SlowApi {
  readonly waiting: Question[] = [];
  readonly course: EditorCourseFragment = {
    ...{ id: 'course', title: '三相电路', category: 'specialised', subject: '电工', description: '' },
    ...{ coverMediaId: null, coverUrl: null, edition: 0, draftChanges: 0, version: 1, unreadyCount: 0 },
    ...{ schoolName: '', trainerName: '', publishedAt: null, updatedAt: '', lessonCount: 0, chapters: [] },
  };

  readonly fetch = (_url: unknown, init?: RequestInit): Promise<Response> => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as {
      operationName: string;
      variables: { input?: Record<string, string> };
    };
    return new Promise((resolve) => {
      this.waiting.push({ name: operationName, input: variables.input ?? {}, answer: resolve });
    });
  };

  /** Answers the oldest of these questions. */
  async answer(name: string): Promise<void> {
    const question = this.take(name);
    question.answer(Response.json({ data: this.answerTo(question) }));
    await settle();
  }

  /** The line breaks under the oldest of these questions. */
  async breakOff(name: string): Promise<void> {
    this.take(name).answer(Promise.reject(new TypeError('Failed to fetch')));
    await settle();
  }

  private take(name: string): Question {
    const place = this.waiting.findIndex((question) => question.name === name);
    const [question] = this.waiting.splice(place, place < 0 ? 0 : 1);
    if (!question) throw new Error(`Nobody asks ${name}, only ${this.waiting.map((other) => other.name).join(', ')}`);
    return question;
  }

  private answerTo({ name, input }: Question): unknown {
    if (name === 'EditorCourse') return { studioCourse: this.course };
    if (name === 'BeginUpload') return { beginUpload: { uploadUrl: `/uploads/${input['id']}` } };
    const { chapters } = this.course;
    const chapter = chapters.find(({ id }) => id === (input['chapterId'] ?? input['id']));
    const title = input['title'] ?? '';
    const id = input['id'] ?? '';
    if (name === 'AddChapter' && !chapter) chapters.push({ id, title, version: 1, lessons: [] });
    if (name === 'AddLesson' && !chapter?.lessons.some((lesson) => lesson.id === id))
      chapter?.lessons.push({
        id,
        chapterId: chapter.id,
        title,
        body: '',
        version: 1,
        allowsDownload: false,
        files: [],
        media: null,
        watchedVideo: null,
        formerVideos: [],
      });
    return { change: { course: this.course } };
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('files that a trainer chooses', () => {
  let api: SlowApi;
  beforeEach(() => {
    api = new SlowApi();
    session.enter({ id: 'trainer', roles: ['trainer'] } as unknown as StudioViewerFragment);
  });
  afterEach(() => document.body.replaceChildren());

  async function openEditor() {
    localStorage.setItem('yunqiao.locale', 'zh-CN');
    const i18n = await createAppI18n({ 'zh-CN': words, en: () => import('../i18n/en.json') });
    const Page = defineComponent({
      setup() {
        const editing = useCourse(() => 'course');
        provide(courseEditingKey, editing);
        return () => (editing.course.value ? h(CourseOutline) : null);
      },
    });
    const page = mount(Page, {
      global: { plugins: [i18n, [urql, createGraphqlClient({ url: 'http://api/graphql', fetch: api.fetch })]] },
      attachTo: document.body,
    });
    await settle();
    await api.answer('EditorCourse');
    return page;
  }

  async function choose(page: Awaited<ReturnType<typeof openEditor>>, ...names: string[]) {
    const input = page.get('input[type=file]');
    const files = names.map((name) => new File(['x'], name));
    Object.defineProperty(input.element, 'files', { value: files, configurable: true });
    await input.trigger('change');
    await settle();
  }

  const lessons = () => api.course.chapters.flatMap((chapter) => chapter.lessons.map((lesson) => lesson.title));

  it('are named at once, however long the server takes', async () => {
    const page = await openEditor();
    await choose(page, '三相电源.mp4', '星形接法.mp4');
    expect(page.text()).toContain('三相电源.mp4');
    expect(page.text()).toContain('星形接法.mp4');
  });

  it('become lessons in the order in which they were chosen', async () => {
    const page = await openEditor();
    await choose(page, '三相电源.mp4', '星形接法.mp4');
    await api.answer('AddChapter');
    for (const step of ['BeginUpload', 'AddLesson', 'BeginUpload', 'AddLesson']) await api.answer(step);
    expect(lessons()).toEqual(['三相电源', '星形接法']);
    await api.answer('EditorCourse');
    await api.answer('EditorCourse');
    expect(page.findAll('ul[data-list] > li')).toHaveLength(2);
    expect(page.text()).not.toContain('星形接法.mp4');
  });

  it('stay in the list with the reason and a way on when the course refuses one of them', async () => {
    const page = await openEditor();
    await choose(page, '三相电源.mp4', '星形接法.mp4');
    for (const step of ['AddChapter', 'BeginUpload']) await api.answer(step);
    await api.breakOff('AddLesson');
    for (const step of ['BeginUpload', 'AddLesson']) await api.answer(step);
    expect(page.text()).toContain('三相电源.mp4');
    expect(page.get('[role=alert]').text()).toContain('现在连不上网络');

    const again = page.findAll('button').find((button) => button.text() === '再试一次');
    await again?.trigger('click');
    await settle();
    await api.answer('BeginUpload');
    await api.answer('AddLesson');
    expect(lessons()).toEqual(['星形接法', '三相电源']);
    expect(page.find('[role=alert]').exists()).toBe(false);
  });

  it('say so when the sign-in has run out', async () => {
    const page = await openEditor();
    session.leave();
    await choose(page, '三相电源.mp4');
    expect(page.get('[role=alert]').text()).toContain('登录已失效');
  });

  it('share one first chapter when more are chosen before it is there', async () => {
    const page = await openEditor();
    await choose(page, '三相电源.mp4');
    await choose(page, '星形接法.mp4');
    while (lessons().length < 2) {
      const [next] = api.waiting;
      await api.answer(next!.name);
    }
    expect(api.course.chapters).toHaveLength(1);
  });
});
