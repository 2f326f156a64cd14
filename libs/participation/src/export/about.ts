import type { CourseCategory } from '@yunqiao/courses';
import { safeCell } from '@yunqiao/platform';
import type { SheetData } from 'write-excel-file/node';
import type { Board } from '../board/board.service.js';
import { definitions, type Definitions } from '../definitions.js';
import type { AttestedChoice, Audience, ParticipationFilter } from '../participation-filter.js';
import type { ReportEdition } from '../report/report-edition.entity.js';
import type { Report } from '../report/report.entity.js';
import { sheetWords, type SheetLanguage } from './sheet-words.js';

/** What was counted, when, and what the figures mean. */
export interface About {
  /** Title and number of an edition; null for the board. */
  readonly report: readonly [title: string, edition: number] | null;
  readonly dataAsOf: Date;
  readonly definitionVersion: number;
  readonly definitions: Definitions;
  readonly from: string;
  readonly to: string;
  /** Names; null stands for all. */
  readonly schools: readonly string[] | null;
  readonly courses: readonly string[] | null;
  readonly categories: readonly CourseCategory[] | null;
  readonly audience: Audience;
  readonly attested: AttestedChoice;
}

export function aboutBoard(filter: ParticipationFilter, board: Board): About {
  const { names, scope } = board.basis;
  return {
    ...{ report: null, dataAsOf: board.dataAsOf, definitionVersion: board.definitionVersion, definitions },
    ...{ from: board.from, to: board.to, audience: filter.audience, attested: filter.attested },
    schools: scope.schoolIds && [...scope.schoolIds].map((id) => names.schools.get(id) ?? id),
    courses: filter.courseIds?.map((id) => names.courses.get(id)?.title ?? id) ?? null,
    categories: filter.categories ?? null,
  };
}

/** By the names that schools and courses had when it was issued. */
export function aboutEdition(report: Report, edition: ReportEdition): About {
  const { school, course } = edition.figures.rows;
  const namesOf = (ids: readonly string[] | null, rows: typeof school) =>
    ids?.map((id) => rows.find(({ key }) => key === id)?.name ?? id) ?? null;
  return {
    ...{ report: [report.title, edition.number], from: report.periodFrom, to: report.periodTo },
    ...{ dataAsOf: edition.dataAsOf, definitionVersion: edition.definitionVersion, definitions: edition.definitions },
    ...{ schools: namesOf(report.schoolIds, school), courses: namesOf(report.courseIds, course) },
    ...{ categories: report.categories, audience: report.audience, attested: report.attested },
  };
}

/** The last sheet of a workbook. */
export function aboutSheet(language: SheetLanguage, about: About): SheetData {
  const words = sheetWords[language];
  const listed = (names: readonly string[] | null) => (names ? names.join('、') : words.all);
  const values = [
    ...[momentText(about.dataAsOf), String(about.definitionVersion), about.from, about.to],
    ...[listed(about.schools), listed(about.courses)],
    listed(about.categories?.map((one) => words.category[one]) ?? null),
    ...[words.audience[about.audience], words.attested[about.attested]],
  ];
  const named = about.report ? about.report.map((value, index) => [words.report[index]!, String(value)] as const) : [];
  const lines = [...named, ...words.about.map((name, index) => [name, values[index]!] as const)];
  return [
    ...lines.map(([name, value]) => [{ value: name }, { value: safeCell(value) }]),
    [],
    ...definitionLines(language, about.definitions),
  ];
}

/** What the figures mean, a line for each. */
export function definitionLines(language: SheetLanguage, defined: Definitions): SheetData {
  return defined[language].map(([name, text]) => [{ value: name }, { value: text, wrap: true }]);
}

/** By the clock of the schools, as the screen says it. */
function momentText(instant: Date): string {
  return instant.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' });
}
