import fc from 'fast-check';
import { hiddenCells, isFew } from './suppression.js';

const counts = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 400 }));
const table = fc
  .array(fc.tuple(counts, counts), { minLength: 1, maxLength: 7 })
  .map((rows) => rows.map(([teachers, students]) => [teachers, students, teachers + students]));

const smallOf = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map(isFew));

/** Every equation of the table: a row is teachers, students and everyone; a column adds up to its total, which is shown. */
function equationsOf(rows: readonly (readonly number[])[]): number[][] {
  const width = rows.length * 3;
  const none = () => Array.from({ length: width }, () => 0);
  const ofRows = rows.map((_, row) => {
    const equation = none();
    [equation[row * 3], equation[row * 3 + 1], equation[row * 3 + 2]] = [1, 1, -1];
    return equation;
  });
  const ofColumns = [0, 1, 2].map((column) => {
    const equation = none();
    rows.forEach((_, row) => (equation[row * 3 + column] = 1));
    return equation;
  });
  return [...ofRows, ...ofColumns];
}

/** Which unknowns any combination of the equations determines, by elimination. */
function determined(equations: readonly number[][], unknown: readonly number[]): number[] {
  const rows = equations.map((equation) => unknown.map((at) => equation[at]!));
  let pivots = 0;
  for (let column = 0; column < unknown.length; column += 1) {
    const found = rows.findIndex((row, at) => at >= pivots && Math.abs(row[column]!) > 1e-9);
    if (found < 0) continue;
    [rows[pivots], rows[found]] = [rows[found]!, rows[pivots]!];
    const pivot = rows[pivots]!;
    const lead = pivot[column]!;
    pivot.forEach((value, at) => (pivot[at] = value / lead));
    rows.forEach((row, at) => {
      if (at === pivots || row[column] === 0) return;
      const factor = row[column]!;
      row.forEach((value, of) => (row[of] = value - factor * pivot[of]!));
    });
    pivots += 1;
  }
  return rows.flatMap((row) => {
    const left = row.flatMap((value, at) => (Math.abs(value) > 1e-9 ? [at] : []));
    return left.length === 1 ? [unknown[left[0]!]!] : [];
  });
}

describe('a table that strangers see', () => {
  it('shows no cell of one to four people', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const hidden = hiddenCells(smallOf(rows), [rows]);
        if (!hidden) return;
        rows.forEach((row, at) =>
          row.forEach((value, column) => expect(isFew(value) && !hidden[at]![column]).toBe(false)),
        );
      }),
    );
  });

  it('tells no hidden cell by any subtraction of rows, columns and totals', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const hidden = hiddenCells(smallOf(rows), [rows]);
        if (!hidden) return;
        const unknown = hidden.flatMap((row, at) =>
          row.flatMap((isHidden, column) => (isHidden ? [at * 3 + column] : [])),
        );
        expect(determined(equationsOf(rows), unknown)).toEqual([]);
      }),
    );
  });

  it('leaves more than one possibility for each cell that is known to be few', () => {
    fc.assert(
      fc.property(
        table.filter((rows) => rows.length <= 3),
        (rows) => {
          const hidden = hiddenCells(smallOf(rows), [rows]);
          if (!hidden) return;
          const [tooFew] = onlyPossibilities(rows, hidden);
          expect(tooFew).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('hides nothing when nobody is few', () => {
    expect(hiddenCells([[false, false, false]], [[[10, 20, 30]]])).toEqual([[false, false, false]]);
  });

  it('cannot be shown when its only row has few', () => {
    expect(hiddenCells([[true, false, false]], [[[2, 20, 22]]])).toBeNull();
  });

  it('hides the least besides', () => {
    const rows = [
      [2, 40, 42],
      [9, 300, 309],
      [6, 12, 18],
    ];
    expect(hiddenCells(smallOf(rows), [rows])).toEqual([
      [true, true, false],
      [false, false, false],
      [true, true, false],
    ]);
  });
});

/** Cells that are few and can be one number only, by trying every number that each few cell could be. */
function onlyPossibilities(rows: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[]): string[] {
  const totals = [0, 1].map((column) => rows.reduce((sum, row) => sum + row[column]!, 0));
  const seen = new Map<string, Set<number>>();
  const most = Math.max(...totals) + 1;
  const choices = (row: number, column: number) => {
    const value = rows[row]![column]!;
    if (!hidden[row]![column]) return [value];
    return isFew(value)
      ? [1, 2, 3, 4]
      : Array.from({ length: Math.min(most, 40) }, (_, at) => Math.max(0, value - 20) + at);
  };
  const walk = (row: number, left: readonly number[], chosen: readonly (readonly number[])[]): void => {
    if (row === rows.length) {
      if (left.some((rest) => rest !== 0)) return;
      chosen.forEach((cells, at) =>
        cells.forEach((value, column) => {
          const key = [at, column].join();
          seen.set(key, (seen.get(key) ?? new Set()).add(value));
        }),
      );
      return;
    }
    for (const teachers of choices(row, 0)) {
      if (teachers > left[0]!) continue;
      for (const students of choices(row, 1)) {
        const everyone = teachers + students;
        if (students > left[1]!) continue;
        if (hidden[row]![2] ? isFew(rows[row]![2]!) && !isFew(everyone) : everyone !== rows[row]![2]) continue;
        walk(row + 1, [left[0]! - teachers, left[1]! - students], [...chosen, [teachers, students, everyone]]);
      }
    }
  };
  walk(0, totals, []);
  return rows.flatMap((row, at) =>
    row.flatMap((value, column) => {
      const key = [at, column].join();
      return hidden[at]![column] && isFew(value) && (seen.get(key)?.size ?? 0) < 2 ? [key] : [];
    }),
  );
}
