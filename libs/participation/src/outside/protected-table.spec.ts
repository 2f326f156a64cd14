import fc from 'fast-check';
import type { BoardRow, Counts } from '../board/board.js';
import { protect, type ProtectedCounts } from './protected-table.js';
import { isFew } from './suppression.js';

const people = fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 300 }));
const counts = fc
  .record({
    coverage: people,
    participants: people,
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    visits: fc.nat(900),
  })
  .map(({ coverage, participants, share, visits }): Counts => {
    const some = Math.round(participants * share);
    return {
      ...{ coverage: coverage + participants, participants, attested: some, beneficiaries: participants - some },
      ...{ participations: participants * 2, visits, creditedSeconds: visits * 60 },
    };
  });

const names = [
  'coverage',
  'participants',
  'attested',
  'participations',
  'visits',
  'beneficiaries',
  'creditedSeconds',
] as const;

function sumOf(...cells: readonly Counts[]): Counts {
  return Object.fromEntries(
    names.map((name) => [name, cells.reduce((sum, cell) => sum + cell[name], 0)]),
  ) as unknown as Counts;
}

const rows = fc.array(fc.tuple(counts, counts), { minLength: 1, maxLength: 8 }).map((cells) =>
  cells.map(([teachers, students], at): BoardRow => ({
    ...{ key: String(at), name: String(at), category: null, schoolName: null },
    ...{ teachers, students, everyone: sumOf(teachers, students) },
  })),
);

function totalOf(some: readonly BoardRow[]) {
  const of = (audience: 'teachers' | 'students' | 'everyone') => sumOf(...some.map((row) => row[audience]));
  return { teachers: of('teachers'), students: of('students'), everyone: of('everyone') };
}

describe('figures that strangers see', () => {
  it('never tell of one to four people, nor of what these did', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const { tables } = protect(totalOf(table), [table]);
        tables[0]!.forEach((row, at) => {
          for (const audience of ['teachers', 'students', 'everyone'] as const) {
            const [shown, truth] = [row[audience], table[at]![audience]];
            for (const name of ['coverage', 'participants', 'attested', 'beneficiaries'] as const)
              expect(shown[name] !== null && isFew(shown[name])).toBe(false);
            if (truth.participants < 5 && truth.visits > 0) expect(shown.visits).toBeNull();
            expect(shown.areFewParticipants && !isFew(truth.participants)).toBe(false);
          }
        });
      }),
    );
  });

  it.each(names)('have no row, column or total from which a hidden number of %s can be subtracted', (name) => {
    fc.assert(
      fc.property(rows, (table) => {
        const { total, tables } = protect(totalOf(table), [table]);
        const shown = tables[0]!.map((row) => [row.teachers[name], row.students[name], row.everyone[name]]);
        for (const row of shown) expect(row.filter((value) => value === null)).not.toHaveLength(1);
        if (total.everyone[name] === null) return;
        for (const column of [0, 1, 2]) expect(shown.filter((row) => row[column] === null)).not.toHaveLength(1);
      }),
    );
  });

  it('are not shown at all where the whole is of few', () => {
    const few = { ...sumOf(), coverage: 900, participants: 3, participations: 4, visits: 5, creditedSeconds: 60 };
    const none = sumOf();
    const row: BoardRow = {
      ...{ key: 'a', name: 'A', category: null, schoolName: null, teachers: none, students: few, everyone: few },
    };
    const { total, tables } = protect(totalOf([row]), [[row]]);
    const hidden = (cell: ProtectedCounts) => names.filter((name) => cell[name] === null);
    expect(hidden(total.everyone)).toEqual(names.filter((name) => name !== 'coverage'));
    expect(hidden(tables[0]![0]!.teachers)).toEqual(names.filter((name) => name !== 'coverage'));
  });
});
