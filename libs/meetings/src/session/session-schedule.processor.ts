import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { defineQueue, JobHandler, Queues } from '@yunqiao/platform';
import { AdmissionNotices } from '../notice/admission-notices.js';
import { SessionSchedule } from './session-schedule.js';

const EVERY_MILLISECONDS = 10_000;

/** Rounds of the schedule of sessions. */
export const sessionScheduleQueue = defineQueue<Record<string, never>>({
  ...{ name: 'session-schedule', attempts: 1, concurrency: 1 },
});

/** Has the schedule of sessions looked at, again and again. */
@Injectable()
export class SessionScheduleProcessor implements OnApplicationBootstrap {
  constructor(
    private readonly schedule: SessionSchedule,
    private readonly admissions: AdmissionNotices,
    private readonly queues: Queues,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(sessionScheduleQueue, 'session-schedule', EVERY_MILLISECONDS, {});
  }

  @JobHandler(sessionScheduleQueue)
  async run(): Promise<void> {
    await this.schedule.run();
    await this.admissions.run();
  }
}
