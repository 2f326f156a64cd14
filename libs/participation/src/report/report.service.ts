import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { TermService } from '@yunqiao/courses';
import { AppError, Clock, newId, type Actor } from '@yunqiao/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { CountedCatalogue, type CountedNames } from '../board/catalogue.js';
import { DEFINITION_VERSION, definitions } from '../definitions.js';
import { scopeOf, type ParticipationFilter } from '../participation-filter.js';
import { ReportCounter } from './report-counter.js';
import { ReportEdition } from './report-edition.entity.js';
import { ReportReader } from './report-reader.js';
import { keptScope, scopeOfReport } from './report-scope.js';
import { Report } from './report.entity.js';

/** A report that somebody wants issued. */
export interface WantedReport {
  readonly id: string;
  readonly title: string;
  /** Its days take the place of those of the filter. */
  readonly termId: string | null;
  readonly filter: ParticipationFilter;
}

/** Issues reports: counts, and freezes what was counted. */
@Injectable()
export class ReportService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly counter: ReportCounter,
    private readonly reader: ReportReader,
    private readonly catalogue: CountedCatalogue,
    private readonly terms: TermService,
    private readonly clock: Clock,
  ) {}

  /**
   * Issues a report in its first edition. The same id with the same wish again gives what was issued; when nobody counts,
   * nothing is kept, and the same wish may come again.
   * @throws SCHOOL_NOT_FOUND, PERIOD_INVALID, TERM_NOT_FOUND, REPORT_ID_TAKEN, REPORTING_AWAY, REPORTING_PREPARING
   */
  async issue(actor: Actor, wanted: WantedReport): Promise<Report> {
    const names = await this.readNames();
    const report = await this.plan(actor, wanted, names);
    return this.database.transaction(async (tx) => {
      await tx.createQueryBuilder().insert().into(Report).values(report).orIgnore().execute();
      const kept = await lockReport(tx, report.id);
      if (!isSame(kept, report)) throw new AppError('REPORT_ID_TAKEN');
      const isIssued = await tx.existsBy(ReportEdition, { reportId: report.id });
      if (!isIssued) await this.addEdition(tx, kept, { id: newId(), issuedBy: actor.personId }, names);
      return kept;
    });
  }

  /**
   * Issues a report again, as the next edition. The same edition's id again gives what was issued.
   * @throws REPORT_NOT_FOUND, REPORT_ID_TAKEN, REPORTING_AWAY, REPORTING_PREPARING
   */
  async issueAgain(actor: Actor, reportId: string, editionId: string): Promise<Report> {
    await this.reader.get(actor, reportId);
    const names = await this.readNames();
    return this.database.transaction(async (tx) => {
      const report = await lockReport(tx, reportId);
      const known = await tx.findOneBy(ReportEdition, { id: editionId });
      if (known && known.reportId !== reportId) throw new AppError('REPORT_ID_TAKEN');
      if (!known) await this.addEdition(tx, report, { id: editionId, issuedBy: actor.personId }, names);
      return report;
    });
  }

  /** The names under which is counted; read before a transaction begins, so that it needs one connection only. */
  readNames(): Promise<CountedNames> {
    return this.catalogue.read();
  }

  /** Counts and freezes the next edition of a report whose row the transaction has locked; uses no other connection. */
  async addEdition(
    tx: EntityManager,
    report: Report,
    edition: Pick<ReportEdition, 'id' | 'issuedBy'>,
    names: CountedNames,
  ): Promise<void> {
    const before = await tx.countBy(ReportEdition, { reportId: report.id });
    const { dataAsOf, figures } = await this.counter.count(scopeOfReport(report), names);
    await tx.insert(ReportEdition, {
      ...{ ...edition, reportId: report.id, number: before + 1, dataAsOf, figures },
      ...{ definitionVersion: DEFINITION_VERSION, definitions, issuedAt: this.clock.now() },
    });
  }

  private async plan(
    actor: Actor,
    { id, title, termId, filter }: WantedReport,
    { tree }: CountedNames,
  ): Promise<Report> {
    const term = termId === null ? null : await this.terms.get(termId);
    const period = term ? { from: term.startsOn, to: term.endsOn } : {};
    const scope = scopeOf(actor, { ...filter, ...period }, tree);
    if (scope.schoolIds?.size === 0) throw new AppError('SCHOOL_NOT_FOUND');
    const made = { createdBy: actor.personId, createdAt: this.clock.now() };
    return Object.assign(new Report(), {
      id,
      title: title.trim(),
      termId,
      scheduleId: null,
      ...keptScope(scope),
      ...made,
    });
  }
}

async function lockReport(tx: EntityManager, id: string): Promise<Report> {
  const report = await tx.findOne(Report, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!report) throw new AppError('REPORT_NOT_FOUND');
  return report;
}

/** The same wish of the same person. */
function isSame(kept: Report, wanted: Report): boolean {
  const wordsOf = ({ title, termId, createdBy, ...report }: Report) =>
    JSON.stringify([title, termId, createdBy, keptScope(scopeOfReport(report))]);
  return wordsOf(kept) === wordsOf(wanted);
}
