import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { IdentityModule } from '../identity.module.js';
import { IdentitySheetWork } from './identity-sheet-work.js';
import { MembershipTraces } from './membership-traces.js';
import { RosterPlanner } from './roster-planner.js';
import { RosterStateReader } from './roster-state-reader.js';
import { RosterUndo } from './roster-undo.js';
import { RosterWriter } from './roster-writer.js';
import { RosterProcessor } from './roster.processor.js';
import { SheetWorks } from './sheet-works.js';

/**
 * The work on one sheet: what the worker does itself with a small one, and its child with a large one. Rooms above import it, and
 * enter themselves in `SheetWorks`.
 */
@Module({
  imports: [IdentityModule, DiscoveryModule],
  providers: [
    ...[RosterProcessor, RosterPlanner, SheetWorks],
    ...[IdentitySheetWork, RosterStateReader, RosterWriter, RosterUndo, MembershipTraces],
  ],
  exports: [RosterProcessor, RosterStateReader, SheetWorks],
})
export class RosterWorkModule {}
