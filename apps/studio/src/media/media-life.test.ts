import { createAppI18n } from '@yunqiao/ui';
import { mount, RouterLinkStub } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import words from '../i18n/zh-CN.json';
import RoomFacts from '../storage/RoomFacts.vue';
import BinLine from './BinLine.vue';
import type { BinRowFragment } from './media.generated';

async function plugins() {
  localStorage.setItem('yunqiao.locale', 'zh-CN');
  return [await createAppI18n({ 'zh-CN': words, en: () => import('../i18n/en.json') })] as never;
}

describe('what lies in the bin', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2020-05-10T02:00:00Z'), toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  const row: BinRowFragment = {
    ...{ id: 'media', kind: 'video', fileName: '三相电源.mp4', bytes: 80_000_000, storedBytes: 158_000_000 },
    ...{ durationSeconds: 600, ownerName: '林老师', removedAt: '2020-05-01T02:00:00Z' },
    ...{ recoverableUntil: '2020-05-31T02:00:00Z' },
    usedIn: [{ courseId: 'course', courseTitle: '电工基础', lessonId: 'lesson', lessonTitle: '三相电源' }],
  };

  async function line(change: Partial<BinRowFragment> = {}) {
    const global = { plugins: await plugins(), stubs: { RouterLink: RouterLinkStub } };
    return mount(BinLine, { props: { row: { ...row, ...change }, isBusy: false }, global });
  }

  it('says how long it can be brought back, what room it takes, and which lessons miss it', async () => {
    const text = (await line()).text();
    for (const part of ['还有 21 天可以恢复', '158 MB', '电工基础 / 三相电源']) expect(text).toContain(part);
  });

  it('counts the day on which it goes', async () => {
    expect((await line({ recoverableUntil: '2020-05-10T03:00:00Z' })).text()).toContain('还有 1 天可以恢复');
  });

  it('is brought back or deleted with a press', async () => {
    const shown = await line();
    for (const button of shown.findAll('button')) await button.trigger('click');
    expect([shown.emitted('restore'), shown.emitted('delete')]).toEqual([[[]], [[]]]);
  });
});

describe('the room of a school', () => {
  const GB = 1e9;

  async function said(quotaBytes: number | null, originalBytes: number): Promise<string> {
    const use = { originalBytes, madeBytes: 2 * GB, binBytes: GB, files: 9 };
    const rules = { isOwnQuota: true, originals: 'keep' as const, originalsDays: 0, isOwnOriginals: false };
    const room = { schoolId: 'school', quotaBytes, use, ...rules };
    return mount(RoomFacts, { props: { room }, global: { plugins: await plugins() } }).text();
  }

  it('is told with what is used and what is left', async () => {
    expect(await said(50 * GB, 10 * GB)).toContain('已用 12 GB，限额 50 GB，还剩 38 GB');
    expect(await said(50 * GB, 10 * GB)).toContain('其中回收站 1 GB');
  });

  it('is told as used up when it is, and without a limit when there is none', async () => {
    expect(await said(12 * GB, 10 * GB)).toContain('没有空间再上传');
    expect(await said(null, 10 * GB)).toContain('已用 12 GB，不限额');
  });
});
