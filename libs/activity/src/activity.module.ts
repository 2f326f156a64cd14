import { Module } from '@nestjs/common';
import { ActivityCorrections } from './correction/activity-corrections.js';
import { CorrectionReader } from './correction/correction-reader.js';
import { Restatement } from './correction/restatement.js';
import { ActivityLog } from './log/activity-log.js';
import { ActivityTraces } from './log/activity-traces.js';

/** The append-only log, and the corrections beside it. */
@Module({
  providers: [ActivityLog, ActivityTraces, ActivityCorrections, CorrectionReader, Restatement],
  exports: [ActivityLog, ActivityCorrections, CorrectionReader, Restatement],
})
export class ActivityModule {}
