import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, defineQueue, deleteInSteps, JobHandler, Queues, type JobContext } from '@yunqiao/platform';
import { DataSource } from 'typeorm';

/** Looks once a day for what is too old to be of interest. */
export const noticeSweepQueue = defineQueue<Record<string, never>>({
  name: 'notices-sweep',
  attempts: 3,
  concurrency: 1,
});

const everyMilliseconds = 24 * 3600 * 1000;
const keptDays = 365;
const removeNotices = 'DELETE FROM notice WHERE created_at < ? ORDER BY created_at LIMIT ?';

/** Removes notices that are older than a year, read or not. */
@Injectable()
export class NoticeSweeper implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(noticeSweepQueue, 'notices-sweep', everyMilliseconds, {});
  }

  @JobHandler(noticeSweepQueue)
  async sweep(_nothing: Record<string, never>, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptDays * 24 * 3600 * 1000);
    await deleteInSteps(this.database, removeNotices, before, signal);
  }
}
