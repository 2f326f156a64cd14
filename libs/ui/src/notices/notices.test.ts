import { Client, gql, makeResult, type Exchange, type Operation } from '@urql/core';
import urql from '@urql/vue';
import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createI18n } from 'vue-i18n';
import { createMemoryHistory, createRouter } from 'vue-router';
import { filter, makeSubject, merge, mergeMap, fromValue, pipe } from 'wonka';
import errors from '../i18n/errors.zh-CN.json';
import words from '../i18n/ui.zh-CN.json';
import { createInbox } from './inbox';
import { pathOf, type InboxDocuments, type NoticeView } from './notice';
import NoticeBell from './NoticeBell.vue';
import NoticeList from './NoticeList.vue';

const documents = {
  list: gql(
    'query ($first: Int!, $after: String) { myNotices(first: $first, after: $after) { edges { node { id } } } }',
  ),
  count: gql('query Count { unreadNoticeCount }'),
  arrived: gql('subscription { noticeArrived { unreadNoticeCount } }'),
  markRead: gql('mutation One($input: In!) { markNoticesRead(input: $input) { unreadNoticeCount } }'),
  markAllRead: gql('mutation All($input: In!) { markAllNoticesRead(input: $input) { unreadNoticeCount } }'),
} as unknown as InboxDocuments;

function notice(id: string, more: Partial<NoticeView> = {}): NoticeView {
  const facts = [{ name: 'fileName', value: '微课.mp4' }];
  const subject = { subjectKind: 'media', subjectId: 'm' };
  return { id, kind: 'media.ready', ...subject, facts, createdAt: '2020-04-15T02:00:00.000Z', readAt: null, ...more };
}

/** An api of one inbox: what it holds, what it was told, and a line over which it says what has changed. */
function fakeApi(held: NoticeView[]) {
  const api = { held, marked: [] as unknown[], isReached: true };
  const live = makeSubject<object>();
  const unread = () => api.held.filter(({ readAt }) => !readAt).length;
  const read = (chosen: (one: NoticeView) => boolean) => {
    api.held = api.held.map((one) => (chosen(one) ? { ...one, readAt: '2020-04-15T03:00:00.000Z' } : one));
    return { unreadNoticeCount: unread() };
  };
  function answer({ query, variables }: Operation): object {
    const {
      first = 0,
      after,
      input,
    } = variables as { first?: number; after?: string; input?: { ids?: string[]; until?: string } };
    if (query === documents.count) return { unreadNoticeCount: unread() };
    if (input) api.marked.push(input);
    if (input?.ids) return { markNoticesRead: read(({ id }) => input.ids?.includes(id) ?? false) };
    if (input?.until) return { markAllNoticesRead: read(({ createdAt }) => createdAt <= (input.until ?? '')) };
    const from = after ? api.held.findIndex(({ id }) => id === after) + 1 : 0;
    const nodes = api.held.slice(from, from + first);
    const pageInfo = { hasNextPage: api.held.length > from + first, endCursor: nodes.at(-1)?.id ?? null };
    return { myNotices: { edges: nodes.map((node) => ({ node })), pageInfo } };
  }
  const exchange: Exchange = () => (operations) =>
    merge([
      pipe(
        operations,
        filter(({ kind }) => kind === 'query' || kind === 'mutation'),
        mergeMap((operation) => fromValue(makeResult(operation, { data: answer(operation) }))),
      ),
      pipe(
        operations,
        filter(({ kind }) => kind === 'subscription'),
        mergeMap((operation) =>
          pipe(
            live.source,
            mergeMap((data) => fromValue(makeResult(operation, { data }))),
          ),
        ),
      ),
    ]);
  const client = new Client({ url: '/graphql', preferGetMethod: false, exchanges: [exchange] });
  const say = (arrived: NoticeView | null) =>
    live.next({ noticeArrived: { notice: arrived, unreadNoticeCount: unread() } });
  return { api, client, say };
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2020-04-15T02:05:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the count of what is unread', () => {
  it('follows what the api says, for as long as somebody is signed in', async () => {
    const { api, client, say } = fakeApi([notice('a')]);
    const inbox = createInbox(documents);
    inbox.start(client);
    await vi.advanceTimersByTimeAsync(1000);
    say(null);
    expect(inbox.unread.value).toBe(1);
    api.held = [notice('b'), ...api.held];
    say(notice('b'));
    expect(inbox.unread.value).toBe(2);
    inbox.stop();
    expect(inbox.unread.value).toBe(0);
    say(null);
    expect(inbox.unread.value).toBe(0);
  });

  it('is asked for now and then where no socket gets through', async () => {
    const { api, client } = fakeApi([notice('a')]);
    const inbox = createInbox(documents);
    inbox.start(client);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(inbox.unread.value).toBe(1);
    api.held = [notice('b'), ...api.held];
    await vi.advanceTimersByTimeAsync(120_000);
    expect(inbox.unread.value).toBe(2);
    inbox.stop();
  });
});

const pages = ['/', '/courses/:id', '/notices'].map((path) => ({ path, component: { template: '<i />' } }));

async function show(held: NoticeView[], base: '' | '/studio' = '') {
  const { api, client, say } = fakeApi(held);
  const inbox = createInbox(documents);
  inbox.start(client);
  await vi.advanceTimersByTimeAsync(1000);
  say(null);
  const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': { ...words, errors } } });
  const router = createRouter({ history: createMemoryHistory(), routes: pages });
  const wrapper = mount(NoticeList, {
    props: { inbox, base },
    global: { plugins: [i18n, router, [urql, client]] },
    attachTo: document.body,
  });
  await flushPromises();
  const lines = () => wrapper.findAll('li').map((line) => line.text());
  const button = (text: string) => wrapper.findAll('button').find((one) => one.text() === text);
  return { api, inbox, say, wrapper, router, lines, button };
}

describe('the list', () => {
  it('says what happened, and what of it is unread', async () => {
    const { lines } = await show([
      notice('a'),
      notice('b', {
        kind: 'run.enrolled',
        subjectKind: 'courseRun',
        readAt: '2020-04-15T02:01:00.000Z',
        facts: [{ name: 'courseTitle', value: '护理' }],
      }),
      notice('c', { kind: 'moon.landed', subjectKind: 'moon' }),
    ]);
    expect(lines()).toEqual([
      '未读：“微课.mp4”的各种清晰度都已备好5分钟前',
      '学校已为您报名课程《护理》5分钟前',
      '未读：有一条新消息，刷新页面后可以查看内容5分钟前',
    ]);
  });

  it('says what will be here when there is nothing yet', async () => {
    const { wrapper } = await show([]);
    expect(wrapper.text()).toContain('还没有通知');
    expect(wrapper.findAll('button')).toEqual([]);
  });

  it('leads to what a notice is about, and marks it as read', async () => {
    const about = {
      kind: 'run.enrolled',
      subjectKind: 'courseRun',
      subjectId: 'r1',
      facts: [{ name: 'courseTitle', value: '护理' }],
    };
    const { api, inbox, wrapper, router } = await show([notice('a', about), notice('b')]);
    await wrapper.get('a').trigger('click');
    await flushPromises();
    expect([router.currentRoute.value.path, api.marked, inbox.unread.value]).toEqual([
      '/courses/r1',
      [{ ids: ['a'] }],
      1,
    ]);
  });

  it('marks as read before it leaves for the other app', async () => {
    const assign = vi.fn();
    vi.stubGlobal('location', { ...window.location, assign });
    const { api, wrapper } = await show([notice('a')]);
    await wrapper.get('a').trigger('click');
    await flushPromises();
    expect(api.marked).toEqual([{ ids: ['a'] }]);
    expect(assign).toHaveBeenCalledWith('/studio/media?search=%E5%BE%AE%E8%AF%BE.mp4');
  });

  it('is read as a whole up to what it shows', async () => {
    const { api, inbox, button, lines } = await show([notice('a'), notice('b')]);
    api.held = [notice('later', { createdAt: '2020-04-15T02:04:00.000Z' }), ...api.held];
    await button('全部标为已读')?.trigger('click');
    await flushPromises();
    expect(api.marked).toEqual([{ until: '2020-04-15T02:00:00.000Z' }]);
    expect(inbox.unread.value).toBe(1);
    expect(lines().map((line) => line.startsWith('未读'))).toEqual([true, false, false]);
  });

  it('shows at once what comes, and what was read on another device', async () => {
    const { api, say, lines } = await show([notice('a')]);
    api.held = [notice('b', { kind: 'media.failed' }), { ...notice('a'), readAt: '2020-04-15T02:04:00.000Z' }];
    say(notice('b'));
    await flushPromises();
    expect(lines()).toEqual([
      '未读：“微课.mp4”没有处理完，请打开查看原因5分钟前',
      '“微课.mp4”的各种清晰度都已备好5分钟前',
    ]);
  });

  it('shows more when asked', async () => {
    const { lines, button } = await show(Array.from({ length: 25 }, (_, number) => notice(`n${number}`)));
    expect(lines()).toHaveLength(20);
    await button('再显示一些')?.trigger('click');
    await flushPromises();
    expect([lines().length, button('再显示一些')]).toEqual([25, undefined]);
  });
});

describe('the bell', () => {
  function bell(unread: number): { label: string | undefined; text: string } {
    const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages: { 'zh-CN': words } });
    const router = createRouter({ history: createMemoryHistory(), routes: pages });
    const wrapper = mount(NoticeBell, { props: { unread, to: '/notices' }, global: { plugins: [i18n, router] } });
    return { label: wrapper.attributes('aria-label'), text: wrapper.text() };
  }

  it('says how much is unread', () => {
    expect(bell(0)).toEqual({ label: '通知', text: '' });
    expect(bell(3)).toEqual({ label: '通知，3 条未读', text: '3' });
    expect(bell(120)).toEqual({ label: '通知，120 条未读', text: '99+' });
  });
});

it('there is no way to what no page shows', () => {
  expect(pathOf(notice('a', { subjectKind: 'moon' }))).toBeNull();
});

it('a notice of a session leads to its page', () => {
  expect(pathOf(notice('a', { subjectKind: 'session', subjectId: 's' }))).toBe('/sessions/s');
});
