import { Module } from '@nestjs/common';
import { ActivityLog } from './log/activity-log.js';
import { ActivityTraces } from './log/activity-traces.js';

/** The append-only log. */
@Module({ providers: [ActivityLog, ActivityTraces], exports: [ActivityLog] })
export class ActivityModule {}
