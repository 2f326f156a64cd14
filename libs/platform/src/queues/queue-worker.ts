import {
  Inject,
  Injectable,
  Logger,
  Optional,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { WaitingError, Worker, type Job } from 'bullmq';
import { Configuration } from '../configuration/platform-configuration.js';
import { runInScope } from '../logging/request-scope.js';
import { Metrics } from '../metrics/metrics.js';
import { JOB_HANDLER } from './job-handler.js';
import { findMarkedMethods } from './marked-methods.js';
import type { QueueDefinition } from './queue-definition.js';
import { QueueDeclaration } from './queue.module.js';
import { redisOptions } from './redis-options.js';
import { planWork, type JobMethod } from './worker-plan.js';

/** The roles that this process has; `all` for every queue. */
export const WORKER_ROLES = Symbol('worker roles');

/** How long running jobs may go on after the signal to stop, before they are handed back; in milliseconds. */
export const WORKER_GRACE = Symbol('worker grace');

/** Works through the queues of this process's roles. */
@Injectable()
export class QueueWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Queues');
  private readonly workers: Worker[] = [];
  private readonly stopping = new AbortController();

  constructor(
    private readonly configuration: Configuration,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    @Inject(WORKER_ROLES) private readonly roles: readonly string[],
    @Inject(WORKER_GRACE) private readonly graceMilliseconds: number,
    @Optional() private readonly metrics?: Metrics,
  ) {}

  /** @throws Error when a queue has no handler or two, so that the process does not start */
  onApplicationBootstrap(): void {
    const declared = this.discovery.getProviders().map(({ instance }) => instance as unknown);
    const queues = declared.filter((instance) => instance instanceof QueueDeclaration).map(({ queue }) => queue);
    const methods: JobMethod[] = findMarkedMethods(this.discovery, this.scanner, JOB_HANDLER);
    for (const [queue, method] of planWork(queues, methods)) {
      if (this.roles.includes('all') || this.roles.includes(queue.role))
        this.workers.push(this.startWorker(queue, method));
    }
  }

  /** Takes no more jobs, lets running ones finish for a while, then asks them to end and hands them back. */
  async beforeApplicationShutdown(): Promise<void> {
    const timer = setTimeout(() => this.stopping.abort(), this.graceMilliseconds);
    await Promise.all(this.workers.map((worker) => worker.close()));
    clearTimeout(timer);
  }

  private startWorker(queue: QueueDefinition, method: JobMethod): Worker {
    const worker = new Worker(queue.name, (job, token) => this.run(queue, method, job, token), {
      connection: redisOptions(this.configuration.get('REDIS_URL')),
      prefix: this.configuration.get('QUEUE_PREFIX'),
      concurrency: queue.concurrency,
      maxStalledCount: 5,
    });
    worker.on('error', (error) => this.logger.warn(error));
    worker.on('failed', (job, error) => {
      const facts = { queue: queue.name, jobId: job?.id, attempt: job?.attemptsMade, err: error };
      this.logger.error(facts);
    });
    return worker;
  }

  private async run(queue: QueueDefinition, method: JobMethod, job: Job, token: string | undefined): Promise<void> {
    const jobId = job.id ?? '';
    const context = {
      jobId,
      attempt: job.attemptsMade + 1,
      isLastAttempt: job.attemptsMade + 1 >= queue.attempts,
      signal: this.stopping.signal,
      progress: (share: number) => job.updateProgress(share),
    };
    const measured = this.metrics?.jobSeconds.startTimer({ queue: queue.name });
    try {
      await runInScope({ jobId }, () => method.call(job.data as Record<string, unknown>, context));
      measured?.({ outcome: 'done' });
    } catch (error) {
      measured?.({ outcome: this.stopping.signal.aborted ? 'handed back' : 'failed' });
      if (!this.stopping.signal.aborted) throw error;
      await job.moveToWait(token);
      throw new WaitingError();
    }
  }
}
