import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import words from '../i18n/ui.zh-CN.json';
import TextField from './TextField.vue';

const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': words } });
const field = (modelValue: string) =>
  mount(TextField, { props: { label: '课程名称', maxlength: '3', modelValue }, global: { plugins: [i18n] } });

describe('a field with a longest text', () => {
  it('keeps what is too long, says so, and lets its form wait', async () => {
    const wrapper = field('三相电路');
    await wrapper.vm.$nextTick();
    const input = wrapper.get('input').element;
    expect(input.value).toBe('三相电路');
    expect(wrapper.text()).toContain('最多 3 字，现在 4 字');
    expect(input.checkValidity()).toBe(false);
    await wrapper.setProps({ modelValue: '三相电' });
    expect(input.checkValidity()).toBe(true);
  });

  it('counts rare characters and emoji as the one that they are', () => {
    expect(field('𠮷野家').text()).not.toContain('太长了');
    expect(field('🎓🎓🎓').text()).not.toContain('太长了');
  });
});
