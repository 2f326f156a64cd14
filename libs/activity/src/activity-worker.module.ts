import { Module } from '@nestjs/common';
import { QueueModule } from '@yunqiao/platform';
import { LogKeeper, logKeepingQueue } from './log/log-keeper.js';
import { LogPartitions } from './log/log-partitions.js';

/** What this room does in the background. */
@Module({ imports: [QueueModule.register(logKeepingQueue)], providers: [LogKeeper, LogPartitions] })
export class ActivityWorkerModule {}
