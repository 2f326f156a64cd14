import { createAppI18n, ProblemError, writeSetting } from '@yunqiao/ui';
import { mount } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import learn from '../i18n/zh-CN.json';
import type { GuestSessionQuery } from './Guest.generated';
import GuestOutside from './GuestOutside.vue';
import GuestWelcome from './GuestWelcome.vue';
import english from './words/en.json';
import words from './words/zh-CN.json';

writeSetting('locale', 'zh-CN');
const { i18n, install } = await createAppI18n({ 'zh-CN': learn, en: () => import('../i18n/en.json') });
i18n.global.mergeLocaleMessage('zh-CN', words);
i18n.global.mergeLocaleMessage('en', english);
const global = { plugins: [{ install }] };

const session: GuestSessionQuery['guestSession'] = {
  ...{ kind: 'sameLesson', title: '同课异构：《背影》', state: 'lobbyOpen', closedBy: null, startedAt: null },
  ...{ startsAt: '2020-04-15T02:00:00.000Z', endsAt: '2020-04-15T03:00:00.000Z' },
  ...{ lobbyOpensAt: '2020-04-15T01:45:00.000Z', hostName: '李老师', schoolName: '遵义市第一中学' },
  ...{ isRecorded: false, replayAudience: 'invited', recordingNotice: '' },
};

function welcome(facts: Partial<typeof session> = {}, displayName = '') {
  const props = { session: { ...session, ...facts }, name: { displayName, schoolName: '' }, hasLeft: false };
  return mount(GuestWelcome, { props, global });
}

describe('the page for a guest', () => {
  it('says what the session is, by whom, and that it is not recorded', () => {
    const text = welcome().text();
    for (const part of ['同课异构：《背影》', '李老师 · 遵义市第一中学', '这次教研不录制。'])
      expect(text).toContain(part);
  });

  it('says before one comes in that it is recorded, who can see that, and what the host says of it', () => {
    const facts = { isRecorded: true, replayAudience: 'alliance', recordingNotice: '只用于教研。' } as const;
    const text = welcome(facts).text();
    expect(text).toContain('受邀和参加的人，以及联盟各校的教职工可以看回放');
    expect(text).toContain('只用于教研。');
    expect(text).not.toContain('不录制');
  });

  it('asks for a name, and takes none that is blank', async () => {
    const page = welcome();
    await page.get('input').setValue('   ');
    await page.get('form').trigger('submit');
    expect(page.text()).toContain('请写上您的姓名');
    expect(page.emitted('enter')).toBeUndefined();
    await page.get('input').setValue(' 周老师 ');
    await page.get('form').trigger('submit');
    expect(page.emitted('enter')).toEqual([[{ displayName: '周老师', schoolName: '' }]]);
  });

  it('is there in English too, also for who chooses it on this page', async () => {
    const page = welcome();
    await page.get('[lang="en"]').trigger('click');
    await vi.waitFor(() => expect(page.text()).toContain('This session is not recorded.'));
    await page.get('[lang="zh-CN"]').trigger('click');
  });

  it('proposes the name of the last time', () => {
    expect(welcome({}, '周老师').get('input').element.value).toBe('周老师');
  });
});

describe('a link that leads nowhere', () => {
  const outside = (error: unknown, state: typeof session.state = 'live') =>
    mount(GuestOutside, { props: { error, session: error ? null : { ...session, state } }, global });

  it.each([
    ['GUEST_LINK_EXPIRED', '已经过期'],
    ['GUEST_LINK_REVOKED', '已作废'],
    ['GUEST_LINK_NOT_FOUND', '被改动过'],
    ['GUESTS_NOT_ALLOWED', '没有开放外部嘉宾'],
  ])('says why: %s', (code, words) => {
    const page = outside(new ProblemError(code));
    expect(page.text()).toContain(words);
    expect(page.text()).not.toContain('再试一次');
  });

  it('offers to try again what the network may mend', async () => {
    const page = outside(new ProblemError('OFFLINE'));
    await page.get('button').trigger('click');
    expect(page.emitted('retry')).toHaveLength(1);
  });

  it('tells the end of a session from its cancellation', () => {
    expect(outside(null, 'published').text()).toContain('教研已结束');
    expect(outside(null, 'cancelled').text()).toContain('教研已取消');
  });
});
