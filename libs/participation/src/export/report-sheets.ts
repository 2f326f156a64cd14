import type { ReportGroup } from '../participation-filter.js';
import type { ReportEdition } from '../report/report-edition.entity.js';
import type { ReportFigures } from '../report/report-figures.js';
import type { Report } from '../report/report.entity.js';
import { aboutEdition, aboutSheet } from './about.js';
import type { SheetLanguage } from './sheet-words.js';
import { figureTable, weekTable, type Table } from './sheets.js';
import { makeWorkbook } from './workbook.js';

/** The numbers of an edition by school, course or category. */
export function reportTable(language: SheetLanguage, group: ReportGroup, { total, rows }: ReportFigures): Table {
  return figureTable(language, group, total, rows[group]);
}

/** An edition as a workbook: every table that it has, and what its words meant when it was issued. */
export function reportWorkbook(language: SheetLanguage, report: Report, edition: ReportEdition): Promise<Buffer> {
  const { figures } = edition;
  const tables = (['school', 'course', 'category'] as const).map(
    (group) => [group, reportTable(language, group, figures)] as const,
  );
  const weeks = ['week', weekTable(language, figures.weeks)] as const;
  return makeWorkbook(language, [...tables, weeks], aboutSheet(language, aboutEdition(report, edition)));
}
