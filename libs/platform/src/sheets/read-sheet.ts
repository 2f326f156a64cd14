import { AppError } from '../errors/app-error.js';
import { readCsv } from './csv.js';
import { sheetLimits, type SheetLimits } from './sheet-limits.js';
import type { SheetEncoding, SheetRow } from './sheet-row.js';
import './sheet.errors.js';
import { decodeText, detectEncoding } from './text-encoding.js';
import { readXlsx } from './xlsx.js';

/** A sheet that is about to be read. */
export interface SheetReading {
  readonly encoding: SheetEncoding;
  readonly rows: AsyncIterable<SheetRow>;
}

const zipMark = Buffer.from([0x50, 0x4b]);
/** Old workbooks, and new ones with a password, lie in this container. */
const oldMark = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/**
 * Begins to read a sheet: .xlsx, or .csv in UTF-8 with or without its mark, UTF-16, GBK or GB18030. What it is, its bytes say,
 * not its name. While `rows` are read, more may be found to be wrong.
 * @throws SHEET_EMPTY, SHEET_TOO_LARGE, SHEET_FORMAT_OLD, and what the readers throw
 */
export function readSheet(file: Buffer, limits: SheetLimits = sheetLimits): SheetReading {
  if (file.length === 0) throw new AppError('SHEET_EMPTY');
  if (file.length > limits.bytes) throw new AppError('SHEET_TOO_LARGE', { limitBytes: limits.bytes });
  if (file.subarray(0, 4).equals(oldMark)) throw new AppError('SHEET_FORMAT_OLD');
  if (file.subarray(0, 2).equals(zipMark)) return { encoding: 'xlsx', rows: readXlsx(file, limits) };
  const encoding = detectEncoding(file);
  return { encoding, rows: inTurn(readCsv(decodeText(file, encoding), limits)) };
}

/** Other work of the process gets its turn between the rows. */
async function* inTurn(rows: Iterable<SheetRow>): AsyncGenerator<SheetRow> {
  for (const row of rows) {
    if (row.number % 1000 === 0) await new Promise((resolve) => setImmediate(resolve));
    yield row;
  }
}
