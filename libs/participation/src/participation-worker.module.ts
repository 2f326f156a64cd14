import { Module } from '@nestjs/common';
import { CoursesModule } from '@yunqiao/courses';
import { NoticesModule } from '@yunqiao/notices';
import { QueueModule } from '@yunqiao/platform';
import { ParticipationModule } from './participation.module.js';
import { ReportScheduler, reportScheduleQueue } from './report/report-scheduler.js';

/** What this room does in the background. */
@Module({
  imports: [CoursesModule, NoticesModule, ParticipationModule, QueueModule.register(reportScheduleQueue)],
  providers: [ReportScheduler],
})
export class ParticipationWorkerModule {}
