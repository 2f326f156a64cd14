import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { sheetWords, type SheetLanguage } from './sheet-words.js';
import { sheetOf, type Table } from './sheets.js';

/** Which of the sheets a table is. */
export type SheetName = keyof (typeof sheetWords)['zh']['sheets'];

/** Tables as a workbook, and at its end what they mean. */
export function makeWorkbook(
  language: SheetLanguage,
  tables: readonly (readonly [name: SheetName, table: Table])[],
  meaning: SheetData,
): Promise<Buffer> {
  const { sheets } = sheetWords[language];
  return writeExcelFile([
    ...tables.map(([name, table]) => ({
      ...{ data: sheetOf(table), sheet: sheets[name], stickyRowsCount: 1, columns: [{ width: 36 }] },
    })),
    { data: meaning, sheet: sheets.about, columns: [{ width: 18 }, { width: 110 }] },
  ]).toBuffer();
}
