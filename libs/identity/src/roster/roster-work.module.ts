import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { IdentityModule } from '../identity.module.js';
import { MembershipTraces } from './membership-traces.js';
import { RosterPlanner } from './roster-planner.js';
import { RosterStateReader } from './roster-state-reader.js';
import { RosterUndo } from './roster-undo.js';
import { RosterWriter } from './roster-writer.js';
import { RosterProcessor } from './roster.processor.js';

/** The work on one sheet: what the worker does itself with a small one, and its child with a large one. */
@Module({
  imports: [IdentityModule, DiscoveryModule],
  providers: [RosterProcessor, RosterPlanner, RosterStateReader, RosterWriter, RosterUndo, MembershipTraces],
  exports: [RosterProcessor],
})
export class RosterWorkModule {}
