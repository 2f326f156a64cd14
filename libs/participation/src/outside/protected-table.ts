import type { CourseCategory } from '@yunqiao/courses';
import type { BoardRow, Counts, CountsByAudience } from '../board/board.js';
import { hiddenCells, isFew, type CellMask } from './suppression.js';

/** Figures of a cell as strangers see them: null where they are hidden. */
export interface ProtectedCounts {
  readonly coverage: number | null;
  readonly participants: number | null;
  readonly attested: number | null;
  readonly participations: number | null;
  readonly visits: number | null;
  readonly beneficiaries: number | null;
  readonly creditedSeconds: number | null;
  /** Whether what is hidden are one to four people. */
  readonly areFewCovered: boolean;
  readonly areFewParticipants: boolean;
}

export interface ProtectedByAudience {
  readonly everyone: ProtectedCounts;
  readonly teachers: ProtectedCounts;
  readonly students: ProtectedCounts;
}

export interface ProtectedRow extends ProtectedByAudience {
  readonly key: string;
  readonly name: string;
  /** Of a course. */
  readonly category: CourseCategory | null;
}

/** Tables of the same people with one row of totals. */
export interface ProtectedTables {
  readonly total: ProtectedByAudience;
  readonly tables: readonly (readonly ProtectedRow[])[];
}

const audiences = ['teachers', 'students', 'everyone'] as const;
type Cells = readonly (readonly Counts[])[];

/**
 * Hides few people in tables that strangers see, and whatever would tell of them by subtraction. The totals are shown, so that one
 * table tells nothing of another; where they would tell of few themselves, nothing of any table is shown.
 */
export function protect(total: CountsByAudience, tables: readonly (readonly BoardRow[])[]): ProtectedTables {
  const shown = tables.map(cellsOf);
  const activity = masksOf([total], shown, isSmallActivity, activityOf);
  const coverage = masksOf([total], shown, ({ coverage: people }) => isFew(people), coverageOf);
  return {
    total: byAudience(
      audiences.map((audience) => protectedCell(total[audience], activity === null, coverage === null)),
    ),
    tables: tables.map((rows, table) =>
      rows.map((row, at) => ({
        ...{ key: row.key, name: row.name, category: row.category },
        ...byAudience(
          audiences.map((audience, column) =>
            protectedCell(
              row[audience],
              activity?.[table]![at]![column] ?? true,
              coverage?.[table]![at]![column] ?? true,
            ),
          ),
        ),
      })),
    ),
  };
}

function cellsOf(rows: readonly CountsByAudience[]): Cells {
  return rows.map((row) => audiences.map((audience) => row[audience]));
}

/** Few who took part, were attested or benefited; or time and visits of so few that they did not even take part. */
function isSmallActivity(counts: Counts): boolean {
  const { participants, attested, beneficiaries, participations, visits, creditedSeconds } = counts;
  const isOfSome = participations > 0 || visits > 0 || creditedSeconds !== 0;
  return [participants, attested, beneficiaries].some(isFew) || (participants === 0 && isOfSome);
}

type FigureOf = (counts: Counts) => number;

const activityOf: readonly FigureOf[] = [
  ({ participants }) => participants,
  ({ attested }) => attested,
  ({ beneficiaries }) => beneficiaries,
];
const coverageOf: readonly FigureOf[] = [({ coverage }) => coverage];

/** What is hidden in each table; null when the totals would tell, or one of the tables cannot be shown. */
function masksOf(
  total: readonly CountsByAudience[],
  tables: readonly Cells[],
  isSmall: (counts: Counts) => boolean,
  figures: readonly FigureOf[],
): readonly CellMask[] | null {
  if (cellsOf(total).flat().some(isSmall)) return null;
  const masks = tables.map((cells) => {
    const small = cells.map((row) => row.map(isSmall));
    return hiddenCells(
      small,
      figures.map((of) => cells.map(([teachers, students]) => additive(of(teachers!), of(students!)))),
    );
  });
  return masks.every((mask) => mask !== null) ? masks : null;
}

/** Who is both teacher and student is one of everyone; who subtracts takes them for two. */
function additive(teachers: number, students: number): number[] {
  return [teachers, students, teachers + students];
}

function protectedCell(counts: Counts, isActivityHidden: boolean, isCoverageHidden: boolean): ProtectedCounts {
  const { coverage, ...activity } = counts;
  const names = ['participants', 'attested', 'participations', 'visits', 'beneficiaries', 'creditedSeconds'] as const;
  const figures = Object.fromEntries(names.map((name) => [name, isActivityHidden ? null : activity[name]]));
  return {
    ...(figures as Omit<ProtectedCounts, 'coverage' | 'areFewCovered' | 'areFewParticipants'>),
    coverage: isCoverageHidden ? null : coverage,
    areFewCovered: isCoverageHidden && isFew(coverage),
    areFewParticipants: isActivityHidden && isFew(activity.participants),
  };
}

function byAudience([teachers, students, everyone]: readonly ProtectedCounts[]): ProtectedByAudience {
  return { teachers: teachers!, students: students!, everyone: everyone! };
}
