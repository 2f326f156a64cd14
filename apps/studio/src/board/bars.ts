import type { Audience } from '../contract.generated';
import type { BoardRow } from './useBoard';

/** Part of a bar, in participants. */
export interface BarPart {
  audience: 'students' | 'teachers';
  value: number;
}

export interface Bar {
  row: BoardRow;
  parts: BarPart[];
  /** Distinct people: somebody who is student and teacher at once is one. */
  total: number;
}

/** Whose numbers stand apart: students first, as there are more of them. */
export function shownAudiences(audience: Audience): BarPart['audience'][] {
  return (['students', 'teachers'] as const).filter((each) => audience === 'everyone' || audience === each);
}

/** Rows with participants as bars, the most first. */
export function barsOf(rows: readonly BoardRow[], audience: Audience): Bar[] {
  const audiences = shownAudiences(audience);
  return rows
    .filter((row) => row[audience].participants > 0)
    .sort((a, b) => b[audience].participants - a[audience].participants)
    .map((row) => ({
      row,
      total: row[audience].participants,
      parts: audiences.map((each) => ({ audience: each, value: row[each].participants })),
    }));
}

/** How strongly a cell of the heat map is coloured, in per cent of the full colour; 0 for nobody. */
export function heatOf(value: number, most: number): number {
  return value === 0 ? 0 : Math.round(12 + (76 * value) / Math.max(1, most));
}
