import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { QueueModule } from '@yunqiao/platform';
import { IdentityModule } from './identity.module.js';
import { MembershipTraces } from './roster/membership-traces.js';
import { RosterNewsHandler } from './roster/roster-news.handler.js';
import { RosterPlanner } from './roster/roster-planner.js';
import { rosterQueue, rosterSweepQueue } from './roster/roster-queue.js';
import { RosterStateReader } from './roster/roster-state-reader.js';
import { RosterSweeper } from './roster/roster-sweeper.js';
import { RosterUndo } from './roster/roster-undo.js';
import { RosterWriter } from './roster/roster-writer.js';
import { RosterProcessor } from './roster/roster.processor.js';
import { SessionSweeper, sessionSweepQueue } from './session/session-sweeper.js';

/** The jobs of this room, for the worker. Knows nothing of GraphQL or HTTP. */
@Module({
  imports: [IdentityModule, DiscoveryModule, QueueModule.register(sessionSweepQueue, rosterQueue, rosterSweepQueue)],
  providers: [
    ...[SessionSweeper, RosterNewsHandler, RosterSweeper, RosterProcessor],
    ...[RosterPlanner, RosterStateReader, RosterWriter, RosterUndo, MembershipTraces],
  ],
})
export class IdentityWorkerModule {}
