import { createAppI18n } from '@yunqiao/ui';
import urql from '@urql/vue';
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import words from '../i18n/zh-CN.json';
import { isOnItsWay } from '../media/isOnItsWay';
import LessonState from './LessonState.vue';
import type { EditorMediaFragment } from './editor.generated';
import { courseEditingKey, type CourseEditing } from './useCourse';

const media = (change: Partial<EditorMediaFragment>): EditorMediaFragment => ({
  ...{
    id: 'media',
    kind: 'video',
    fileName: '三相电源.mp4',
    bytes: 1000,
    uploadedBytes: 1000,
    contentType: 'video/mp4',
  },
  ...{
    state: 'playable',
    progress: 0.5,
    errorCode: null,
    errorLimit: null,
    durationSeconds: 75,
    renditions: [],
    downloads: [],
  },
  ...change,
});

async function shown(change: Partial<EditorMediaFragment>) {
  localStorage.setItem('yunqiao.locale', 'zh-CN');
  const i18n = await createAppI18n({ 'zh-CN': words, en: () => import('../i18n/en.json') });
  const editing = { load: async () => undefined } as unknown as CourseEditing;
  const plugins = [i18n, [urql, { url: 'http://api/graphql', exchanges: [] }]] as never;
  return mount(LessonState, {
    props: { media: media(change) },
    global: { plugins, provide: { [courseEditingKey as symbol]: editing } },
  });
}

describe('how far the video of a lesson is', () => {
  it('says why a quality is missing although it can be played, and offers another try', async () => {
    const state = await shown({ errorCode: 'MEDIA_STORAGE_FULL' });
    expect(state.text()).toContain('已可播放，缺部分清晰度');
    expect(state.text()).toContain('服务器存储空间已满');
    expect(state.findAll('button').map((button) => button.text())).toContain('再试一次');
  });

  it('names the limit that was passed', async () => {
    const state = await shown({ state: 'failed', errorCode: 'MEDIA_TOO_LONG', errorLimit: 6 });
    expect(state.text()).toContain('视频超过 6 小时');
  });

  it('is watched on while other qualities are made, and no longer when nothing moves', () => {
    expect(isOnItsWay(media({}))).toBe(true);
    const failed = { errorCode: 'MEDIA_BROKEN', renditions: [{ name: '720p', state: 'failed' as const, progress: 0 }] };
    expect(isOnItsWay(media(failed))).toBe(false);
    const running = { name: '480p', state: 'running' as const, progress: 0.1 };
    expect(isOnItsWay(media({ ...failed, renditions: [...failed.renditions, running] }))).toBe(true);
  });
});
