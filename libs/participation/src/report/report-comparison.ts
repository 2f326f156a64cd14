import { Injectable } from '@nestjs/common';
import { Clock, type Page, type PageRequest } from '@yunqiao/platform';
import { differencesOf, type CellDifference } from './differences.js';
import type { ReportChange, ReportReason } from './report-change.js';
import { ReportChanges, type ReasonCount } from './report-changes.js';
import type { ReportEdition } from './report-edition.entity.js';
import { ReportReader } from './report-reader.js';
import { scopeOfReport } from './report-scope.js';
import type { Report } from './report.entity.js';

/** What is different in a later edition, and why. */
export interface ReportDifference {
  readonly before: ReportEdition;
  readonly after: ReportEdition;
  readonly cells: CellDifference[];
  readonly reasons: ReasonCount[];
}

/** Compares editions of a report, and tells what has become known since. */
@Injectable()
export class ReportComparison {
  constructor(
    private readonly reader: ReportReader,
    private readonly changes: ReportChanges,
    private readonly clock: Clock,
  ) {}

  /**
   * Every number that changed from one edition to another.
   * @throws REPORT_NOT_FOUND for an edition that there is not
   */
  async compare(report: Report, before: number, after: number): Promise<ReportDifference> {
    const [earlier, later] = [
      await this.reader.edition(report.id, before),
      await this.reader.edition(report.id, after),
    ];
    const known = { after: earlier.dataAsOf, until: later.dataAsOf };
    const cells = differencesOf(earlier.figures, later.figures);
    return { before: earlier, after: later, cells, reasons: await this.changes.count(scopeOfReport(report), known) };
  }

  /**
   * What has become known since an edition, the latest if no number is given.
   * @throws REPORT_NOT_FOUND
   */
  async news(report: Report, number: number | null): Promise<ReasonCount[]> {
    const { dataAsOf } = await this.reader.edition(report.id, number);
    return this.changes.count(scopeOfReport(report), { after: dataAsOf, until: this.clock.now() });
  }

  /**
   * The changes of one reason between two editions, or from one until now; the latest known first.
   * @throws REPORT_NOT_FOUND, CURSOR_INVALID
   */
  async list(
    report: Report,
    between: { earlier: number; later: number | null },
    reason: ReportReason,
    page: PageRequest,
  ): Promise<Page<ReportChange>> {
    const earlier = await this.reader.edition(report.id, between.earlier);
    const until =
      between.later === null ? this.clock.now() : (await this.reader.edition(report.id, between.later)).dataAsOf;
    return this.changes.list(scopeOfReport(report), { after: earlier.dataAsOf, until }, reason, page);
  }
}
