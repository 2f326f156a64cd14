import type { BoardRow, Counts, CountsByAudience } from '../board/board.js';
import type { Audience } from '../participation-filter.js';
import type { ReportFigures } from './report-figures.js';

/** To what a number of a report belongs: the whole, a school, a course, a category, or a week. */
export const ReportPart = {
  total: 'total',
  school: 'school',
  course: 'course',
  category: 'category',
  week: 'week',
} as const;
export type ReportPart = keyof typeof ReportPart;

/** The figures of a cell. */
export const ReportMeasure = {
  coverage: 'coverage',
  participants: 'participants',
  attested: 'attested',
  participations: 'participations',
  visits: 'visits',
  beneficiaries: 'beneficiaries',
  creditedSeconds: 'creditedSeconds',
} as const satisfies Record<keyof Counts, keyof Counts>;
export type ReportMeasure = keyof typeof ReportMeasure;

/** A number that is another one in the later edition. */
export interface CellDifference {
  readonly part: ReportPart;
  /** School id, course id, category or the week's Monday; empty for the whole. */
  readonly key: string;
  readonly name: string;
  readonly audience: Audience;
  readonly measure: ReportMeasure;
  readonly before: number;
  readonly after: number;
}

const audiences = ['everyone', 'teachers', 'students'] as const;
const measures = Object.values(ReportMeasure);
const groups = ['school', 'course', 'category'] as const;
const nothing = {
  ...{ coverage: 0, participants: 0, attested: 0, participations: 0 },
  ...{ visits: 0, beneficiaries: 0, creditedSeconds: 0 },
};
const nobody: CountsByAudience = { everyone: nothing, teachers: nothing, students: nothing };

/** Every number that differs between two editions; a row that only one of them has was 0 in the other. */
export function differencesOf(before: ReportFigures, after: ReportFigures): CellDifference[] {
  const whole = { part: 'total', key: '', name: '' } as const;
  return [
    ...cellsOf(whole, before.total, after.total),
    ...groups.flatMap((part) => rowsOf(part, before.rows[part], after.rows[part])),
    ...weeksOf(before, after),
  ];
}

type Place = Pick<CellDifference, 'part' | 'key' | 'name'>;

function cellsOf(place: Place, before: CountsByAudience, after: CountsByAudience): CellDifference[] {
  return audiences.flatMap((audience) =>
    measures
      .map((measure) => ({
        ...place,
        audience,
        measure,
        before: before[audience][measure],
        after: after[audience][measure],
      }))
      .filter((cell) => cell.before !== cell.after),
  );
}

function rowsOf(
  part: (typeof groups)[number],
  before: readonly BoardRow[],
  after: readonly BoardRow[],
): CellDifference[] {
  const [earlier, later] = [before, after].map((rows) => new Map(rows.map((row) => [row.key, row])));
  const keys = new Set([...later!.keys(), ...earlier!.keys()]);
  return [...keys].flatMap((key) => {
    const [was, is] = [earlier!.get(key), later!.get(key)];
    return cellsOf({ part, key, name: (is ?? was)!.name }, was ?? nobody, is ?? nobody);
  });
}

function weeksOf(before: ReportFigures, after: ReportFigures): CellDifference[] {
  const earlier = new Map(before.weeks.map((week) => [week.startsOn, week]));
  return after.weeks.flatMap((week) =>
    (['teachers', 'students'] as const)
      .map((audience): CellDifference => ({
        ...{ part: 'week', key: week.startsOn, name: '', audience, measure: 'participants' },
        ...{ before: earlier.get(week.startsOn)?.[audience] ?? 0, after: week[audience] },
      }))
      .filter((cell) => cell.before !== cell.after),
  );
}
