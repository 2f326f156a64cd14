import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { safeCell } from '@yunqiao/platform';
import { templateRows } from './roster-template.js';
import type { RosterKind, TemplateLanguage } from './roster-vocabulary.js';

/** A template as a workbook. All cells are text, so that no number loses its zeros or its last digits. */
export function makeTemplate(kind: RosterKind, language: TemplateLanguage): Promise<Buffer> {
  const [head = [], ...lines] = templateRows(kind, language);
  const text = (value: string) => ({ value: safeCell(value), type: String, format: '@' });
  const data: SheetData = [
    head.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...lines.map((line) => line.map(text)),
  ];
  const sheet = language === 'zh' ? '名册' : 'Roster';
  return writeExcelFile([{ data, sheet, stickyRowsCount: 1, columns: head.map(() => ({ width: 18 })) }]).toBuffer();
}
