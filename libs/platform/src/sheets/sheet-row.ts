/** A row of a sheet as text: numbers without thousands, days as YYYY-MM-DD. Cells that are not there are empty. */
export interface SheetRow {
  /** As a spreadsheet counts, from 1; empty rows are passed over but counted. */
  readonly number: number;
  readonly cells: readonly string[];
}

/** In what a sheet is written. */
export const SheetEncoding = {
  xlsx: 'xlsx',
  utf8: 'utf8',
  utf8Bom: 'utf8Bom',
  utf16: 'utf16',
  gbk: 'gbk',
  gb18030: 'gb18030',
} as const;
export type SheetEncoding = keyof typeof SheetEncoding;
