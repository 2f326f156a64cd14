import { safeCell } from '@yunqiao/platform';
import type { SheetData } from 'write-excel-file/node';
import type { BoardRow, BoardWeek, Counts, CountsByAudience } from '../board/board.js';
import type { ParticipationGroup } from '../participation-filter.js';
import { sheetWords, type SheetLanguage } from './sheet-words.js';

/** A head and the lines below it, as they stand in a workbook and in a .csv. */
export type Table = readonly (readonly (string | number)[])[];

/** One line for each row and one for the whole, teachers and students apart. */
export function figureTable(
  language: SheetLanguage,
  group: ParticipationGroup,
  total: CountsByAudience,
  rows: readonly BoardRow[],
): Table {
  const words = sheetWords[language];
  const heads = words.audiences.flatMap((audience) => words.figures.map((figure) => `${figure} · ${audience}`));
  const nameOf = (row: BoardRow) => (group === 'category' && row.category ? words.category[row.category] : row.name);
  return [
    [words.group[group], ...heads],
    ...rows.map((row) => [nameOf(row), ...figuresOf(row)]),
    [words.total, ...figuresOf(total)],
  ];
}

/** Participants week by week. */
export function weekTable(language: SheetLanguage, weeks: readonly BoardWeek[]): Table {
  const lines = weeks.map(({ startsOn, teachers, students }) => [startsOn, teachers, students]);
  return [sheetWords[language].week, ...lines];
}

/** A table as a sheet of a workbook. */
export function sheetOf([head = [], ...lines]: Table): SheetData {
  return [
    head.map((value) => ({ value: String(value), fontWeight: 'bold' as const })),
    ...lines.map((line) =>
      line.map((cell) => (typeof cell === 'number' ? { value: cell, type: Number } : { value: safeCell(cell) })),
    ),
  ];
}

function figuresOf({ everyone, teachers, students }: CountsByAudience): number[] {
  return [everyone, teachers, students].flatMap(cellsOf);
}

function cellsOf(counts: Counts): number[] {
  const { coverage, participants, attested, participations, visits, beneficiaries, creditedSeconds } = counts;
  const hours = Math.round((creditedSeconds / 3600) * 100) / 100;
  return [coverage, participants, attested, participations, visits, beneficiaries, hours];
}
