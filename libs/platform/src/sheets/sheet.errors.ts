import { defineErrors } from '../errors/error-registry.js';

/**
 * Why a sheet cannot be read.
 *
 * - `SHEET_EMPTY`: nothing in it; `SHEET_TOO_LARGE` (limitBytes): the file, or what it unpacks to
 * - `SHEET_TOO_LONG` (maximum): rows; `SHEET_TOO_WIDE` (maximum): columns; `SHEET_CELL_TOO_LONG` (row, maximum)
 * - `SHEET_FORMAT_OLD`: .xls, or a workbook with a password; `SHEET_PROTECTED`: an encrypted part
 * - `SHEET_BROKEN`: a workbook that is none, or a damaged one; `SHEET_ENCODING_UNKNOWN`: neither UTF-8, UTF-16 nor GB18030
 * - `SHEET_QUOTE_OPEN` (row): a quotation mark without its partner
 */
export const sheetErrors = defineErrors({
  SHEET_EMPTY: 400,
  SHEET_TOO_LARGE: 413,
  SHEET_TOO_LONG: 400,
  SHEET_TOO_WIDE: 400,
  SHEET_CELL_TOO_LONG: 400,
  SHEET_FORMAT_OLD: 400,
  SHEET_PROTECTED: 400,
  SHEET_BROKEN: 400,
  SHEET_ENCODING_UNKNOWN: 400,
  SHEET_QUOTE_OPEN: 400,
});
