import { safeCell } from './safe-cell.js';

/** By this mark Excel and WPS know that a text is UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Rows as separated values (RFC 4180), piece by piece, in UTF-8 that Excel and WPS open as such. What a spreadsheet would take
 * for a formula is neutralised.
 */
export function* writeCsv(rows: Iterable<readonly (string | number)[]>): Generator<string> {
  yield byteOrderMark;
  for (const row of rows) yield `${row.map(cellText).join(',')}\r\n`;
}

function cellText(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const text = safeCell(cell);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
