import { AppError, readSheet, type SheetEncoding, type SheetRow } from '@yunqiao/platform';
import { looksLikeHead, mapColumns, missingColumns, type ColumnMap } from './roster-columns.js';
import type { RosterHead } from './roster-import.entity.js';
import type { RosterRow } from './roster-plan.js';
import type { RosterColumn, RosterKind } from './roster-vocabulary.js';

/** A sheet that was read, with its columns named. */
export interface RosterSheet {
  readonly encoding: SheetEncoding;
  readonly head: RosterHead;
  readonly rows: readonly RosterRow<RosterColumn>[];
}

/** How a sheet is to be read. */
export interface RosterReading {
  readonly kind: RosterKind;
  /** Whether each row has to name its school. */
  readonly needsSchool: boolean;
  /** Is told of every thousand rows. */
  onRows(count: number): Promise<void>;
}

/** So many titles and remarks may stand above the head. */
const mostTitles = 10;
const tellEvery = 1000;

/**
 * Reads a sheet, finds its head and names the columns.
 * @throws ROSTER_COLUMNS_MISSING (columns), SHEET_EMPTY, and what `readSheet` throws
 */
export async function readRosterSheet(file: Buffer, reading: RosterReading): Promise<RosterSheet> {
  const { encoding, rows } = readSheet(file);
  const titles: SheetRow[] = [];
  const found: RosterRow<RosterColumn>[] = [];
  const texts = new TextPool();
  let map: ColumnMap | null = null;
  for await (const row of rows) {
    if (map) {
      found.push(nameCells(row, map, texts));
      if (found.length % tellEvery === 0) await reading.onRows(found.length);
      continue;
    }
    titles.push(row);
    map = findHead(reading.kind, row);
    if (!map && titles.length >= mostTitles) break;
  }
  const head = map ?? closestHead(reading.kind, titles);
  const missing = missingColumns(reading.kind, head, reading.needsSchool);
  if (missing.length > 0) throw new AppError('ROSTER_COLUMNS_MISSING', { columns: missing });
  if (found.length === 0) throw new AppError('SHEET_EMPTY');
  return { encoding, head: { headers: head.headers, ignored: head.ignored }, rows: found };
}

function findHead(kind: RosterKind, row: SheetRow): ColumnMap | null {
  const map = mapColumns(kind, row);
  return looksLikeHead(kind, map) ? map : null;
}

/** For the sentence about what is missing: the row that knows most. */
function closestHead(kind: RosterKind, titles: readonly SheetRow[]): ColumnMap {
  if (titles.length === 0) throw new AppError('SHEET_EMPTY');
  const maps = titles.map((row) => mapColumns(kind, row));
  return maps.reduce((best, map) => (map.places.size > best.places.size ? map : best));
}

function nameCells({ number, cells }: SheetRow, { places }: ColumnMap, texts: TextPool): RosterRow<RosterColumn> {
  const values: Record<RosterColumn, string> = {};
  for (const [column, place] of places) values[column] = texts.keep(cells[place] ?? '');
  return { number, values };
}

/**
 * Each text once: schools, classes and roles stand in thousands of rows. Copied, since a text that was cut out of a larger
 * one would keep that in memory.
 */
class TextPool {
  private readonly kept = new Map<string, string>();

  keep(text: string): string {
    const known = this.kept.get(text);
    if (known !== undefined) return known;
    const copy = Buffer.from(text).toString();
    this.kept.set(copy, copy);
    return copy;
  }
}
