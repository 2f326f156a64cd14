import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Clock, defineQueue, deleteInSteps, JobHandler, Queues, type JobContext } from '@yunqiao/platform';
import { DataSource } from 'typeorm';

const everyMilliseconds = 3600_000;
/** Sessions that have ended are kept for a day, for those who look into an incident. */
const keptMilliseconds = 24 * 3600_000;

/** Has sessions removed that have ended. */
export const sessionSweepQueue = defineQueue<Record<string, never>>({
  name: 'session-sweep',
  role: 'general',
  attempts: 1,
  concurrency: 1,
});

/** Removes sessions that expired or were revoked more than a day ago. */
@Injectable()
export class SessionSweeper implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(sessionSweepQueue, 'session-sweep', everyMilliseconds, {});
  }

  @JobHandler(sessionSweepQueue)
  async sweep(_nothing: Record<string, never>, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptMilliseconds);
    for (const sql of [
      'DELETE FROM session WHERE expires_at < ? LIMIT ?',
      'DELETE FROM session WHERE revoked_at < ? LIMIT ?',
    ]) {
      await deleteInSteps(this.database, sql, before, signal);
    }
  }
}
