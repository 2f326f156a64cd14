import type { SelectedRow } from '../store/fact-store.js';
import { student, teacher } from './pieces.js';
import type { ActivityCounts, AudienceCounts } from './questions.js';

type Figure = keyof ActivityCounts;
type Cell = Record<Figure, number>;

const audiences = ['everyone', 'teachers', 'students'] as const;
type AudienceName = (typeof audiences)[number];

/** Nothing happened. */
export function noActivity(): AudienceCounts {
  return cells();
}

function cells(): Record<AudienceName, Cell> {
  return { everyone: cell(), teachers: cell(), students: cell() };
}

function cell(): Cell {
  return { participants: 0, attested: 0, participations: 0, visits: 0, beneficiaries: 0, creditedMilliseconds: 0 };
}

/** Figures row by row, added up from what statements give. */
export class Tally {
  private readonly rows = new Map<number, Record<AudienceName, Cell>>();

  /** Rows of a figure by row and role: what each adds to everyone, and to the audience of its role. */
  addRoles(figure: Figure, rows: readonly SelectedRow[]): void {
    for (const row of rows) this.addRole(figure, Number(row['row_key']), row, row['everyone'], row['of_its_role']);
  }

  /** What the same rows add to the whole scope, which stands in one row. */
  addTotal(figure: Figure, rows: readonly SelectedRow[], key: number): void {
    for (const row of rows) this.addRole(figure, key, row, row['total_everyone'], row['total_of_its_role']);
  }

  /** Rows of a figure with a column for each audience. */
  addFigure(figure: Figure, rows: readonly SelectedRow[]): void {
    for (const row of rows) {
      const cells = this.row(Number(row['row_key']));
      for (const audience of audiences) cells[audience][figure] += Number(row[audience]);
    }
  }

  /** Rows of one audience, by its number, with a column for each figure. */
  addAudiences(figures: readonly Figure[], rows: readonly SelectedRow[]): void {
    for (const row of rows) {
      const audience = audiences[Number(row['audience'])]!;
      for (const figure of figures) this.row(Number(row['row_key']))[audience][figure] += Number(row[figure]);
    }
  }

  /** For an audience of one role: everyone is that role, and the other does not occur. */
  narrowTo(role: 'teachers' | 'students'): void {
    for (const row of this.rows.values()) {
      row.everyone = { ...row[role] };
      row[role === 'teachers' ? 'students' : 'teachers'] = cell();
    }
  }

  /** The rows in which anything happened. */
  entries(): [number, AudienceCounts][] {
    return [...this.rows];
  }

  /** A row; null when nothing happened there. */
  get(key: number): AudienceCounts | null {
    return this.rows.get(key) ?? null;
  }

  private addRole(figure: Figure, key: number, { role }: SelectedRow, everyone: unknown, ofItsRole: unknown): void {
    const cells = this.row(key);
    cells.everyone[figure] += Number(everyone);
    if (Number(role) === teacher) cells.teachers[figure] += Number(ofItsRole);
    if (Number(role) === student) cells.students[figure] += Number(ofItsRole);
  }

  private row(key: number): Record<AudienceName, Cell> {
    let row = this.rows.get(key);
    if (!row) this.rows.set(key, (row = cells()));
    return row;
  }
}
