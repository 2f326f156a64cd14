import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { testConfiguration } from '../configuration/test-configuration.js';
import { platformEntities } from '../entities.js';
import { Metrics } from '../metrics/metrics.js';
import { PlatformModule } from '../platform.module.js';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { testRedis, type TestRedis } from '../testing/test-redis.js';
import { HealthChecks } from './health-checks.js';
import { HealthPort } from './health-port.js';
import { HealthPortModule } from './health-port.module.js';

let database: TestDatabase;
let redis: TestRedis;
let worker: INestApplicationContext;

async function start(): Promise<INestApplicationContext> {
  const configuration = testConfiguration({
    ...{ DATABASE_URL: database.url, REDIS_URL: redis.url, QUEUE_PREFIX: redis.prefix },
  });
  @Module({
    imports: [PlatformModule.forRoot(configuration, { entities: platformEntities, migrations: [] }), HealthPortModule],
  })
  class Worker {}
  return NestFactory.createApplicationContext(Worker, { logger: false, abortOnError: false });
}

const portOf = (it: INestApplicationContext) => it.get(HealthPort, { strict: false }).port;
const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${portOf(worker)}${path}`, init);

beforeAll(async () => {
  database = await openTestDatabase();
  redis = testRedis();
  worker = await start();
});
afterAll(async () => {
  await worker.close();
  await redis.close();
  await database.close();
});

describe('the health port of a worker', () => {
  it('says that it lives, and that it is ready while all that it needs answers', async () => {
    expect([(await ask('/health/live')).status, (await ask('/health/ready')).status]).toEqual([200, 200]);
  });

  it('names the part that does not answer, and lives on', async () => {
    const checks = worker.get(HealthChecks, { strict: false });
    checks.register('the moon', () => Promise.reject(new Error('too far away')));
    const answer = await ask('/health/ready');
    expect([answer.status, await answer.json()]).toEqual([
      503,
      { code: 'NOT_READY', details: { failing: ['the moon'] } },
    ]);
    expect((await ask('/health/live')).status).toBe(200);
    checks.register('the moon', () => Promise.resolve());
  });

  it('gives its measurements to this machine', async () => {
    const answer = await ask('/metrics');
    expect(answer.status).toBe(200);
    expect(await answer.text()).toMatch(/^yunqiao_process_cpu_seconds_total /m);
  });

  it('answers nothing else', async () => {
    const statuses = ['/', '/graphql', '/health', '/health/live/', '//metrics', '/%6detrics'].map(
      async (path) => (await ask(path)).status,
    );
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([404]));
    expect((await ask('/health/live', { method: 'POST' })).status).toBe(405);
  });

  it('is no longer ready when it is told to stop', async () => {
    const stopping = await start();
    stopping.get(HealthPort, { strict: false }).beforeApplicationShutdown();
    const answer = await fetch(`http://127.0.0.1:${portOf(stopping)}/health/ready`);
    expect(answer.status).toBe(503);
    await stopping.close();
  });

  it('on a port that is taken says what to set', async () => {
    const configuration = testConfiguration({ WORKER_PORT: String(portOf(worker)) });
    const second = new HealthPort(configuration, new HealthChecks(), new Metrics());
    await expect(second.onApplicationBootstrap()).rejects.toThrow(/^Port \d+ is taken: set WORKER_PORT to another one/);
  });
});
