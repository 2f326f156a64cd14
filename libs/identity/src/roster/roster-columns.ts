import type { SheetRow } from '@yunqiao/platform';
import {
  namesOfColumn,
  sheetKind,
  type RosterColumn,
  type RosterKind,
  type TemplateLanguage,
} from './roster-vocabulary.js';

/** Which columns a kind has, in the order of its template. */
export function columnsOf(kind: RosterKind): readonly RosterColumn[] {
  return sheetKind(kind).columns;
}

/** What the column is called in a template. */
export function headerOf(column: RosterColumn, language: TemplateLanguage): string {
  return namesOfColumn(column)[language][0]!;
}

/** Where the columns of a sheet are, by the names in its head. */
export interface ColumnMap {
  readonly places: ReadonlyMap<RosterColumn, number>;
  /** As they are written in the sheet, for the columns that were found. */
  readonly headers: Readonly<Record<RosterColumn, string>>;
  /** Named columns that mean nothing here. */
  readonly ignored: readonly string[];
}

/** Which columns are missing: those that every sheet of the kind needs, and the school where the import is not for one. */
export function missingColumns(kind: RosterKind, { places }: ColumnMap, needsSchool: boolean): RosterColumn[] {
  const alternatives = sheetKind(kind).required.map((one) => (typeof one === 'string' ? [one] : one));
  const wanted = [...(needsSchool ? [['school']] : []), ...alternatives];
  const missing = wanted.filter((columns) => !columns.some((column) => places.has(column)));
  return [...new Set(missing.map(([first]) => first!))];
}

/** Reads a row as the head of a sheet: case, spaces, stars and remarks in brackets make no difference. */
export function mapColumns(kind: RosterKind, { cells }: SheetRow): ColumnMap {
  const places = new Map<RosterColumn, number>();
  const headers: Record<RosterColumn, string> = {};
  const ignored: string[] = [];
  cells.forEach((cell, place) => {
    const column = cell === '' ? null : findColumn(kind, cell, places);
    if (column) {
      places.set(column, place);
      headers[column] = cell;
    } else if (cell !== '') ignored.push(cell);
  });
  return { places, headers, ignored };
}

/** Titles may stand above the head: it is the first row in which two columns, or all of a narrow kind, are known. */
export function looksLikeHead(kind: RosterKind, map: ColumnMap): boolean {
  const { required } = sheetKind(kind);
  return map.places.size >= Math.min(2, required.length + 1) || missingColumns(kind, map, false).length === 0;
}

function findColumn(
  kind: RosterKind,
  header: string,
  taken: ReadonlyMap<RosterColumn, number>,
): RosterColumn | undefined {
  const wanted = foldHeader(header);
  return columnsOf(kind).find((column) => {
    const { zh, en } = namesOfColumn(column);
    return !taken.has(column) && [...zh, ...en].some((name) => foldHeader(name) === wanted);
  });
}

function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/gu, '')
    .replace(/[\s*:_/-]+/gu, '');
}
