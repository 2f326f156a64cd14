import type { GivenSession } from '@yunqiao/identity/testing';
import { newId } from '@yunqiao/platform';
import type { GraphqlTestClient, LiveReader, LiveTestClient } from '@yunqiao/testing';
import { NoticesRoom } from './notices-room.js';

let room: NoticesRoom;
let pages: LiveTestClient[] = [];
let reader: GivenSession;

beforeAll(async () => {
  room = await NoticesRoom.open();
});
afterAll(() => room.close());
beforeEach(async () => {
  reader = await room.given.signedIn();
});
afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()));
  pages = [];
});

interface Shown {
  id: string;
  kind: string;
  subjectId: string;
  createdAt: string;
  readAt: string | null;
  facts: { name: string; value: string }[];
}

async function list(browser: GraphqlTestClient, after: string | null = null, first = 20) {
  const { myNotices } = await browser.ask<{
    myNotices: { edges: { node: Shown }[]; pageInfo: { endCursor: string; hasNextPage: boolean }; totalCount: number };
  }>(
    `query ($first: Int, $after: String) { myNotices(first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { node { id kind subjectId createdAt readAt facts { name value } } } } }`,
    { first, after },
  );
  return { ...myNotices, notices: myNotices.edges.map(({ node }) => node) };
}

async function countUnread(browser: GraphqlTestClient): Promise<number> {
  return (await browser.ask<{ unreadNoticeCount: number }>('{ unreadNoticeCount }')).unreadNoticeCount;
}

const tellReader = (subject = newId()) => room.tell({ subject, personIds: [reader.person.id] });

describe('an inbox', () => {
  it('shows what one was told, the newest first, page by page', async () => {
    const subjects = Array.from({ length: 5 }, () => newId());
    for (const subject of subjects) await tellReader(subject);
    const browser = room.browser(reader);
    const first = await list(browser, null, 3);
    const second = await list(browser, first.pageInfo.endCursor, 3);
    expect([...first.notices, ...second.notices].map(({ subjectId }) => subjectId)).toEqual(subjects.toReversed());
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([5, true, false]);
    expect(first.notices[0]).toMatchObject({
      kind: 'lamp.lit',
      readAt: null,
      facts: [{ name: 'lampName', value: '走廊' }],
    });
    expect(await countUnread(browser)).toBe(5);
  });

  it('is one’s own: nobody sees or reads the notices of somebody else', async () => {
    await tellReader();
    const [own, stranger] = [room.browser(reader), room.browser(await room.given.signedIn())];
    const [notice] = (await list(own)).notices;
    expect((await list(stranger)).notices).toEqual([]);
    const { markNoticesRead } = await stranger.ask(markRead, { input: { ids: [notice?.id] } });
    expect(markNoticesRead).toEqual({ notices: [], unreadNoticeCount: 0 });
    expect(await countUnread(own)).toBe(1);
  });

  it('knows what was read, the first time it was', async () => {
    await tellReader();
    await tellReader();
    const browser = room.browser(reader);
    const [newest] = (await list(browser)).notices;
    await browser.ask(markRead, { input: { ids: [newest?.id] } });
    const readAt = (await list(browser)).notices[0]?.readAt;
    expect(await browser.ask(markRead, { input: { ids: [newest?.id] } })).toEqual({
      markNoticesRead: { notices: [{ id: newest?.id, readAt }], unreadNoticeCount: 1 },
    });
  });

  it('is read up to what was shown; what came meanwhile stays unread', async () => {
    await tellReader();
    const browser = room.browser(reader);
    const [shown] = (await list(browser)).notices;
    await new Promise((resolve) => setTimeout(resolve, 5));
    await tellReader();
    const mark =
      'mutation ($input: MarkAllNoticesReadInput!) { markAllNoticesRead(input: $input) { unreadNoticeCount } }';
    expect(await browser.ask(mark, { input: { until: shown?.createdAt } })).toEqual({
      markAllNoticesRead: { unreadNoticeCount: 1 },
    });
  });
});

const markRead =
  'mutation ($input: MarkNoticesReadInput!) { markNoticesRead(input: $input) { notices { id readAt } unreadNoticeCount } }';

interface Arrival {
  noticeArrived: { notice: { kind: string } | null; unreadNoticeCount: number };
}

async function listen(browser: GraphqlTestClient): Promise<LiveReader<Arrival>> {
  const page = await browser.live();
  pages.push(page);
  const live = page.subscribe<Arrival>('subscription { noticeArrived { notice { kind } unreadNoticeCount } }');
  await live.data();
  return live;
}

/** Tells the reader, and waits until an open page has heard of it: what is opened after that hears only of what comes later. */
async function tellAndHear(): Promise<LiveReader<Arrival>> {
  const live = await listen(room.browser(reader, room.here));
  await tellReader();
  await live.data();
  return live;
}

describe('an open page', () => {
  it('begins with the count, and is told of a notice at once, whichever process told it', async () => {
    await tellAndHear();
    const page = await room.browser(reader).live();
    pages.push(page);
    const live = page.subscribe<Arrival>('subscription { noticeArrived { notice { kind } unreadNoticeCount } }');
    expect(await live.data()).toEqual({ noticeArrived: { notice: null, unreadNoticeCount: 1 } });
    await tellReader();
    expect(await live.data()).toEqual({ noticeArrived: { notice: { kind: 'lamp.lit' }, unreadNoticeCount: 2 } });
  });

  it('counts down when something is read on another device, at another process', async () => {
    const live = await tellAndHear();
    const { token } = await room.given.session(reader.person.id);
    const phone = room.browser({ token }, room.there);
    const [notice] = (await list(phone)).notices;
    await phone.ask(markRead, { input: { ids: [notice?.id] } });
    expect(await live.data()).toEqual({ noticeArrived: { notice: null, unreadNoticeCount: 0 } });
  });

  it('hears nothing of the inboxes of others', async () => {
    const stranger = await room.given.signedIn();
    const [own, others] = [await listen(room.browser(reader)), await listen(room.browser(stranger))];
    await tellReader();
    await own.data();
    await room.tell({ kind: 'lamp.broken', personIds: [stranger.person.id] });
    expect((await others.data()).noticeArrived).toEqual({ notice: { kind: 'lamp.broken' }, unreadNoticeCount: 1 });
  });

  it('is closed when its session is ended anywhere', async () => {
    const live = await listen(room.browser(reader));
    await room.sessions.endAll(reader.person.id);
    expect(await live.next()).toEqual({ kind: 'closed', code: 4401, reason: 'NOT_SIGNED_IN' });
  });

  it('is closed when its session has run out', async () => {
    const live = await listen(room.browser(reader));
    await room.database.query('UPDATE session SET expires_at = ? WHERE person_id = ?', [
      new Date(Date.now() - 1000),
      Buffer.from(reader.person.id.replaceAll('-', ''), 'hex'),
    ]);
    expect(await live.next()).toEqual({ kind: 'closed', code: 4401, reason: 'NOT_SIGNED_IN' });
  });
});
