import { liveLimits, LiveNews } from '@yunqiao/platform';
import { fakeActor } from '@yunqiao/platform/testing';
import { openTestApp, socketAddress, type LiveTestClient, type TestApp } from '@yunqiao/testing';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { LampLog, LampRoomModule, lampTopic, Sessions } from './lamp-room.js';

const given = { imports: [LampRoomModule], parts: { entities: [], migrations: [] } };
const lampLit = 'subscription { lampLit { lastSequence } }';

let here: TestApp;
let there: TestApp;
let pages: LiveTestClient[] = [];

beforeAll(async () => {
  here = await openTestApp(given);
  there = await openTestApp({ ...given, beside: here });
});
afterAll(async () => {
  await there.close();
  await here.close();
});
beforeEach(() => {
  LampLog.events.length = 0;
  for (const { app } of [here, there]) {
    const { actors } = app.get(Sessions);
    actors.set('teacher', fakeActor({ role: 'teacher' }));
    actors.set('administrator', fakeActor({ role: 'platformAdministrator' }));
    actors.set('newcomer', fakeActor({ mustChangePassword: true }));
  }
});
afterEach(async () => {
  await Promise.all(pages.map((page) => page.close()));
  pages = [];
});

function browser(test: TestApp, name: string | null) {
  const client = test.client();
  if (name) client.cookies.set('yq_session', name);
  return client;
}

async function page(test: TestApp, name: string | null, headers: Record<string, string> = {}): Promise<LiveTestClient> {
  const opened = await browser(test, name).live(headers);
  pages.push(opened);
  return opened;
}

/** Something happens: written down first, then told. */
async function happen(test: TestApp, event: string): Promise<void> {
  LampLog.events.push(event);
  await test.app.get(LiveNews).publish(lampTopic, { lastSequence: LampLog.events.length });
}

describe('a page that listens', () => {
  it('is greeted, and hears what happens in any process', async () => {
    const reader = (await page(here, 'teacher')).subscribe(lampLit);
    expect(await reader.data()).toEqual({ lampLit: { lastSequence: 0 } });
    await happen(there, 'lit');
    expect(await reader.data()).toEqual({ lampLit: { lastSequence: 1 } });
  });

  it('hears nothing more of what it has stopped listening to', async () => {
    const opened = await page(here, 'teacher');
    const [stopped, other] = [opened.subscribe(lampLit), opened.subscribe(lampLit)];
    await Promise.all([stopped.data(), other.data()]);
    stopped.stop();
    expect(await stopped.next()).toEqual({ kind: 'complete' });
    await happen(here, 'lit');
    expect(await other.data()).toEqual({ lampLit: { lastSequence: 1 } });
  });

  it('is told each time what is true then, not what was read for an earlier event', async () => {
    const reader = (await page(here, 'teacher')).subscribe('subscription { lampLit { newest } }');
    expect(await reader.data()).toEqual({ lampLit: { newest: '' } });
    await happen(here, 'lit');
    expect(await reader.data()).toEqual({ lampLit: { newest: 'lit' } });
    await happen(here, 'put out');
    expect(await reader.data()).toEqual({ lampLit: { newest: 'put out' } });
  });
});

describe('a subscription', () => {
  const codes = async (name: string, query: string) => {
    const answer = await (await page(here, name)).subscribe(query).next();
    return 'codes' in answer ? answer.codes : answer;
  };

  it('without a mark is closed to everybody', async () => {
    expect(await codes('teacher', 'subscription { unmarked { lastSequence } }')).toEqual(['NOT_ALLOWED']);
    expect(await codes('administrator', 'subscription { unmarked { lastSequence } }')).toEqual(['NOT_ALLOWED']);
  });

  it('with a mark answers who may', async () => {
    expect(await codes('teacher', 'subscription { forAdministrators { lastSequence } }')).toEqual(['NOT_ALLOWED']);
    expect(await codes('administrator', 'subscription { forAdministrators { lastSequence } }')).toEqual([]);
  });

  it('may have fields that ask for more: they are null with an error, the rest is there', async () => {
    const reader = (await page(here, 'teacher')).subscribe('subscription { lampLit { lastSequence wattage } }');
    expect(await reader.next()).toEqual({
      kind: 'next',
      data: { lampLit: { lastSequence: 0, wattage: null } },
      codes: ['NOT_ALLOWED'],
    });
  });

  it('that fails says so in the words of every other operation', async () => {
    expect(await codes('teacher', 'subscription { broken(how: "foreseen") { lastSequence } }')).toEqual(['NOT_FOUND']);
    expect(await codes('teacher', 'subscription { broken(how: "not") { lastSequence } }')).toEqual(['UNEXPECTED']);
    expect(await codes('teacher', 'subscription { broken(how: 3) { lastSequence } }')).toEqual(['OPERATION_INVALID']);
  });
});

describe('a socket', () => {
  it('is not opened for a page of another origin, whatever cookie it brings', async () => {
    const { cookies } = browser(here, 'teacher');
    for (const origin of ['https://evil.example', 'null', 'http://localhost:8080.evil.example', undefined]) {
      const headers = { cookie: `yq_session=${cookies.get('yq_session')}`, ...(origin && { origin }) };
      expect(await refusal(here, '/graphql', headers)).toBe(403);
    }
  });

  it('is opened at its own address only', async () => {
    const headers = { cookie: 'yq_session=teacher', origin: 'http://localhost:8080' };
    for (const path of ['/graphql/', '/graphql/x', '//graphql', '/GRAPHQL', '/%67raphql', '/', '/metrics']) {
      expect(await refusal(here, path, headers)).toBeGreaterThanOrEqual(200);
    }
    expect(await refusal(here, '/graphql?x=1', headers)).toBeNull();
  });

  it.each([
    [null, 4401, 'NOT_SIGNED_IN'],
    ['a stranger', 4401, 'NOT_SIGNED_IN'],
    ['newcomer', 4403, 'PASSWORD_CHANGE_REQUIRED'],
  ])('of %s is closed', async (name, code, reason) => {
    expect(await (await page(here, name)).subscribe(lampLit).next()).toEqual({ kind: 'closed', code, reason });
  });

  it('ends when its session ends, and when the person may no longer do the same', async () => {
    const reader = (await page(here, 'teacher')).subscribe(lampLit);
    const administrator = (await page(here, 'administrator')).subscribe(lampLit);
    await Promise.all([reader.data(), administrator.data()]);
    here.app.get(Sessions).actors.delete('teacher');
    here.app.get(Sessions).actors.set('administrator', fakeActor({ role: 'teacher' }));
    expect(await reader.next()).toEqual({ kind: 'closed', code: 4401, reason: 'NOT_SIGNED_IN' });
    expect(await administrator.next()).toEqual({ kind: 'closed', code: 4422, reason: 'COME_BACK' });
    expect(liveLimits.recheckMilliseconds).toBeLessThan(5000);
  });

  it('is closed when its process stops, so that the page comes back', async () => {
    const third = await openTestApp({ ...given, beside: here });
    third.app.get(Sessions).actors.set('teacher', fakeActor());
    const reader = (await page(third, 'teacher')).subscribe(lampLit);
    await reader.data();
    await third.close();
    expect(await reader.next()).toEqual({ kind: 'closed', code: 1012, reason: 'RESTARTING' });
  });
});

it('a page loses nothing, however often the line to Redis breaks: it comes back, is greeted, and asks for what it missed', async () => {
  const seen: string[] = [];
  const reader = browser(there, 'teacher');
  const catchUp = async (lastSequence: number): Promise<void> => {
    if (lastSequence <= seen.length) return;
    const { lampEvents } = await reader.ask<{ lampEvents: string[] }>(`{ lampEvents(after: ${seen.length}) }`);
    seen.push(...lampEvents.slice(0, lastSequence - seen.length));
  };
  const url = `${await socketAddress(there.app)}/graphql`;
  class BrowserSocket extends WebSocket {
    constructor(address: string, protocols: string | string[]) {
      super(address, protocols, { headers: { origin: reader.origin, cookie: 'yq_session=teacher' } });
    }
  }
  const client = createClient({
    ...{ url, webSocketImpl: BrowserSocket },
    ...{ retryAttempts: Infinity, retryWait: () => new Promise((resolve) => setTimeout(resolve, 20)) },
  });
  const listening = (async () => {
    for await (const { data } of client.iterate<{ lampLit: { lastSequence: number } }>({ query: lampLit })) {
      await catchUp(data?.lampLit.lastSequence ?? 0);
      if (seen.length === 300) return;
    }
  })();
  for (let number = 0; number < 300; number += 1) {
    await happen(here, `event ${number}`);
    if (number % 40 === 20) await here.redis.breakLiveLines();
    await new Promise((resolve) => setTimeout(resolve, number % 10 === 0 ? 20 : 1));
  }
  await listening;
  await client.dispose();
  expect(seen).toEqual(LampLog.events);
});

/** The status with which an upgrade is refused; null when the socket opens. */
async function refusal(test: TestApp, path: string, headers: Record<string, string>): Promise<number | null> {
  const socket = new WebSocket(`${await socketAddress(test.app)}${path}`, 'graphql-transport-ws', { headers });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode ?? 0));
    socket.on('open', () => resolve((socket.close(), null)));
    socket.on('error', reject);
  });
}
