import { Module } from '@nestjs/common';
import { QueueModule } from '@yunqiao/platform';
import { ConferenceCloser } from './attendance/conference-closer.js';
import { reconcileQueue, Reconciler } from './attendance/reconciler.js';
import { MeetingsModule } from './meetings.module.js';
import { SessionScheduleProcessor, sessionScheduleQueue } from './session/session-schedule.processor.js';

/** The jobs of this room, for the worker. Knows nothing of GraphQL or HTTP. */
@Module({
  imports: [MeetingsModule, QueueModule.register(sessionScheduleQueue, reconcileQueue)],
  providers: [SessionScheduleProcessor, Reconciler, ConferenceCloser],
})
export class MeetingsWorkerModule {}
