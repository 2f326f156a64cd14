import { LiveClose, liveLimits, LiveNews, MOST_WAITING } from '@yunqiao/platform';
import { graphqlLimits } from '@yunqiao/platform/graphql';
import { fakeActor } from '@yunqiao/platform/testing';
import { openTestApp, socketAddress, type LiveTestClient, type TestApp } from '@yunqiao/testing';
import { WebSocket } from 'ws';
import { LampLog, LampRoomModule, lampTopic, Sessions } from './lamp-room.js';

const lampLit = 'subscription { lampLit { lastSequence } }';

let test: TestApp;
let pages: LiveTestClient[] = [];
let raw: WebSocket[] = [];

beforeAll(async () => {
  test = await openTestApp({ imports: [LampRoomModule], parts: { entities: [], migrations: [] } });
  test.app.get(Sessions).actors.set('teacher', fakeActor({ role: 'teacher' }));
  test.app.get(Sessions).actors.set('neighbour', fakeActor({ role: 'teacher' }));
});
afterAll(() => test.close());
afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()));
  raw.forEach((socket) => socket.terminate());
  [pages, raw] = [[], []];
});

async function page(name = 'teacher'): Promise<LiveTestClient> {
  const browser = test.client();
  browser.cookies.set('yq_session', name);
  const opened = await browser.live();
  pages.push(opened);
  return opened;
}

/** A socket without a client behind it, which may send anything; it has been let in. */
async function rawSocket(name = 'teacher'): Promise<{ socket: WebSocket; closed: Promise<number> }> {
  const headers = { origin: test.client().origin, cookie: `yq_session=${name}` };
  const socket = new WebSocket(`${await socketAddress(test.app)}/graphql`, 'graphql-transport-ws', { headers });
  raw.push(socket);
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  socket.send('{"type":"connection_init"}');
  await new Promise((resolve) => socket.once('message', resolve));
  return { socket, closed };
}

describe('a document that subscribes', () => {
  const deep = (levels: number) =>
    `subscription { lampLit { ${'next { '.repeat(levels)} newest ${'} '.repeat(levels)} } }`;
  const aliases = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: newest`).join(' ');

  it('may be deep and aliased within reason', async () => {
    const opened = await page();
    await opened.subscribe(deep(7)).data();
    await opened.subscribe(`subscription { lampLit { ${aliases(graphqlLimits.aliases)} } }`).data();
  });

  it.each([
    ['too deep', deep(12)],
    ['aliased 1,000 times', `subscription { lampLit { ${aliases(1000)} } }`],
    ['aliased 20 times', `subscription { lampLit { ${aliases(20)} } }`],
    ['full of directives', `subscription { lampLit { newest ${'@skip(if: false) '.repeat(40)} } }`],
    ['very long', `subscription { lampLit { ${'newest '.repeat(3000)} } }`],
  ])('that is %s is refused', async (_, query) => {
    const answer = await (await page()).subscribe(query).next();
    expect(answer).toMatchObject({
      kind: 'refused',
      codes: expect.arrayContaining(['OPERATION_TOO_LARGE']) as unknown,
    });
  });

  it.each([
    ['is a query', '{ name }'],
    ['is a mutation', 'mutation { light }'],
    ['asks for two things', 'subscription { lampLit { newest } unmarked { newest } }'],
    ['is not of this schema', 'subscription { nothing }'],
    ['is no GraphQL', 'subscription {'],
    ['holds no operation', 'fragment Parts on Lamp { newest }'],
  ])('that %s is invalid', async (_, query) => {
    const answer = await (await page()).subscribe(query).next();
    expect(answer).toEqual({ kind: 'refused', codes: ['OPERATION_INVALID'] });
  });
});

describe('a session', () => {
  it('has so many sockets, and no influence on those of others', async () => {
    const opened = await Promise.all(Array.from({ length: liveLimits.sockets }, () => page()));
    await Promise.all(opened.map((one) => one.subscribe(lampLit).data()));
    const refused = { kind: 'closed', code: 4420, reason: 'TOO_MANY_SOCKETS' };
    expect(await (await page()).subscribe(lampLit).next()).toEqual(refused);
    await (await page('neighbour')).subscribe(lampLit).data();
  });
});

describe('a socket', () => {
  it('carries so many subscriptions; one more is refused, the others go on', async () => {
    const opened = await page();
    const readers = Array.from({ length: liveLimits.subscriptions }, () => opened.subscribe(lampLit));
    await Promise.all(readers.map((reader) => reader.data()));
    const answer = await opened.subscribe(lampLit).next();
    expect(answer).toEqual({ kind: 'refused', codes: ['TOO_MANY_SUBSCRIPTIONS'] });
    await test.app.get(LiveNews).publish(lampTopic, { lastSequence: 7 });
    for (const reader of readers) expect(await reader.data()).toEqual({ lampLit: { lastSequence: 7 } });
  });

  it('is closed by a message that is too large', async () => {
    const { socket, closed } = await rawSocket();
    socket.send(
      JSON.stringify({ id: '1', type: 'subscribe', payload: { query: ' '.repeat(liveLimits.messageBytes) } }),
    );
    expect(await closed).toBe(1009);
  });

  it('is closed by more messages than a page sends', async () => {
    const { socket, closed } = await rawSocket();
    for (let count = 0; count < liveLimits.messagesPerTenSeconds; count += 1) socket.send('{"type":"ping"}');
    expect(await closed).toBe(4421);
  });

  it.each([['hello'], ['[]'], ['{"type":"x"}'], ['{"type":"subscribe"}'], ['\u0000'], ['{"type":"connection_init"}']])(
    'is closed by %j, and the others live on',
    async (message) => {
      const reader = (await page('neighbour')).subscribe(lampLit);
      await reader.data();
      const { socket, closed } = await rawSocket();
      socket.send(message);
      expect(await closed).toBeGreaterThanOrEqual(4400);
      await test.app.get(LiveNews).publish(lampTopic, { lastSequence: 8 });
      expect(await reader.data()).toEqual({ lampLit: { lastSequence: 8 } });
    },
  );

  it('that does not say what it wants is closed', async () => {
    const headers = { origin: test.client().origin, cookie: 'yq_session=teacher' };
    const socket = new WebSocket(`${await socketAddress(test.app)}/graphql`, 'graphql-transport-ws', { headers });
    raw.push(socket);
    expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(4408);
  });
});

it('a page that does not read is told to begin again; nobody else waits for it, and no more is kept for it than we keep', async () => {
  LampLog.events.push('long '.repeat(10_000));
  const { socket, closed } = await rawSocket();
  const wide = Array.from({ length: graphqlLimits.aliases }, (_, index) => `a${index}: newest`).join(' ');
  const query = `subscription { lampLit { ${wide} } }`;
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
  await new Promise((resolve) => socket.once('message', resolve));
  socket.pause();
  let received = 0;
  socket.on('message', () => (received += 1));

  const reader = (await page('neighbour')).subscribe(lampLit);
  await reader.data();
  const told = 2 * MOST_WAITING;
  for (let number = 0; number < told; number += 1) {
    await test.app.get(LiveNews).publish(lampTopic, { lastSequence: number });
    expect(await reader.data()).toEqual({ lampLit: { lastSequence: number } });
  }
  socket.resume();
  expect([LiveClose.COME_BACK, 1006]).toContain(await closed);
  expect(received).toBeLessThan(told - MOST_WAITING);
});
