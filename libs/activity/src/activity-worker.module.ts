import { Module } from '@nestjs/common';
import { QueueModule } from '@yunqiao/platform';
import { ActivityModule } from './activity.module.js';
import { MembershipNewsHandler, restatementQueue } from './correction/membership-news.handler.js';
import { LogKeeper, logKeepingQueue } from './log/log-keeper.js';
import { LogPartitions } from './log/log-partitions.js';

/** What this room does in the background. */
@Module({
  imports: [ActivityModule, QueueModule.register(logKeepingQueue, restatementQueue)],
  providers: [LogKeeper, LogPartitions, MembershipNewsHandler],
})
export class ActivityWorkerModule {}
