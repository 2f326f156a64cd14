import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { idBytes, paginate, type Actor, type Page, type PageRequest } from '@yunqiao/platform';
import { isPlatformAdministrator } from '../organisation/organisation.policy.js';
import { OrganisationService } from '../organisation/organisation.service.js';
import { RosterChange } from './roster-change.entity.js';
import { RosterImport } from './roster-import.entity.js';
import { RosterLine, type RosterAction } from './roster-line.entity.js';
import { RosterProposal, type RosterProposalKind } from './roster-proposal.entity.js';
import { definedSheetKinds, sheetKind } from './roster-vocabulary.js';

/** Sheets that were brought in, and what stands in them. Who asks for the parts of one has been let see it. */
@Injectable()
export class RosterReader {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly organisations: OrganisationService,
  ) {}

  /** Sheets of the organisations that the actor administers, the newest first. */
  async list(actor: Actor, page: PageRequest): Promise<Page<RosterImport>> {
    const query = this.database.createQueryBuilder(RosterImport, 'roster');
    if (!isPlatformAdministrator(actor)) {
      const scope = (await this.organisations.administeredBy(actor)).map(idBytes);
      query.where(scope.length > 0 ? 'roster.organisationId IN (:...scope)' : 'FALSE', { scope });
      query.andWhere('roster.kind NOT IN (:...hidden)', { hidden: kindsForPlatform() });
    }
    const order = [{ column: 'roster.createdAt', direction: 'DESC' }, { column: 'roster.id' }] as const;
    return paginate(query, order, page);
  }

  /** Rows of a sheet that lead to this, or all, in their order. */
  lines(importId: string, action: RosterAction | null, page: PageRequest): Promise<Page<RosterLine>> {
    const query = this.database
      .createQueryBuilder(RosterLine, 'line')
      .where('line.importId = :id', { id: idBytes(importId) });
    if (action) query.andWhere('line.action = :action', { action });
    return paginate(query, [{ column: 'line.number' }], page);
  }

  /** What waits for a decision, by number. */
  proposals(importId: string, kind: RosterProposalKind | null, page: PageRequest): Promise<Page<RosterProposal>> {
    const query = this.database
      .createQueryBuilder(RosterProposal, 'proposal')
      .where('proposal.importId = :id', { id: idBytes(importId) });
    if (kind) query.andWhere('proposal.kind = :kind', { kind });
    const order = [
      { column: 'proposal.kind' },
      { column: 'proposal.accountName' },
      { column: 'proposal.subjectId' },
    ] as const;
    return paginate(query, order, page);
  }

  /** How many proposals of each kind there are, and how many are ticked. */
  async countProposals(importId: string): Promise<{ kind: RosterProposalKind; count: number; accepted: number }[]> {
    const sql = `SELECT kind, COUNT(*) AS count, SUM(is_accepted) AS accepted FROM roster_proposal
      WHERE import_id = ? GROUP BY kind ORDER BY kind`;
    type Row = { kind: RosterProposalKind; count: number | string; accepted: number | string };
    const rows = await this.database.query<Row[]>(sql, [idBytes(importId)]);
    return rows.map(({ kind, count, accepted }) => ({ kind, count: Number(count), accepted: Number(accepted) }));
  }

  /** Changes that stay although the sheet was undone, in the order in which they were made. */
  kept(importId: string, page: PageRequest): Promise<Page<RosterChange>> {
    const query = this.database
      .createQueryBuilder(RosterChange, 'change')
      .where('change.importId = :id AND change.kept IS NOT NULL', { id: idBytes(importId) });
    return paginate(query, [{ column: 'change.sequence' }], page);
  }
}

function kindsForPlatform(): string[] {
  return definedSheetKinds().filter((kind) => sheetKind(kind).isForPlatform);
}
