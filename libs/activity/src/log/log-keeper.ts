import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, defineQueue, deleteInSteps, JobHandler, Queues, type JobContext } from '@yunqiao/platform';
import { DataSource } from 'typeorm';
import { LogPartitions } from './log-partitions.js';
import { monthsFrom } from './months.js';
import { RECEIPT_DAYS } from './receipts.js';

/** Looks once a day after the log's partitions and receipts. */
export const logKeepingQueue = defineQueue<Record<string, never>>({
  name: 'activity-log-keeping',
  attempts: 5,
  backoffMilliseconds: 60_000,
  concurrency: 1,
});

const everyMilliseconds = 24 * 3600 * 1000;
const removeReceipts = 'DELETE FROM activity_receipt WHERE received_at < ? ORDER BY received_at LIMIT ?';

/** Keeps a partition ready for each month to come, and forgets receipts of which none can be asked for any more. */
@Injectable()
export class LogKeeper implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly partitions: LogPartitions,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(logKeepingQueue, 'activity-log-keeping', everyMilliseconds, {});
  }

  @JobHandler(logKeepingQueue)
  async keep(_nothing: Record<string, never>, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const now = this.clock.now();
    await this.partitions.begin(monthsFrom(now, now));
    const before = new Date(now.getTime() - RECEIPT_DAYS * 24 * 3600 * 1000);
    await deleteInSteps(this.database, removeReceipts, before, signal);
  }
}
