import writeExcelFile from 'write-excel-file/node';
import type { BoardRow } from '../board/board.js';
import type { Board } from '../board/board.service.js';
import type { ExportQuery } from './export-query.js';
import { definitionSheet, figureSheet, sheetNames } from './sheets.js';

/** The board as a workbook: the figures, and what they mean. */
export function makeWorkbook(asked: ExportQuery, board: Board, rows: readonly BoardRow[]): Promise<Buffer> {
  const [figures, meaning] = sheetNames(asked.lang);
  return writeExcelFile([
    {
      data: figureSheet(asked.lang, asked.group, board, rows),
      sheet: figures,
      stickyRowsCount: 1,
      columns: [{ width: 36 }],
    },
    { data: definitionSheet(asked.lang, asked, board), sheet: meaning, columns: [{ width: 18 }, { width: 110 }] },
  ]).toBuffer();
}
