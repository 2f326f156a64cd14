import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { createI18n } from 'vue-i18n';
import words from '../words/zh-CN.json';
import InkLayer from './InkLayer.vue';

const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': words } });

function page() {
  const props = { strokes: [], ratio: 0.5, pen: { colour: 'ochre', width: 5 } as const, isErasing: false };
  const wrapper = mount(InkLayer, { props, global: { plugins: [i18n] } });
  const svg = wrapper.get('svg');
  Object.assign(svg.element, {
    setPointerCapture: () => undefined,
    getBoundingClientRect: () => ({ left: 0, top: 0, width: 1000, height: 500 }),
  });
  const at = (name: string, x: number, y: number) =>
    svg.trigger(name, { button: 0, clientX: x, clientY: y, pointerType: 'mouse', pressure: 0.5 });
  return { wrapper, at };
}

describe('drawing on a page', () => {
  it('tells the stroke while it grows, and once it is finished under the same id', async () => {
    const { wrapper, at } = page();
    await at('pointerdown', 100, 100);
    await at('pointermove', 200, 100);
    await at('pointermove', 300, 100);
    await at('pointerup', 300, 100);
    const moved = wrapper.emitted<[readonly unknown[], string]>('moved')!;
    expect(moved.map(([points]) => points.length)).toEqual([1, 2, 3]);
    const [[, finished]] = wrapper.emitted<[string, string]>('drawn') as [[string, string]];
    expect(new Set(moved.map(([, id]) => id))).toEqual(new Set([finished]));
  });

  it('begins a stroke of its own each time', async () => {
    const { wrapper, at } = page();
    for (const x of [100, 500]) {
      await at('pointerdown', x, 100);
      await at('pointerup', x, 100);
    }
    const ids = wrapper.emitted<[string, string]>('drawn')!.map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
  });

  it('tells that a stroke was given up', async () => {
    const { wrapper, at } = page();
    await at('pointerdown', 100, 100);
    await at('pointercancel', 120, 100);
    expect(wrapper.emitted('givenUp')).toHaveLength(1);
    expect(wrapper.emitted('drawn')).toBeUndefined();
  });
});
