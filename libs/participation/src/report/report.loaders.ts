import { Injectable } from '@nestjs/common';
import { RequestLoader } from '@yunqiao/identity/graphql';
import type { ReportEdition } from './report-edition.entity.js';
import { ReportReader } from './report-reader.js';

/** Editions of reports, the first ones first. */
@Injectable()
export class EditionsLoader extends RequestLoader<ReportEdition[]> {
  constructor(private readonly reports: ReportReader) {
    super();
  }

  protected async batch(reportIds: readonly string[]): Promise<ReportEdition[][]> {
    const editions = await this.reports.editionsOf(reportIds);
    return reportIds.map((id) => editions.filter(({ reportId }) => reportId === id));
  }
}
