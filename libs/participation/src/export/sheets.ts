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
  const nameOf = (row: BoardRow) => (group === 'category' && row.category ? words.category[row.category] : row.name);
  return [
    headOf(language, group),
    ...rows.map((row) => [nameOf(row), ...figuresOf(row)]),
    [words.total, ...figuresOf(total)],
  ];
}

/** What the columns of a table of figures are. */
export function headOf(language: SheetLanguage, group: ParticipationGroup): readonly string[] {
  const { group: groups, audiences, figures } = sheetWords[language];
  return [groups[group], ...audiences.flatMap((audience) => figures.map((figure) => `${figure} · ${audience}`))];
}

/** Credited time as sheets say it, to a hundredth. */
export function hoursOf(seconds: number): number {
  return Math.round((seconds / 3600) * 100) / 100;
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
  return [coverage, participants, attested, participations, visits, beneficiaries, hoursOf(creditedSeconds)];
}
