import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { planClassGroups } from './class-group-plan.js';
import type { IdentityColumn } from './identity-sheets.js';
import { planPeople } from './people-plan.js';
import type { RosterKeep } from './roster-change.entity.js';
import type { RosterPlan, RosterRow, RosterStep } from './roster-plan.js';
import { RosterStateReader } from './roster-state-reader.js';
import { RosterUndo } from './roster-undo.js';
import { RosterWriter } from './roster-writer.js';
import { planSchools } from './school-plan.js';
import { SheetWorks, type SheetToPlan, type SheetWork, type TellRows } from './sheet-works.js';

/** Sheets of people, classes and schools. */
@Injectable()
export class IdentitySheetWork implements SheetWork<IdentityColumn, RosterStep>, OnModuleInit {
  constructor(
    private readonly works: SheetWorks,
    private readonly states: RosterStateReader,
    private readonly writer: RosterWriter,
    private readonly undoing: RosterUndo,
  ) {}

  onModuleInit(): void {
    this.works.enter(['people', 'classGroups', 'schools'], this);
  }

  async plan(
    tx: EntityManager,
    { kind, organisationId, decisions }: SheetToPlan,
    rows: readonly RosterRow[],
  ): Promise<RosterPlan> {
    const state = await this.states.read(tx, organisationId);
    if (kind === 'classGroups') return planClassGroups(rows, state, organisationId);
    if (kind === 'schools') return planSchools(rows, state, organisationId);
    return planPeople(rows, state, organisationId, decisions);
  }

  write(tx: EntityManager, steps: readonly RosterStep[], onRows: TellRows): Promise<void> {
    return this.writer.write(tx, steps, onRows);
  }

  undo(tx: EntityManager, steps: readonly RosterStep[], onRows: TellRows): Promise<(RosterKeep | null)[]> {
    return this.undoing.undo(tx, steps, onRows);
  }
}
