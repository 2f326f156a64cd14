import { safeCell } from '@yunqiao/platform';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { definitions } from '../definitions.js';
import type { SheetLanguage } from '../export/sheet-words.js';
import type { CourseParticipation } from './outside-board.service.js';
import type { ProtectedByAudience, ProtectedCounts } from './protected-table.js';

/** By what the rows of the sheet are made. */
export type OutsideGroup = 'school' | 'course';

const words = {
  zh: {
    ...{ sheets: ['课程参与情况', '口径'], group: { school: '学校', course: '课程' }, total: '合计', hidden: '不显示' },
    audiences: ['教师', '学生', '全部'],
    figures: ['覆盖', '参与人数', '其中教师确认', '参与人次', '访问次数', '受益人数', '学习时长（小时）'],
    note: '“<5”为 1 至 4 人；“不显示”的数字是为了避免由相减得出少数人的情况。',
  },
  en: {
    ...{ sheets: ['Participation', 'Definitions'], group: { school: 'School', course: 'Course' } },
    ...{ total: 'Total', hidden: 'hidden', audiences: ['Teachers', 'Students', 'All'] },
    figures: [
      ...['Coverage', 'Participants', 'of these attested', 'Participations', 'Visits', 'Beneficiaries'],
      'Credited time (hours)',
    ],
    note: '“<5” stands for one to four people; what is “hidden” would tell of few by subtraction.',
  },
} as const;

/** The tables of a giver as a workbook: what is hidden on the screen is hidden there. */
export function makeOutsideWorkbook(
  language: SheetLanguage,
  group: OutsideGroup,
  board: CourseParticipation,
): Promise<Buffer> {
  const { sheets, note } = words[language];
  const meaning: SheetData = [
    [{ value: `${board.from} – ${board.to}` }],
    [{ value: note }],
    ...definitions[language].map(([name, text]) => [{ value: name }, { value: text, wrap: true }]),
  ];
  return writeExcelFile([
    { data: outsideSheet(language, group, board), sheet: sheets[0], stickyRowsCount: 1, columns: [{ width: 36 }] },
    { data: meaning, sheet: sheets[1], columns: [{ width: 18 }, { width: 110 }] },
  ]).toBuffer();
}

/** One line for each school or course, and one for the whole. */
export function outsideSheet(language: SheetLanguage, group: OutsideGroup, board: CourseParticipation): SheetData {
  const { audiences, figures, total, group: groups } = words[language];
  const heads = audiences.flatMap((audience) => figures.map((figure) => `${figure} · ${audience}`));
  const rows = group === 'school' ? board.schools : board.courses;
  return [
    [groups[group], ...heads].map((value) => ({ value, fontWeight: 'bold' as const })),
    ...rows.map((row) => [{ value: safeCell(row.name) }, ...cellsOf(language, row)]),
    [{ value: total }, ...cellsOf(language, board)],
  ];
}

function cellsOf(language: SheetLanguage, { teachers, students, everyone }: ProtectedByAudience) {
  return [teachers, students, everyone].flatMap((counts) => figuresOf(counts).map((one) => cellOf(language, ...one)));
}

function figuresOf(counts: ProtectedCounts): [value: number | null, isFew: boolean][] {
  const { coverage, participants, attested, participations, visits, beneficiaries, creditedSeconds } = counts;
  const hours = creditedSeconds === null ? null : Math.round((creditedSeconds / 3600) * 100) / 100;
  const others = [attested, participations, visits, beneficiaries, hours];
  return [
    [coverage, counts.areFewCovered],
    [participants, counts.areFewParticipants],
    ...others.map((value): [number | null, boolean] => [value, false]),
  ];
}

function cellOf(language: SheetLanguage, value: number | null, isFew: boolean) {
  return value === null ? { value: isFew ? '<5' : words[language].hidden } : { value, type: Number };
}
