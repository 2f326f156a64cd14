import { AppError } from '../errors/app-error.js';
import type { SheetLimits } from './sheet-limits.js';
import type { SheetRow } from './sheet-row.js';

const separators = [',', '\t', ';', '，'] as const;

/**
 * Rows of a text with separated values (RFC 4180). The separator is the one that stands most often in the first line:
 * a comma, a tab, a semicolon, or a Chinese comma. Empty rows are passed over.
 * @throws SHEET_QUOTE_OPEN, SHEET_TOO_LONG, SHEET_TOO_WIDE, SHEET_CELL_TOO_LONG
 */
export function* readCsv(parts: Iterable<string>, limits: SheetLimits): Generator<SheetRow> {
  const reader = new CsvReader(limits);
  for (const part of parts) yield* reader.take(part);
  yield* reader.end();
}

/** Reads sign by sign, over the borders of the parts. */
class CsvReader {
  private cell = '';
  private cells: string[] = [];
  private row = 1;
  private kept = 0;
  private openedIn = 0;
  private inQuotes = false;
  /** A quotation mark inside of quotes: the end, or the first of two. */
  private afterQuote = false;
  private afterReturn = false;
  private separator: string | null = null;
  private head = '';

  constructor(private readonly limits: SheetLimits) {}

  *take(part: string): Generator<SheetRow> {
    if (this.separator !== null) return yield* this.read(part);
    this.head += part;
    if (!/[\r\n]/u.test(this.head)) return;
    yield* this.begin();
  }

  *end(): Generator<SheetRow> {
    if (this.separator === null) yield* this.begin();
    if (this.inQuotes && !this.afterQuote) throw new AppError('SHEET_QUOTE_OPEN', { row: this.openedIn });
    if (this.cell !== '' || this.cells.length > 0) yield* this.endRow();
  }

  private *begin(): Generator<SheetRow> {
    this.separator = separatorOf(this.head.split(/[\r\n]/u, 1)[0] ?? '');
    yield* this.read(this.head);
    this.head = '';
  }

  private *read(part: string): Generator<SheetRow> {
    for (const sign of part) {
      const isSecond = sign === '\n' && this.afterReturn;
      this.afterReturn = sign === '\r';
      if (isSecond) continue;
      if (this.inQuotes && !this.takeQuoted(sign)) continue;
      if (sign === '"' && this.cell === '') this.open();
      else if (sign === this.separator) this.endCell();
      else if (sign === '\n' || sign === '\r') yield* this.endRow();
      else this.add(sign);
    }
  }

  /** @returns whether the sign stands outside of the quotes */
  private takeQuoted(sign: string): boolean {
    if (!this.afterQuote) {
      if (sign === '"') this.afterQuote = true;
      else this.add(sign === '\r' ? '\n' : sign);
      return false;
    }
    this.afterQuote = false;
    if (sign === '"') {
      this.add(sign);
      return false;
    }
    this.inQuotes = false;
    return true;
  }

  private open(): void {
    this.inQuotes = true;
    this.openedIn = this.row;
  }

  private add(sign: string): void {
    this.cell += sign;
    if (this.cell.length > this.limits.cellLength)
      throw new AppError('SHEET_CELL_TOO_LONG', { row: this.row, maximum: this.limits.cellLength });
  }

  private endCell(): void {
    this.cells.push(this.cell.trim());
    this.cell = '';
    if (this.cells.length > this.limits.columns && this.cells.at(-1) !== '')
      throw new AppError('SHEET_TOO_WIDE', { maximum: this.limits.columns });
  }

  private *endRow(): Generator<SheetRow> {
    this.endCell();
    const { cells, row } = this;
    this.cells = [];
    this.row += 1;
    if (cells.every((cell) => cell === '')) return;
    this.kept += 1;
    if (this.kept > this.limits.rows) throw new AppError('SHEET_TOO_LONG', { maximum: this.limits.rows });
    yield { number: row, cells };
  }
}

function separatorOf(line: string): string {
  const counted = separators.map((separator) => ({ separator, times: line.split(separator).length }));
  return counted.reduce((best, one) => (one.times > best.times ? one : best)).separator;
}
