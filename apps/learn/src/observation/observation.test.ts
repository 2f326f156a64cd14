import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from 'vue-i18n';
import MomentForm from './MomentForm.vue';
import OwnComments from './OwnComments.vue';
import PointsField from './PointsField.vue';
import type { Criterion } from './useObserved';
import { useLiveMoments } from './useLiveMoments';
import words from './words/zh-CN.json';

const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': words } });
const global = { plugins: [i18n] };
const aims: Criterion = {
  ...{ id: 'aims', titleZh: '教学目标', titleEn: 'Aims', hintZh: '', hintEn: '', maximumPoints: 15 },
};

afterEach(() => vi.useRealTimers());

describe('marking a moment', () => {
  it('takes the moment at which one began to write, not the one at which one had finished', async () => {
    let now = 5_000;
    const form = mount(MomentForm, {
      props: { criteria: [aims], now: () => ({ atMilliseconds: now }), canMark: true },
      global,
    });
    await form.get('textarea').setValue('导');
    now = 65_000;
    await form.get('textarea').setValue('导入自然');
    await form.get('select').setValue('aims');
    await form.get('form').trigger('submit');
    await form.get('textarea').setValue('下一条');
    await form.get('form').trigger('submit');
    expect(form.emitted('comment')).toEqual([
      ['导入自然', 'aims', { atMilliseconds: 5_000 }],
      ['下一条', null, { atMilliseconds: 65_000 }],
    ]);
  });

  it('takes the moment of the button, however long one thinks then', async () => {
    let now = 1_000;
    const form = mount(MomentForm, {
      props: { criteria: [aims], now: () => ({ atMilliseconds: now }), canMark: true },
      global,
    });
    await form.get('button').trigger('click');
    now = 90_000;
    await form.get('textarea').setValue('板书');
    await form.get('form').trigger('submit');
    expect(form.emitted('comment')).toEqual([['板书', null, { atMilliseconds: 1_000 }]]);
  });
});

describe('points', () => {
  const field = (points: number | null) =>
    mount(PointsField, { props: { criterion: aims, points, isClosed: false }, global });

  it('are drawn or typed, and sent once they are a number of points', async () => {
    const wrapper = field(null);
    const [typed, drawn] = wrapper.findAll('input');
    await drawn!.setValue('12');
    expect(wrapper.emitted('give')).toEqual([[12]]);
    await wrapper.setProps({ points: 12 });
    await typed!.setValue('16');
    await typed!.trigger('change');
    expect(wrapper.emitted('give')).toEqual([[12]]);
    expect((typed!.element as HTMLInputElement).value).toBe('12');
  });

  it('that were not given yet are no zero', () => {
    const [typed, drawn] = field(null).findAll('input');
    expect((typed!.element as HTMLInputElement).value).toBe('');
    expect(drawn!.attributes('aria-valuetext')).toBe('还没打分');
  });
});

describe('comments', () => {
  const comment = { id: 'a', criterionId: 'aims', atMilliseconds: 83_400, text: '示范规范' };
  const list = (canSeek: boolean) =>
    mount(OwnComments, { props: { comments: [comment], criteria: [aims], isClosed: false, canSeek }, global });

  it('of a recorded lesson lead to their moment', async () => {
    const wrapper = list(true);
    await wrapper.get('button').trigger('click');
    expect(wrapper.emitted('seek')).toEqual([[83.4]]);
  });

  it('of a live lesson show their moment only', () => {
    expect(list(false).text()).toContain('1:23');
    expect(list(false).findAll('button')).toHaveLength(1);
  });

  it('are taken out', async () => {
    const wrapper = list(false);
    await wrapper.get('button').trigger('click');
    await flushPromises();
    expect(wrapper.emitted('remove')).toEqual([['a']]);
  });
});

describe('moments of a live lesson', () => {
  it('count from the start, and end with it', () => {
    vi.useFakeTimers({ now: new Date('2020-04-15T02:12:05.000Z'), toFake: ['Date'] });
    const session = { startedAt: '2020-04-15T02:00:00.000Z', endedAt: null as string | null };
    const { now } = useLiveMoments(() => session);
    expect(now()).toEqual({ atMilliseconds: 725_000, momentAt: '2020-04-15T02:12:05.000Z' });
    session.endedAt = '2020-04-15T02:12:00.000Z';
    expect(now()).toBeNull();
  });
});
