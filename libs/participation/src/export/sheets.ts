import { safeCell } from '@yunqiao/platform';
import type { SheetData } from 'write-excel-file/node';
import type { BoardRow, Counts, CountsByAudience } from '../board/board.js';
import type { Board } from '../board/board.service.js';
import { definitions } from '../definitions.js';
import type { Audience, ParticipationFilter, ParticipationGroup } from '../participation-filter.js';

/** Language of a sheet. */
export type SheetLanguage = 'zh' | 'en';

const words = {
  zh: {
    sheets: ['参与情况', '口径'],
    group: { school: '学校', classGroup: '班级', course: '课程', category: '课程类别' },
    audiences: ['全部', '教师', '学生'],
    figures: ['覆盖', '参与人数', '其中教师确认', '参与人次', '访问次数', '受益人数', '学习时长（小时）'],
    total: '合计',
    about: ['数据截至', '口径版本', '起始日期', '截止日期', '学校', '课程', '课程类别', '对象', '教师确认'],
    all: '全部',
    attested: { with: '计入', without: '不计入' },
    audience: { everyone: '全部', teachers: '教师', students: '学生' },
    category: {
      publicFoundation: '公共基础课',
      specialised: '专业课',
      publicGood: '防疫知识公益课',
      teacherDevelopment: '教师发展能力培养',
    },
  },
  en: {
    sheets: ['Participation', 'Definitions'],
    group: { school: 'School', classGroup: 'Class', course: 'Course', category: 'Category' },
    audiences: ['All', 'Teachers', 'Students'],
    figures: [
      ...['Coverage', 'Participants', 'of these attested', 'Participations', 'Visits', 'Beneficiaries'],
      'Credited time (hours)',
    ],
    total: 'Total',
    about: [
      'Data as of',
      'Definition version',
      'From',
      'To',
      'Schools',
      'Courses',
      'Categories',
      'Audience',
      'Attested',
    ],
    all: 'all',
    attested: { with: 'counted', without: 'left out' },
    audience: { everyone: 'everyone', teachers: 'teachers', students: 'students' },
    category: {
      publicFoundation: 'Public foundation',
      specialised: 'Specialised',
      publicGood: 'Epidemic prevention (public good)',
      teacherDevelopment: 'Teacher development',
    },
  },
} as const;

/** Names of the two sheets. */
export function sheetNames(language: SheetLanguage): readonly [string, string] {
  return words[language].sheets;
}

/** One line for each row of the board and one for the whole, teachers and students apart. */
export function figureSheet(
  language: SheetLanguage,
  group: ParticipationGroup,
  board: Board,
  rows: readonly BoardRow[],
): SheetData {
  const { audiences, figures, total } = words[language];
  const heads = audiences.flatMap((audience) => figures.map((figure) => `${figure} · ${audience}`));
  const head = [words[language].group[group], ...heads].map((value) => ({ value, fontWeight: 'bold' as const }));
  const nameOf = (row: BoardRow) =>
    group === 'category' && row.category ? words[language].category[row.category] : row.name;
  const lines = rows.map((row) => [{ value: safeCell(nameOf(row)) }, ...figureCells(row)]);
  return [head, ...lines, [{ value: total }, ...figureCells(board)]];
}

function figureCells({ everyone, teachers, students }: CountsByAudience) {
  return [everyone, teachers, students].flatMap(cellsOf);
}

function heads({ coverage, participants, attested, participations, visits, beneficiaries }: Counts): number[] {
  return [coverage, participants, attested, participations, visits, beneficiaries];
}

function cellsOf(counts: Counts) {
  const hours = Math.round((counts.creditedSeconds / 3600) * 100) / 100;
  return [...heads(counts), hours].map((value) => ({
    value,
    type: Number,
  }));
}

/** By the clock of the schools, as the screen says it. */
function momentText(instant: Date): string {
  return instant.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

/** What was counted, when, and what the figures mean. */
export function definitionSheet(language: SheetLanguage, filter: ParticipationFilter, board: Board): SheetData {
  const { about, all, attested, audience, category } = words[language];
  const { schools, courses } = board.basis.names;
  const listed = (names: readonly string[] | undefined) => (names ? names.join('、') : all);
  const schoolIds = board.basis.scope.schoolIds;
  const values = [
    momentText(board.dataAsOf),
    String(board.definitionVersion),
    filter.from,
    filter.to,
    listed(schoolIds ? [...schoolIds].map((id) => schools.get(id) ?? id) : undefined),
    listed(filter.courseIds?.map((id) => courses.get(id)?.title ?? id)),
    listed(filter.categories?.map((one) => category[one])),
    audience[filter.audience satisfies Audience],
    attested[filter.attested],
  ];
  return [
    ...about.map((name, index) => [{ value: name }, { value: safeCell(values[index]!) }]),
    [],
    ...definitions[language].map(([name, text]) => [{ value: name }, { value: text, wrap: true }]),
  ];
}
