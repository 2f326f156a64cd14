import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { testConfiguration } from '../configuration/test-configuration.js';
import { Clock } from '../clock/clock.js';
import { FixedClock } from '../clock/fixed-clock.js';
import { platformEntities } from '../entities.js';
import { newId } from '../ids/id.js';
import { PlatformModule } from '../platform.module.js';
import { Queues } from '../queues/queues.js';
import { QueueWorkerModule } from '../queues/worker.module.js';
import { seededRandom } from '../testing/seeded-random.js';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { testRedis, type TestRedis } from '../testing/test-redis.js';
import { CreateEffect1790000000001, EffectHandler, NEWS_KIND } from './kill-test/effects.js';
import { buildRelay, runWithKills, type KillRun, type RelayKind } from './kill-test/kill-harness.js';
import { OutboxConsumer } from './outbox-consumer.js';
import { OutboxMessage } from './outbox-message.entity.js';
import { outboxQueue } from './outbox-queue.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxWorkerModule } from './outbox-worker.module.js';
import { OutboxSweeper } from './outbox-sweeper.js';
import { Outbox } from './outbox.js';

/** Twenty processes are started and killed. */
const patience = 150_000;

const seed = Number(process.env['KILL_SEED'] ?? 20_201_123);

let database: TestDatabase;
let redis: TestRedis;
let services: INestApplicationContext;

/** A worker without relay; with `roles` of no queue it takes no jobs either. */
async function start(roles: readonly string[]): Promise<void> {
  database = await openTestDatabase({ entities: [], migrations: [CreateEffect1790000000001] });
  redis = testRedis();
  const configuration = testConfiguration({
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    QUEUE_PREFIX: redis.prefix,
  });
  const parts = { entities: platformEntities, migrations: [] };
  @Module({
    imports: [
      PlatformModule.forRoot(configuration, parts),
      OutboxWorkerModule.forRoles([]),
      QueueWorkerModule.forRoles(roles),
    ],
    providers: [EffectHandler],
  })
  class Worker {}
  services = await NestFactory.createApplicationContext(Worker, { logger: false, abortOnError: false });
}

afterEach(async () => {
  await services.close();
  await redis.close();
  await database.close();
});

async function write(): Promise<string> {
  const key = newId();
  await database.source.transaction((tx) => services.get(Outbox).add(tx, { kind: NEWS_KIND, key, payload: {} }));
  return key;
}

async function messages(): Promise<OutboxMessage[]> {
  return database.source.getRepository(OutboxMessage).find();
}

async function countEffects(): Promise<number> {
  const [row] = await database.source.query<{ effects: string }[]>('SELECT COUNT(*) AS effects FROM effect');
  return Number(row?.effects);
}

describe(`the outbox under kill -9 (KILL_SEED=${seed})`, () => {
  beforeAll(buildRelay);

  async function killing(relay: RelayKind, kills: number, writes: number): Promise<KillRun> {
    await start(['general']);
    const random = seededRandom(seed);
    return runWithKills({ services, database, queuePrefix: redis.prefix, relay, random, kills, writes });
  }

  it(
    'loses nothing that was acknowledged, and has every effect once',
    async () => {
      const { kills, acknowledged, rolledBack, effects } = await killing('publishes-before-marking', 20, 1000);
      expect(kills).toBeGreaterThanOrEqual(20);
      expect(acknowledged.length).toBeGreaterThanOrEqual(1000);
      expect([...effects].sort()).toEqual([...acknowledged].sort());
      expect(rolledBack.length).toBeGreaterThan(0);
    },
    patience,
  );

  it(
    'would lose news if the relay marked before it publishes',
    async () => {
      const { acknowledged, effects } = await killing('marks-before-publishing', 10, 500);
      const told = new Set(effects);
      expect(acknowledged.filter((key) => !told.has(key)).length).toBeGreaterThan(0);
    },
    patience,
  );
});

describe('the outbox', () => {
  beforeEach(() => start(['nothing']));

  it('tells nothing of a transaction that was rolled back', async () => {
    const outbox = services.get(Outbox);
    await expect(
      database.source.transaction(async (tx) => {
        await outbox.add(tx, { kind: NEWS_KIND, key: newId(), payload: {} });
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    expect(await messages()).toEqual([]);
  });

  it('has an effect once when the queue delivers twice at the same moment', async () => {
    await write();
    const [message] = await messages();
    const consumer = services.get(OutboxConsumer, { strict: false });
    await Promise.all([1, 2, 3].map(() => consumer.consume({ outboxId: message?.id ?? '' })));
    expect(await countEffects()).toBe(1);
  });

  it('has an effect once when the worker died before it could say that all is handled', async () => {
    await write();
    const [message] = await messages();
    const consumer = services.get(OutboxConsumer, { strict: false });
    await consumer.consume({ outboxId: message?.id ?? '' });
    await database.source.query('UPDATE outbox SET handled_at = NULL');
    await consumer.consume({ outboxId: message?.id ?? '' });
    expect(await countEffects()).toBe(1);
  });

  it('is published by one relay when several run', async () => {
    await Promise.all(Array.from({ length: 30 }, write));
    const relay = services.get(OutboxRelay, { strict: false });
    const published = await Promise.all([relay.publishBatch(), relay.publishBatch(), relay.publishBatch()]);
    expect(published.reduce((sum, count) => sum + count, 0)).toBe(30);
  });

  it('hands messages out again that the queue has lost', async () => {
    await write();
    const clock = new FixedClock(new Date());
    const queues = services.get(Queues);
    const relay = new OutboxRelay(database.source, queues, clock as Clock);
    await relay.publishBatch();
    await redis.client.del(await redis.client.keys(`${redis.prefix}:*`));
    expect(await relay.reconcile()).toBe(0);
    clock.advance(61);
    expect(await relay.reconcile()).toBe(1);
    expect(await relay.publishBatch()).toBe(1);
    expect((await queues.counts(outboxQueue)).waiting).toBe(1);
  });

  it('forgets what was handled a week ago, all of it, and keeps what was not handled', async () => {
    const keys = await Promise.all(Array.from({ length: 5 }, write));
    await database.source.query('UPDATE outbox SET handled_at = UTC_TIMESTAMP(3) WHERE `key` <> ?', [keys[4]]);
    await services.get(OutboxSweeper, { strict: false }).sweep({}, { signal: new AbortController().signal });
    expect(await messages()).toHaveLength(5);

    const later = new FixedClock(new Date(Date.now() + 8 * 24 * 3600 * 1000));
    const relay = new OutboxRelay(database.source, services.get(Queues), later);
    await new OutboxSweeper(services.get(Queues), relay).sweep({}, { signal: new AbortController().signal });
    expect((await messages()).map((message) => message.key)).toEqual([keys[4]]);
  });

  it('is swept by a job that every worker schedules, once', async () => {
    const schedulers = await redis.client.zrange(`${redis.prefix}:outbox-sweep:repeat`, 0, -1);
    expect(schedulers).toEqual(['outbox-sweep']);
  });
});
