import { definitions } from '../definitions.js';
import { definitionLines } from '../export/about.js';
import { sheetWords, type SheetLanguage } from '../export/sheet-words.js';
import { headOf, hoursOf, type Table } from '../export/sheets.js';
import { makeWorkbook } from '../export/workbook.js';
import type { CourseParticipation } from './outside-board.service.js';
import type { ProtectedByAudience, ProtectedCounts } from './protected-table.js';

/** By what the rows of the table are made. */
export type OutsideGroup = 'school' | 'course';

/** One line for each school or course, and one for the whole: what is hidden on the screen is hidden there. */
export function outsideTable(language: SheetLanguage, group: OutsideGroup, board: CourseParticipation): Table {
  const rows = group === 'school' ? board.schools : board.courses;
  return [
    headOf(language, group),
    ...rows.map((row) => [row.name, ...cellsOf(language, row)]),
    [sheetWords[language].total, ...cellsOf(language, board)],
  ];
}

/** The table of a giver as a workbook, and at its end what it means. */
export function outsideWorkbook(
  language: SheetLanguage,
  group: OutsideGroup,
  board: CourseParticipation,
): Promise<Buffer> {
  return makeWorkbook(
    language,
    [['figures', outsideTable(language, group, board)]],
    [
      [{ value: `${board.from} – ${board.to}` }],
      [{ value: sheetWords[language].fewNote }],
      ...definitionLines(language, definitions),
    ],
  );
}

function cellsOf(language: SheetLanguage, { everyone, teachers, students }: ProtectedByAudience) {
  return [everyone, teachers, students].flatMap((counts) => figuresOf(language, counts));
}

function figuresOf(language: SheetLanguage, counts: ProtectedCounts): (number | string)[] {
  const { hidden } = sheetWords[language];
  const { coverage, participants, attested, participations, visits, beneficiaries, creditedSeconds } = counts;
  const others = [attested, participations, visits, beneficiaries];
  return [
    coverage ?? (counts.areFewCovered ? '<5' : hidden),
    participants ?? (counts.areFewParticipants ? '<5' : hidden),
    ...others.map((value) => value ?? hidden),
    creditedSeconds === null ? hidden : hoursOf(creditedSeconds),
  ];
}
