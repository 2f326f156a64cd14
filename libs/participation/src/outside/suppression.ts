/** A cell is small when it is about this many people or fewer, and about somebody. */
const MOST_FEW = 4;

/** Whether a number of people is so small that it would tell of single ones. */
export function isFew(people: number): boolean {
  return people > 0 && people <= MOST_FEW;
}

/** Rows of three cells of which the third is the sum of the others: teachers, students, everyone. Beside them stands a row of totals. */
export type CellMask = readonly (readonly boolean[])[];

const columns = [0, 1, 2] as const;

/**
 * Which cells of a table are hidden, so that no shown ones tell what a hidden one is: neither by subtraction along rows, columns
 * and totals, nor because small ones can add up in one way only. The row of totals is always shown.
 * @param small cells to be hidden, row by row
 * @param tables figures that stand in the table, by row and column: which cells are few, and how much each is
 * @returns null when the table cannot be shown without telling: then nothing of it is
 */
export function hiddenCells(small: CellMask, tables: readonly (readonly (readonly number[])[])[]): CellMask | null {
  const hidden = small.map((row) => [...row]);
  const weightOf = (row: number, column: number) => tables.reduce((sum, table) => sum + table[row]![column]!, 0);
  for (;;) {
    const exposed = findBridge(hidden) ?? findForced(hidden, tables);
    if (!exposed) return hidden;
    const cycle = cheapestCycle(hidden, exposed, weightOf);
    if (!cycle) return null;
    for (const [row, column] of cycle) hidden[row]![column] = true;
  }
}

type Cell = readonly [row: number, column: number];

/**
 * A hidden cell that follows from the others by subtraction. Hidden cells are edges between their row and their column: what is
 * on no circle of edges can be told, since one end of it can be peeled off until it is alone in its row or column.
 */
function findBridge(hidden: CellMask): Cell | null {
  return cellsOf(hidden).find((cell) => !isOnCircle(hidden, cell)) ?? null;
}

function isOnCircle(hidden: CellMask, [row, column]: Cell): boolean {
  const reachedRows = new Set<number>();
  const reachedColumns = new Set<number>([column]);
  const waiting: number[] = [column];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const [other, cells] of hidden.entries()) {
      if (!cells[at] || reachedRows.has(other) || (other === row && at === column)) continue;
      if (other === row) return true;
      reachedRows.add(other);
      for (const next of columns) {
        if (!cells[next] || reachedColumns.has(next)) continue;
        reachedColumns.add(next);
        waiting.push(next);
      }
    }
  }
  return false;
}

/**
 * A cell that is known to be few, and of which the sums leave one number only: four and four are all that make eight of two.
 * Shown sums narrow what each hidden cell can be; what they narrow to one is told.
 */
function findForced(hidden: CellMask, tables: readonly (readonly (readonly number[])[])[]): Cell | null {
  for (const table of tables) {
    const bounds = boundsOf(hidden, table);
    const forced = cellsOf(hidden).find(([row, column]) => {
      const [least, most] = bounds[row]![column]!;
      return isFew(table[row]![column]!) && least === most;
    });
    if (forced) return forced;
  }
  return null;
}

type Bounds = [least: number, most: number];

function boundsOf(hidden: CellMask, table: readonly (readonly number[])[]): Bounds[][] {
  const bounds = table.map((cells, row) =>
    cells.map((value, column): Bounds => {
      if (!hidden[row]![column]) return [value, value];
      return isFew(value) ? [1, MOST_FEW] : [0, Infinity];
    }),
  );
  for (let isNarrowing = true; isNarrowing;) {
    isNarrowing = false;
    for (const row of bounds) isNarrowing = narrowSum(row[2]!, [row[0]!, row[1]!]) || isNarrowing;
    for (const column of columns) {
      const total = table.reduce((sum, cells) => sum + cells[column]!, 0);
      const parts = bounds.map((row) => row[column]!);
      isNarrowing = narrowSum([total, total], parts) || isNarrowing;
    }
  }
  return bounds;
}

/** Narrows what parts of a sum can be, and the sum. True when anything became narrower. */
function narrowSum(sum: Bounds, parts: readonly Bounds[]): boolean {
  const [least, most] = [0, 1].map((side) => parts.reduce((total, part) => total + part[side]!, 0)) as Bounds;
  let isNarrower = narrow(sum, least, most);
  for (const part of parts) {
    const othersMost = parts.reduce((total, other) => total + (other === part ? 0 : other[1]), 0);
    const othersLeast = parts.reduce((total, other) => total + (other === part ? 0 : other[0]), 0);
    isNarrower = narrow(part, sum[0] - othersMost, sum[1] - othersLeast) || isNarrower;
  }
  return isNarrower;
}

function narrow(bounds: Bounds, least: number, most: number): boolean {
  const before = bounds[1] - bounds[0];
  if (least > bounds[0]) bounds[0] = least;
  if (most < bounds[1]) bounds[1] = most;
  return Number.isFinite(bounds[1]) && bounds[1] - bounds[0] < before;
}

/** Two rows and two columns around a cell, so that it follows from nothing shown: those whose hiding costs the least. */
function cheapestCycle(
  hidden: CellMask,
  [row, column]: Cell,
  weightOf: (row: number, column: number) => number,
): Cell[] | null {
  let best: { cells: Cell[]; cost: readonly number[] } | null = null;
  for (const otherColumn of columns) {
    if (otherColumn === column) continue;
    for (const other of hidden.keys()) {
      if (other === row) continue;
      const corners: Cell[] = [
        [row, otherColumn],
        [other, column],
        [other, otherColumn],
      ];
      const cells = corners.filter(([at, of]) => !hidden[at]![of]);
      if (cells.length === 0) continue;
      // Who knows that there is nobody anyway learns from a cell that is empty: it is taken only where there is no other.
      const empty = cells.filter(([at, of]) => weightOf(at, of) === 0).length;
      const cost = [empty, cells.reduce((sum, [at, of]) => sum + weightOf(at, of), 0)];
      if (best && (best.cost[0]! < cost[0]! || (best.cost[0] === cost[0] && best.cost[1]! <= cost[1]!))) continue;
      best = { cells, cost };
    }
  }
  return best?.cells ?? null;
}

function cellsOf(hidden: CellMask): Cell[] {
  return hidden.flatMap((row, at) => columns.filter((column) => row[column]).map((column): Cell => [at, column]));
}
