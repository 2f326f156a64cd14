import { mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from 'vue-i18n';
import { defineComponent, h, nextTick } from 'vue';
import { useToasts } from '../composables/useToasts';
import words from '../i18n/ui.zh-CN.json';
import AppDialog from './AppDialog.vue';
import ToastRegion from './ToastRegion.vue';

const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': words } });
const Page = defineComponent({
  props: { outer: Boolean, inner: Boolean },
  setup: (props) => () => [
    h(AppDialog, { title: '外', open: props.outer, id: 'outer' }),
    h(AppDialog, { title: '内', open: props.inner, id: 'inner' }),
    h(ToastRegion),
  ],
});

/** jsdom knows the dialog, but not how it opens. */
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});
afterEach(() => vi.useRealTimers());

describe('a toast', () => {
  it('stands in the dialog on top, and on the page when there is none', async () => {
    vi.useFakeTimers();
    const wrapper = mount(Page, { attachTo: document.body, global: { plugins: [i18n] } });
    const placeOf = () => document.querySelector('[role=status]')?.closest('dialog')?.id ?? null;
    useToasts().show('已剔除');
    await nextTick();
    expect(placeOf()).toBeNull();
    await wrapper.setProps({ outer: true });
    await wrapper.setProps({ inner: true });
    await nextTick();
    expect(placeOf()).toBe('inner');
    await wrapper.setProps({ inner: false });
    await nextTick();
    expect(placeOf()).toBe('outer');
    expect(document.querySelector('#outer')?.textContent).toContain('已剔除');
    await wrapper.setProps({ outer: false });
    await nextTick();
    expect(placeOf()).toBeNull();
    wrapper.unmount();
  });
});
