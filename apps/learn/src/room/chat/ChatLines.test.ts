import { createAppI18n, writeSetting } from '@yunqiao/ui';
import { mount } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { nextTick } from 'vue';
import learn from '../../i18n/zh-CN.json';
import type { SaidLine } from '../room-state';
import words from '../words/zh-CN.json';
import ChatLines from './ChatLines.vue';

writeSetting('locale', 'zh-CN');
const { i18n, install } = await createAppI18n({ 'zh-CN': learn, en: () => import('../../i18n/en.json') });
i18n.global.mergeLocaleMessage('zh-CN', words);

const heightOfLine = 50;
const heightOfList = 500;

function said(from: number, to: number): SaidLine[] {
  const line = { kind: 'said', personId: 'li', personName: '李老师', isGuest: false, file: null } as const;
  const at = '2020-04-15T02:00:00.000Z';
  return Array.from({ length: to - from + 1 }, (_, index) => ({
    ...line,
    id: `${from + index}`,
    at,
    text: `第${from + index}行`,
  }));
}

/** A list that is laid out as a browser would, each line as high as the others. */
function chat(lines: readonly SaidLine[]) {
  const page = mount(ChatLines, { props: { lines }, global: { plugins: [{ install }] } });
  const list = page.get('ol').element;
  let top = 0;
  const most = () => Math.max(0, list.children.length * heightOfLine - heightOfList);
  Object.defineProperties(list, {
    scrollHeight: { get: () => list.children.length * heightOfLine },
    clientHeight: { get: () => heightOfList },
    scrollTop: { get: () => top, set: (to: number) => (top = Math.min(most(), Math.max(0, to))) },
  });
  list.scrollTop = most();
  const texts = () => page.findAll('li p.whitespace-pre-wrap').map((line) => line.text());
  return {
    ...{ page, list, texts },
    /** What stands at the upper edge. */
    atTop: () => list.children[Math.round(list.scrollTop / heightOfLine)]?.textContent,
    isAtEnd: () => list.scrollTop === most(),
    async scrollTo(to: number) {
      list.scrollTop = to;
      await page.get('ol').trigger('scroll');
      await nextTick();
    },
    async hear(now: readonly SaidLine[]) {
      await page.setProps({ lines: now });
      await nextTick();
    },
  };
}

describe('a chat of ten thousand lines', () => {
  const long = said(1, 10_000);

  it('draws the newest two hundred, and says how many there are before them', () => {
    const { page, texts } = chat(long);
    expect([texts().length, texts().at(-1)]).toEqual([200, '第10000行']);
    expect(page.get('button').text()).toBe('更早的 9800 条');
  });

  it('follows what is said, and does not grow', async () => {
    const { hear, texts, isAtEnd } = chat(long);
    await hear([...long, ...said(10_001, 10_030)]);
    expect([texts().length, texts().at(-1), isAtEnd()]).toEqual([200, '第10030行', true]);
  });

  it('shows earlier lines to who goes up, and leaves in its place what one reads', async () => {
    const { scrollTo, atTop, texts } = chat(long);
    await scrollTo(1 * heightOfLine);
    expect([texts().length, texts()[0]]).toEqual([400, '第9601行']);
    expect(atTop()).toContain('第9801行');
  });

  it('leaves who reads further up where they are when something is said', async () => {
    const { scrollTo, hear, atTop, list } = chat(long);
    await scrollTo(20 * heightOfLine);
    const reading = atTop();
    await hear([...long, ...said(10_001, 10_001)]);
    expect(atTop()).toBe(reading);
    expect(list.getAttribute('aria-live')).toBe('off');
  });
});

it('a long chat can be read to its first line by keyboard', async () => {
  const { page, texts } = chat(said(1, 450));
  for (const drawn of [400, 450]) {
    await page.get('button').trigger('click');
    await nextTick();
    expect(texts()).toHaveLength(drawn);
  }
  expect([texts()[0], page.find('button').exists()]).toEqual(['第1行', false]);
});

it('a replay that is wound back shows the lines of then', async () => {
  const { hear, texts } = chat(said(1, 3_000));
  await hear(said(1, 30));
  expect([texts().length, texts().at(-1)]).toEqual([30, '第30行']);
  await hear([]);
  expect(texts()).toEqual([]);
});
