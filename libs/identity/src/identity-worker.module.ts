import { Module } from '@nestjs/common';
import { QueueModule } from '@yunqiao/platform';
import { RosterJobs } from './roster/roster-jobs.js';
import { RosterNewsHandler } from './roster/roster-news.handler.js';
import { rosterQueue, rosterSweepQueue } from './roster/roster-queue.js';
import { RosterSweeper } from './roster/roster-sweeper.js';
import { RosterWorkModule } from './roster/roster-work.module.js';
import { SessionSweeper, sessionSweepQueue } from './session/session-sweeper.js';

/** The jobs of this room, for the worker. Knows nothing of GraphQL or HTTP. */
@Module({
  imports: [RosterWorkModule, QueueModule.register(sessionSweepQueue, rosterQueue, rosterSweepQueue)],
  providers: [SessionSweeper, RosterJobs, RosterNewsHandler, RosterSweeper],
})
export class IdentityWorkerModule {}
