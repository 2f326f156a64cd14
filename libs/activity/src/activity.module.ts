import { Module } from '@nestjs/common';
import { ActivityLog } from './activity-log.js';

/** The append-only log. */
@Module({ providers: [ActivityLog], exports: [ActivityLog] })
export class ActivityModule {}
