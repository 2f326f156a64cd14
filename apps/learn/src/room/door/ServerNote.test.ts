import { Client, fetchExchange } from '@urql/core';
import urql from '@urql/vue';
import { createAppI18n, writeSetting } from '@yunqiao/ui';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import learn from '../../i18n/zh-CN.json';
import type { ConferenceServerQuery } from '../Entry.generated';
import words from '../words/zh-CN.json';
import ServerNote from './ServerNote.vue';

writeSetting('locale', 'zh-CN');
const { i18n, install } = await createAppI18n({ 'zh-CN': learn, en: () => import('../../i18n/en.json') });
i18n.global.mergeLocaleMessage('zh-CN', words);

let server: ConferenceServerQuery['conferenceServer'];

async function note(now: typeof server) {
  server = now;
  const answer = async () => Response.json({ data: { conferenceServer: server } });
  const client = new Client({
    url: 'http://api/graphql',
    fetch: answer,
    preferGetMethod: false,
    exchanges: [fetchExchange],
  });
  const page = mount(ServerNote, { global: { plugins: [{ install }, [urql, client]] } });
  await vi.advanceTimersByTimeAsync(10);
  return page;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('where no conference server answers, the page', () => {
  it('says how to get one', async () => {
    const page = await note({ isAvailable: false, howTo: 'install', progress: null });
    expect(page.text()).toContain('livekit-server');
    expect(page.text()).toContain('Go');
  });

  it('says how far it is while it is being made, and is silent once it is there', async () => {
    const page = await note({ isAvailable: false, howTo: 'wait', progress: 0.4 });
    expect(page.get('[role="progressbar"]').attributes('aria-valuenow')).toBe('40');
    server = { isAvailable: true, howTo: null, progress: null };
    await vi.advanceTimersByTimeAsync(5_000);
    await flushPromises();
    expect(page.text()).toBe('');
  });
});
