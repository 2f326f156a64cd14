import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from 'vue-i18n';
import errors from '../i18n/errors.zh-CN.json';
import { ProblemError } from '../graphql/problem';
import words from '../i18n/ui.zh-CN.json';
import PickField from './PickField.vue';

const schools = [
  { id: 'a', name: '遵义娄山职业技术学校' },
  { id: 'b', name: '上海申港工业学校' },
];

describe('a field that finds one of many', () => {
  const find = vi.fn(async (search: string) => schools.filter(({ name }) => name.includes(search)));
  const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': { ...words, errors } } });

  function field(picked: (typeof schools)[number] | null = null) {
    const wrapper = mount(PickField<(typeof schools)[number]>, {
      props: {
        label: '学校',
        find,
        modelValue: picked,
        'onUpdate:modelValue': (next: (typeof schools)[number] | null) => wrapper.setProps({ modelValue: next }),
      },
      global: { plugins: [i18n] },
      attachTo: document.body,
    });
    return wrapper;
  }
  type Field = ReturnType<typeof field>;
  const input = (wrapper: Field) => wrapper.get('input');
  const options = (wrapper: Field) => wrapper.findAll('[role="option"]').map((option) => option.text());

  async function type(wrapper: Field, text: string) {
    await input(wrapper).setValue(text);
    await vi.advanceTimersByTimeAsync(250);
    await flushPromises();
  }

  beforeEach(() => {
    vi.useFakeTimers();
    find.mockClear();
  });
  afterEach(() => {
    vi.useRealTimers();
    document.body.innerHTML = '';
  });

  it('asks once after a pause in typing and shows what fits', async () => {
    const wrapper = field();
    await input(wrapper).setValue('遵');
    await type(wrapper, '遵义');
    expect(find.mock.calls.flat()).toEqual(['遵义']);
    expect(options(wrapper)).toEqual(['遵义娄山职业技术学校']);
    expect(input(wrapper).attributes('aria-expanded')).toBe('true');
  });

  it('is picked by keyboard', async () => {
    const wrapper = field();
    await input(wrapper).trigger('keydown', { key: 'ArrowDown' });
    await vi.advanceTimersByTimeAsync(10);
    await flushPromises();
    await input(wrapper).trigger('keydown', { key: 'ArrowDown' });
    await input(wrapper).trigger('keydown', { key: 'ArrowDown' });
    expect(input(wrapper).attributes('aria-activedescendant')).toBe(
      wrapper.findAll('[role="option"]')[1]?.attributes('id'),
    );
    await input(wrapper).trigger('keydown', { key: 'Enter' });
    expect(wrapper.props('modelValue')).toEqual(schools[1]);
    expect(input(wrapper).attributes('aria-expanded')).toBe('false');
  });

  it('brings back what was picked when words name nothing', async () => {
    const wrapper = field(schools[0]);
    await type(wrapper, '没有这所学校');
    expect(wrapper.text()).toContain(words.ui.nothingFound);
    await input(wrapper).trigger('keydown', { key: 'Escape' });
    expect(input(wrapper).element.value).toBe('遵义娄山职业技术学校');
    expect(wrapper.props('modelValue')).toEqual(schools[0]);
  });

  it('is emptied by emptying its words', async () => {
    const wrapper = field(schools[0]);
    await type(wrapper, '');
    await input(wrapper).trigger('blur');
    expect(wrapper.props('modelValue')).toBeNull();
  });

  it('takes the only one that fits when it is left, also when the line is slow', async () => {
    const wrapper = field();
    let answer: (found: typeof schools) => void = () => undefined;
    find.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    await type(wrapper, '娄山');
    await input(wrapper).trigger('blur');
    expect(input(wrapper).element.value).toBe('娄山');
    answer(schools.slice(0, 1));
    await flushPromises();
    expect(wrapper.props('modelValue')).toEqual(schools[0]);
    expect(input(wrapper).element.value).toBe('遵义娄山职业技术学校');
  });

  it('guesses nothing when several fit', async () => {
    const wrapper = field();
    await type(wrapper, '学校');
    await input(wrapper).trigger('blur');
    expect(wrapper.props('modelValue')).toBeNull();
    expect(input(wrapper).element.value).toBe('');
  });

  it('says why nothing can be found', async () => {
    find.mockRejectedValueOnce(new ProblemError('OFFLINE'));
    const wrapper = field();
    await type(wrapper, '遵义');
    expect(wrapper.get('[role="alert"]').text()).toBe(errors.OFFLINE);
  });
});
