import { Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { testConfiguration } from '../configuration/test-configuration.js';
import { testRedis, type TestRedis } from '../testing/test-redis.js';
import { JobHandler, type JobContext } from './job-handler.js';
import { defineQueue } from './queue-definition.js';
import { QueueModule, QueuesModule } from './queue.module.js';
import { QueueWorker } from './queue-worker.js';
import { Queues } from './queues.js';
import { QueueWorkerModule } from './worker.module.js';

const lamps = defineQueue<{ lampId: string }>({ name: 'lamps', role: 'media', attempts: 3, backoffMilliseconds: 10 });
const orphans = defineQueue<{ id: string }>({ name: 'orphans' });

type Work = (payload: { lampId: string }, context: JobContext) => Promise<void>;

const nothing: Work = () => Promise.resolve();
/** What a worker does with a job that comes before the test could say anything. */
let workAtStart = nothing;

/** Does with each job what the test says. */
@Injectable()
class Lamplighter {
  work = workAtStart;

  @JobHandler(lamps)
  async light(payload: { lampId: string }, context: JobContext): Promise<void> {
    await this.work(payload, context);
  }
}

let redis: TestRedis;
const open: INestApplicationContext[] = [];
beforeEach(() => {
  redis = testRedis();
});
afterEach(async () => {
  workAtStart = nothing;
  await Promise.all(open.splice(0).map((worker) => worker.close()));
  await redis.close();
});

async function startWorker(
  roles: readonly string[],
  graceMilliseconds = 10_000,
  queues = [lamps],
): Promise<INestApplicationContext> {
  const configuration = testConfiguration({ REDIS_URL: redis.url, QUEUE_PREFIX: redis.prefix });
  @Module({
    imports: [
      ConfigurationModule.forRoot(configuration),
      QueuesModule,
      DiscoveryModule,
      QueueModule.register(...(queues as (typeof lamps)[])),
      QueueWorkerModule.forRoles(roles, graceMilliseconds),
    ],
    providers: [Lamplighter],
  })
  class Worker {}
  const worker = await NestFactory.createApplicationContext(Worker, { logger: false, abortOnError: false });
  open.push(worker);
  return worker;
}

/** Resolves with what the lamplighter was given, when it has begun. */
function begun(worker: INestApplicationContext, work: Work): Promise<{ lampId: string; context: JobContext }> {
  return new Promise((resolve) => {
    worker.get(Lamplighter).work = (payload, context) => {
      resolve({ ...payload, context });
      return work(payload, context);
    };
  });
}

describe('a worker', () => {
  it('gives a job to the handler of its queue, once for the same id', async () => {
    const worker = await startWorker(['media']);
    const seen: string[] = [];
    const job = begun(worker, ({ lampId }) => {
      seen.push(lampId);
      return Promise.resolve();
    });
    await worker.get(Queues).add(lamps, { lampId: 'one' }, { jobId: 'one' });
    await worker.get(Queues).add(lamps, { lampId: 'one' }, { jobId: 'one' });
    expect(await job).toMatchObject({ lampId: 'one', context: { jobId: 'one', attempt: 1, isLastAttempt: false } });
    await worker.close();
    open.splice(0);
    expect(seen).toEqual(['one']);
  });

  it('tries again when a job fails, as often as its queue says', async () => {
    const worker = await startWorker(['all']);
    const attempts: [number, boolean][] = [];
    const done = new Promise<void>((resolve) => {
      worker.get(Lamplighter).work = (_, { attempt, isLastAttempt }) => {
        attempts.push([attempt, isLastAttempt]);
        if (isLastAttempt) resolve();
        return Promise.reject(new Error('no oil'));
      };
    });
    await worker.get(Queues).add(lamps, { lampId: 'one' });
    await done;
    expect(attempts).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  it('leaves queues of other roles alone', async () => {
    const worker = await startWorker(['general']);
    await worker.get(Queues).add(lamps, { lampId: 'one' });
    expect((await worker.get(Queues).counts(lamps)).waiting).toBe(1);
  });

  it('does not start when a queue has no handler', async () => {
    await expect(startWorker(['all'], 10_000, [lamps, orphans as unknown as typeof lamps])).rejects.toThrow(
      'Queue "orphans" has no handler.',
    );
  });
});

describe('a worker that is told to stop', () => {
  it('finishes the job that it has', async () => {
    const worker = await startWorker(['all']);
    let isFinished = false;
    let finish: () => void = () => undefined;
    const job = begun(worker, async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      isFinished = true;
    });
    await worker.get(Queues).add(lamps, { lampId: 'one' });
    await job;
    const stopped = worker.close();
    finish();
    await stopped;
    open.splice(0);
    expect(isFinished).toBe(true);
  });

  it('hands back a job that takes too long, and the next worker gets it', async () => {
    const first = await startWorker(['all'], 50);
    const job = begun(first, (_, { signal }) => {
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('told to stop'))));
    });
    await first.get(Queues).add(lamps, { lampId: 'long' }, { jobId: 'long' });
    await job;
    await first.close();
    open.splice(0);

    const again = new Promise((resolve) => {
      workAtStart = (payload, context) => Promise.resolve(resolve({ ...payload, context }));
    });
    const second = await startWorker(['all']);
    expect(await again).toMatchObject({ lampId: 'long', context: { jobId: 'long' } });
    expect(second.get(QueueWorker, { strict: false })).toBeDefined();
  });
});
