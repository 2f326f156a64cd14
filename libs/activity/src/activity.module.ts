import { Module } from '@nestjs/common';
import { ActivityLog } from './activity-log.js';
import { ActivityTraces } from './activity-traces.js';

/** The append-only log. */
@Module({ providers: [ActivityLog, ActivityTraces], exports: [ActivityLog] })
export class ActivityModule {}
