import { AppError } from '../errors/app-error.js';
import type { SheetLimits } from './sheet-limits.js';
import type { SheetRow } from './sheet-row.js';
import { XmlPieces, type XmlAttributes, type XmlListener } from './xml.js';

/** How numbers are to be read. */
export interface Styles {
  isDay(style: number): boolean;
  /** Days are counted from 1904 instead of 1900. */
  readonly startsIn1904: boolean;
}

/** What is known of the cell that is being read. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
}

/** Makes rows of the XML of a sheet while it comes. */
export class XlsxRows implements XmlListener {
  private readonly pieces = new XmlPieces(this);
  private readonly found: SheetRow[] = [];
  private number = 0;
  private kept = 0;
  private cells: string[] = [];
  private nextColumn = 0;
  private cell: OpenCell | null = null;
  private isValue = false;
  private isReading = false;

  constructor(
    private readonly texts: readonly string[],
    private readonly styles: Styles,
    private readonly limits: SheetLimits,
  ) {}

  take(chunk: Buffer): void {
    this.pieces.take(chunk);
  }

  end(): void {
    this.pieces.end();
  }

  /** Rows that are whole since the last call. */
  ready(): SheetRow[] {
    return this.found.splice(0);
  }

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'row') this.openRow(attributes);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'rPh') this.isReading = true;
    else if (name === 'v' || name === 't') this.isValue = !this.isReading;
  }

  text(part: string): void {
    if (this.cell && this.isValue) this.cell.value += part;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'rPh') this.isReading = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
  }

  private openRow(attributes: XmlAttributes): void {
    this.number = Number(attributes.get('r') ?? this.number + 1);
    this.cells = [];
    this.nextColumn = 0;
  }

  private openCell(attributes: XmlAttributes): void {
    const column = columnOf(attributes.get('r')) ?? this.nextColumn;
    this.nextColumn = column + 1;
    const style = Number(attributes.get('s') ?? 0);
    this.cell = { column, type: attributes.get('t') ?? 'n', style, value: '' };
  }

  private closeCell(): void {
    if (!this.cell) return;
    const { column } = this.cell;
    const text = this.textOf(this.cell).trim();
    this.cell = null;
    if (text === '') return;
    const { columns, cellLength } = this.limits;
    if (column >= columns) throw new AppError('SHEET_TOO_WIDE', { maximum: columns });
    if (text.length > cellLength) throw new AppError('SHEET_CELL_TOO_LONG', { row: this.number, maximum: cellLength });
    while (this.cells.length < column) this.cells.push('');
    this.cells[column] = text;
  }

  private closeRow(): void {
    if (this.cells.length === 0) return;
    this.kept += 1;
    if (this.kept > this.limits.rows) throw new AppError('SHEET_TOO_LONG', { maximum: this.limits.rows });
    this.found.push({ number: this.number, cells: this.cells });
  }

  private textOf({ type, value, style }: OpenCell): string {
    if (type === 's') return this.texts[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type !== 'n' || value === '') return value;
    const number = Number(value);
    if (!Number.isFinite(number)) return value;
    return this.styles.isDay(style) ? dayOf(number, this.styles.startsIn1904) : numberText(number);
  }
}

/** `B5` → 1. */
function columnOf(place: string | null): number | null {
  const letters = /^[A-Z]{1,3}/u.exec(place ?? '')?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Whole numbers without exponent, as long as a spreadsheet knows all their digits: it keeps fifteen. */
function numberText(number: number): string {
  if (!Number.isInteger(number)) return String(number);
  return Math.abs(number) < 1e15 ? String(number) : number.toExponential().toUpperCase();
}

const dayMilliseconds = 86_400_000;

/** Spreadsheets count days from the last of 1899, and know a 29 February 1900 that never was. */
function dayOf(count: number, startsIn1904: boolean): string {
  const first = startsIn1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, count < 60 ? 31 : 30);
  const date = new Date(first + Math.floor(count) * dayMilliseconds);
  return Number.isNaN(date.getTime()) ? String(count) : date.toISOString().slice(0, 10);
}
