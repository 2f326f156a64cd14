import type { ReportDifferenceQuery } from './reports.generated';

export type DifferentCell = ReportDifferenceQuery['participationReport']['difference']['cells'][number];

/** The changed numbers of one school, course, category or week, or of the whole. */
export interface CellGroup {
  part: DifferentCell['part'];
  key: string;
  name: string;
  cells: DifferentCell[];
}

/** Changed numbers by what they belong to, in the order in which they come. */
export function groupCells(cells: readonly DifferentCell[]): CellGroup[] {
  const groups = new Map<string, CellGroup>();
  for (const cell of cells) {
    const { part, key, name } = cell;
    const known = groups.get(`${part} ${key}`);
    if (known) known.cells.push(cell);
    else groups.set(`${part} ${key}`, { part, key, name, cells: [cell] });
  }
  return [...groups.values()];
}
