import { Clock, newId } from '@yunqiao/platform';
import { FixedClock } from '@yunqiao/platform/testing';
import { openTestApp, type TestApp } from '@yunqiao/testing';
import { identityEntities } from '../identity.entities.js';
import { identityGiven } from '../identity.factory.js';
import { identityMigrations } from '../identity.migrations.js';
import { IdentityModule } from '../identity.module.js';
import { IdentityWorkerModule } from '../identity-worker.module.js';
import { SessionSweeper } from './session-sweeper.js';
import { Session } from './session.entity.js';
import { newToken, tokenHash } from './token.js';

let app: TestApp;
const clock = new FixedClock();
const never = { signal: new AbortController().signal };

beforeAll(async () => {
  app = await openTestApp({
    imports: [IdentityModule, IdentityWorkerModule],
    parts: { entities: identityEntities, migrations: identityMigrations },
    withGraphql: false,
  });
  app.app.get(Clock).now = () => clock.now();
});
afterAll(() => app.close());

/** Days before (-) or after (+) now. */
const day = (days: number) => new Date(clock.now().getTime() + days * 24 * 3600_000);

async function session(facts: Pick<Session, 'expiresAt' | 'revokedAt'>): Promise<string> {
  const { person } = await identityGiven(app.database.source).person();
  const id = newId();
  await app.database.source.getRepository(Session).insert({
    ...{ id, tokenHash: tokenHash(newToken()), personId: person.id, deviceHash: null, userAgent: 'a browser' },
    ...{ createdAt: day(-40), lastSeenAt: day(-2), ...facts },
  });
  return id;
}

describe('the sweeper of sessions', () => {
  it('removes those that ended more than a day ago, and no other', async () => {
    clock.set('2020-04-15T02:00:00.000Z');
    await session({ expiresAt: day(-1.5), revokedAt: null });
    await session({ expiresAt: day(20), revokedAt: day(-1.5) });
    const kept = [
      await session({ expiresAt: day(20), revokedAt: null }),
      await session({ expiresAt: day(-0.5), revokedAt: null }),
      await session({ expiresAt: day(20), revokedAt: day(-0.5) }),
    ];
    await app.app.get(SessionSweeper, { strict: false }).sweep({}, never);
    const left = await app.database.source.getRepository(Session).find();
    expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
  });

  it('is called by a job that every worker schedules, once', async () => {
    expect(await app.redis.client.zrange(`${app.redis.prefix}:session-sweep:repeat`, 0, -1)).toEqual(['session-sweep']);
  });
});
