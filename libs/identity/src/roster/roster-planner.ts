import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { ObjectStore } from '@yunqiao/platform';
import { Organisation } from '../organisation/organisation.entity.js';
import type { RosterImport } from './roster-import.entity.js';
import { decide, proposalKey, type RosterPlan, type SheetStep } from './roster-plan.js';
import { RosterProposal } from './roster-proposal.entity.js';
import { rosterKey } from './roster-queue.js';
import { readRosterSheet, type RosterSheet } from './roster-sheet.js';
import { SheetWorks } from './sheet-works.js';

/** Reads sheets, and has those who know their kind say what they would do to what is there. */
@Injectable()
export class RosterPlanner {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly objects: ObjectStore,
    private readonly works: SheetWorks,
  ) {}

  /** @throws ROSTER_COLUMNS_MISSING (columns), SHEET_… */
  async read(
    { id, kind, organisationId }: RosterImport,
    onRows: (count: number) => Promise<void>,
  ): Promise<RosterSheet> {
    const { kind: place } = await this.database.manager.findOneByOrFail(Organisation, { id: organisationId });
    const { stream } = await this.objects.read(rosterKey(id));
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return readRosterSheet(Buffer.concat(chunks), { kind, needsSchool: place !== 'school', onRows });
  }

  /** With the ticks that are set. */
  async plan(tx: EntityManager, roster: RosterImport, { rows }: RosterSheet): Promise<RosterPlan<SheetStep>> {
    const { kind, organisationId, effectiveOn } = roster;
    const decisions = decide(effectiveOn, await this.accepted(tx, roster.id));
    return this.works.of(kind).plan(tx, { kind, organisationId, decisions }, rows);
  }

  /** Names of the proposals that are ticked. */
  async accepted(tx: EntityManager, importId: string): Promise<Set<string>> {
    const ticked = await tx.findBy(RosterProposal, { importId, isAccepted: true });
    return new Set(ticked.map(({ kind, subjectId }) => proposalKey(kind, subjectId)));
  }
}
