import { hostname } from 'node:os';
import { newId, RedisLine } from '@yunqiao/platform';
import { testConfiguration, testRedis, type TestRedis } from '@yunqiao/platform/testing';
import { newHolder } from './lease-holder.js';
import { LEASE_MILLISECONDS, RecordingLeases } from './recording-leases.js';

let redis: TestRedis;
let line: RedisLine;
let one: RecordingLeases;
let other: RecordingLeases;
let sessionId: string;

beforeAll(() => {
  redis = testRedis();
  line = new RedisLine(testConfiguration({ REDIS_URL: redis.url, QUEUE_PREFIX: redis.prefix }));
  [one, other] = [new RecordingLeases(line), new RecordingLeases(line)];
});
afterAll(async () => {
  await line.onApplicationShutdown();
  await redis.close();
});
beforeEach(() => {
  sessionId = newId();
});

const key = () => line.key('recording', 'lease', sessionId);

describe('the lease of a session', () => {
  it('is held by one worker', async () => {
    expect(await Promise.all([one.take(sessionId), other.take(sessionId)])).toEqual([true, false]);
    expect([await one.renew(sessionId), await other.renew(sessionId)]).toEqual([true, false]);
  });

  it('runs out when its worker is dead, and lasts as long as it is renewed', async () => {
    await one.take(sessionId);
    await redis.client.pexpire(key(), 50);
    await one.renew(sessionId);
    expect(await redis.client.pttl(key())).toBeGreaterThan(LEASE_MILLISECONDS / 2);
    await redis.client.pexpire(key(), 1);
    await new Promise((go) => setTimeout(go, 20));
    expect([await other.take(sessionId), await one.renew(sessionId)]).toEqual([true, false]);
  });

  it('is held on by its worker when Redis has forgotten it and nobody else has taken it', async () => {
    await one.take(sessionId);
    await redis.client.del(key());
    expect([await one.renew(sessionId), await other.take(sessionId)]).toEqual([true, false]);
  });

  it('passes at once from a worker of this machine that has died, to one of those who ask', async () => {
    const dead = newHolder({ host: hostname(), pid: process.pid, run: 'an earlier run' });
    await redis.client.set(key(), dead, 'PX', LEASE_MILLISECONDS);
    const taken = await Promise.all([one.take(sessionId), other.take(sessionId)]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect([await one.renew(sessionId), await other.renew(sessionId)]).toEqual(taken);
  });

  it('is given back by nobody but its owner', async () => {
    await one.take(sessionId);
    await other.release(sessionId);
    expect(await other.take(sessionId)).toBe(false);
    await one.release(sessionId);
    expect(await other.take(sessionId)).toBe(true);
  });
});
