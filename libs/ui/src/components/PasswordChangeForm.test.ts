import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import words from '../i18n/ui.zh-CN.json';
import errors from '../i18n/errors.zh-CN.json';
import { keepEnteredPassword, useEnteredPassword } from '../composables/useEnteredPassword';
import PasswordChangeForm from './PasswordChangeForm.vue';

const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': { ...words, errors } } });
const form = (known?: string) =>
  mount(PasswordChangeForm, { props: { busy: false, error: null, known }, global: { plugins: [i18n] } });

describe('changing a password', () => {
  it('asks who has just signed in with a code only for the new one', async () => {
    const wrapper = form('code-of-today');
    const [next, again, ...more] = wrapper.findAll('input');
    expect(more).toEqual([]);
    await next!.setValue('a password of mine');
    await again!.setValue('a password of mine');
    await wrapper.trigger('submit');
    expect(wrapper.emitted('change')).toEqual([
      [{ currentPassword: 'code-of-today', newPassword: 'a password of mine' }],
    ]);
  });

  it('asks everybody else for the present one first', () => {
    expect(form().findAll('input')).toHaveLength(3);
  });

  it('takes up the code once, so that it is nowhere after that', () => {
    keepEnteredPassword('code-of-today');
    expect(useEnteredPassword().known.value).toBe('code-of-today');
    expect(useEnteredPassword().known.value).toBe('');
  });
});
