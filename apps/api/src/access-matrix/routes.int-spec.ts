import { MediaAccess } from '@yunqiao/media';
import { ViewerIds } from '@yunqiao/identity';
import type { Role } from '@yunqiao/platform';
import { roles, strangers, type Caller } from './callers.js';
import type { Aim } from './entries/entry.js';
import { routeEntries, type RouteEntry } from './entries/route.entries.js';
import { pathsOfServer, routesOf, spellingsOf } from './routes.js';
import { Schools } from './schools.js';

let schools: Schools;

beforeAll(async () => {
  schools = await Schools.open();
});
afterAll(() => schools.close());

const names = Object.keys(routeEntries);

async function statusOf(
  entry: RouteEntry,
  caller: Caller,
  aim: Aim,
  url = entry.url(schools.rowsOf(aim)),
  method = entry.method,
) {
  const client = await schools.client(caller);
  const response = await client.request({ method, url, headers: entry.headers?.(schools.rowsOf(aim)) ?? {} });
  const isPage = String(response.headers['content-type']).startsWith('text/html');
  // A page of its own runs nothing; any other is that of the web app, which is no answer.
  const isOwn = entry.isPage && String(response.headers['content-security-policy']).includes('sandbox');
  return isPage && url !== '/' && !isOwn ? 404 : response.statusCode;
}

/** What the rules say of a caller at the door. */
function atTheDoor({ who }: RouteEntry, caller: Caller): number {
  if (who === 'public') return 0;
  if (who === 'signed') return 403;
  if (strangers.some((stranger) => stranger === caller)) return 401;
  if (caller === 'newcomer') return 403;
  return caller === 'platformAdministrator' || who.includes(caller as Role) ? 0 : 403;
}

const isRefusal = (status: number) => [401, 403].includes(status);

it('has an entry for every route, and a route for every entry', () => {
  expect(routesOf(schools.room.test.app)).toEqual([...names].sort());
});

it('has no path beside them but GraphQL', () => {
  const known = names.map((name) => name.split(' ')[1]);
  const others = pathsOfServer(schools.room.test.app).filter((path) => !known.includes(path));
  expect(others).toEqual(['*', '/graphql']);
});

it.each(names)('%s answers exactly who may', async (name) => {
  const entry = routeEntries[name]!;
  const wrong: string[] = [];
  for (const caller of [...strangers, 'newcomer' as const, ...roles]) {
    const expected = atTheDoor(entry, caller);
    if (expected === 0 && entry.rows) continue;
    const status = await statusOf(entry, caller, 'own');
    if (expected === 0 ? isRefusal(status) : status !== expected)
      wrong.push(`${caller}: ${status} instead of ${expected}`);
  }
  expect(wrong).toEqual([]);
});

it.each(names.filter((name) => routeEntries[name]!.rows))('%s gives nobody the rows of another', async (name) => {
  const entry = routeEntries[name]!;
  const wrong: string[] = [];
  for (const [role, outcomes] of Object.entries(entry.rows!) as [Role, Partial<Record<Aim, number>>][]) {
    for (const [aim, expected] of Object.entries(outcomes) as [Aim, number][]) {
      // What one may do with the own bytes is shown by the media room.
      if (expected === 0 && ['PATCH', 'DELETE'].includes(entry.method)) continue;
      const status = await statusOf(entry, role, aim);
      const isWrong = expected === 0 ? isRefusal(status) || status === 404 : status !== expected;
      if (isWrong) wrong.push(`${role} → ${aim}: ${status} instead of ${expected}`);
    }
  }
  expect(wrong).toEqual([]);
});

it.each(names)('%s in other spellings, and by HEAD, opens for nobody else', async (name) => {
  const entry = routeEntries[name]!;
  const wrong: string[] = [];
  for (const caller of ['anonymous', 'newcomer', 'student'] as const) {
    const plain = await statusOf(entry, caller, 'own');
    const url = entry.url(schools.rowsOf('own'));
    const methods = entry.method === 'GET' ? (['GET', 'HEAD'] as const) : [entry.method];
    for (const [spelling, method] of spellingsOf(url).flatMap((spelled) =>
      methods.map((by) => [spelled, by] as const),
    )) {
      const status = await statusOf(entry, caller, 'own', spelling, method);
      if (![plain, 400, 403, 404, 405].includes(status))
        wrong.push(`${caller} ${method} ${spelling}: ${status} instead of ${plain}`);
    }
  }
  expect(wrong).toEqual([]);
});

describe('a media address', () => {
  const pathFor = (caller: Caller, seconds?: number) => {
    const { room, people, rowsOf } = schools;
    const viewerId = room.get(ViewerIds).of(people.get(caller)!);
    return {
      viewerId,
      path: `${room.get(MediaAccess).path(rowsOf.call(schools, 'own').videoId, viewerId, seconds)}/master.m3u8`,
    };
  };

  async function ask(path: string, viewerId: string | null, method: 'GET' | 'HEAD' = 'GET'): Promise<number> {
    const client = schools.room.test.client();
    if (viewerId) client.cookies.set('yq_viewer', viewerId);
    return (await client.request({ method, url: path })).statusCode;
  }

  it('opens for whom it was signed', async () => {
    const { path, viewerId } = pathFor('student');
    // The row has no bytes: the door is open, and there is nothing behind it.
    expect(await ask(path, viewerId)).toBe(404);
  });

  it.each(['GET', 'HEAD'] as const)(
    'is worth nothing (%s) to others, for another video, altered or expired',
    async (method) => {
      const { path, viewerId } = pathFor('student');
      const { own, sibling } = { own: schools.rowsOf('own').videoId, sibling: schools.rowsOf('sibling').videoId };
      const attempts = [
        ask(path, null, method),
        ask(path, pathFor('teacher').viewerId, method),
        ask(path.replace(own, sibling), viewerId, method),
        ask(path.replace(/\/v\/(\d{9})\d/u, '/v/$19'), viewerId, method),
        ask(
          path.replace(/.(?=\/[0-9a-f-]{36})/u, (last) => (last === 'A' ? 'Q' : 'A')),
          viewerId,
          method,
        ),
        ask(pathFor('student', -1).path, viewerId, method),
      ];
      expect(await Promise.all(attempts)).toEqual(attempts.map(() => 403));
    },
  );
});
