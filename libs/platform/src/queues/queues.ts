import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Queue } from 'bullmq';
import { Configuration } from '../configuration/platform-configuration.js';
import type { QueueDefinition } from './queue-definition.js';
import { redisOptions } from './redis-options.js';

/** What is special about one job. */
export interface JobOptions {
  /** The same id twice is one job, as long as the first is still known. No colon. */
  readonly jobId?: string;
  readonly delayMilliseconds?: number;
  /** 0 goes first; higher numbers wait. */
  readonly priority?: number;
}

/** How many jobs a queue holds. */
export type JobCounts = Readonly<Record<'waiting' | 'active' | 'delayed' | 'failed', number>>;

/** Hands jobs to queues. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly open = new Map<string, Queue>();

  constructor(private readonly configuration: Configuration) {}

  async add<Payload extends object>(
    queue: QueueDefinition<Payload>,
    payload: Payload,
    options: JobOptions = {},
  ): Promise<void> {
    await this.queueOf(queue).add(queue.name, payload, {
      jobId: options.jobId,
      delay: options.delayMilliseconds,
      priority: options.priority,
      attempts: queue.attempts,
      backoff: { type: 'exponential', delay: queue.backoffMilliseconds },
      removeOnComplete: { age: 3600, count: 1000 },
      removeOnFail: { age: 7 * 24 * 3600, count: 10_000 },
    });
  }

  /** Has a job made every `everyMilliseconds`; the same name replaces its schedule. */
  async schedule<Payload extends object>(
    queue: QueueDefinition<Payload>,
    name: string,
    everyMilliseconds: number,
    payload: Payload,
  ): Promise<void> {
    await this.queueOf(queue).upsertJobScheduler(
      name,
      { every: everyMilliseconds },
      { name: queue.name, data: payload },
    );
  }

  /** Takes a job out that nobody works on yet; whether there was one. */
  async remove(queue: QueueDefinition, jobId: string): Promise<boolean> {
    return (await this.queueOf(queue).remove(jobId)) === 1;
  }

  async counts(queue: QueueDefinition): Promise<JobCounts> {
    const counts = await this.queueOf(queue).getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
    const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0 } = counts;
    return { waiting: waiting + prioritized, active, delayed, failed };
  }

  /** Answers when Redis takes what it is told; one on a full disk only lets itself be read. */
  async check(): Promise<void> {
    const queue = this.queueOf({ name: 'health' });
    const redis = await queue.backend.client;
    await redis.set(queue.toKey('asked'), Date.now());
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.open.values()].map((queue) => queue.close()));
    this.open.clear();
  }

  private queueOf({ name }: Pick<QueueDefinition, 'name'>): Queue {
    const queue = this.open.get(name) ?? this.connect(name);
    this.open.set(name, queue);
    return queue;
  }

  private connect(name: string): Queue {
    return new Queue(name, {
      connection: redisOptions(this.configuration.get('REDIS_URL')),
      prefix: this.configuration.get('QUEUE_PREFIX'),
    });
  }
}
