import type { BoardRow, Counts, CountsByAudience } from '../board/board.js';
import { differencesOf } from './differences.js';
import type { ReportFigures } from './report-figures.js';

const none: Counts = {
  ...{ coverage: 0, participants: 0, attested: 0, participations: 0 },
  ...{ visits: 0, beneficiaries: 0, creditedSeconds: 0 },
};

function teachers(counts: Partial<Counts>): CountsByAudience {
  const cell = { ...none, ...counts };
  return { everyone: cell, teachers: cell, students: none };
}

function school(key: string, counts: Partial<Counts>): BoardRow {
  return { key, name: `School ${key}`, category: null, schoolName: null, ...teachers(counts) };
}

function figures(part: Partial<Omit<ReportFigures, 'rows'>>, schools: BoardRow[] = []): ReportFigures {
  return {
    ...{ total: teachers({}), weeks: [], courseCount: 0, courseCountByCategory: [], schoolCount: 0 },
    ...{ region: null, ...part },
    rows: { school: schools, course: [], category: [] },
  };
}

describe('the difference of two editions', () => {
  it('is nothing when no number changed', () => {
    const same = figures({ total: teachers({ visits: 3 }) }, [school('a', { visits: 3 })]);
    expect(differencesOf(same, structuredClone(same))).toEqual([]);
  });

  it('names each number that changed, for everybody and for whom it changed', () => {
    const before = figures({ total: teachers({ participants: 4, visits: 9 }) });
    const after = figures({ total: teachers({ participants: 6, visits: 9 }) });
    expect(differencesOf(before, after)).toEqual(
      (['everyone', 'teachers'] as const).map((audience) => ({
        ...{ part: 'total', key: '', name: '', audience, measure: 'participants', before: 4, after: 6 },
      })),
    );
  });

  it('counts a school that came or went from or to 0', () => {
    const before = figures({}, [school('gone', { visits: 2 })]);
    const after = figures({}, [school('new', { visits: 5 })]);
    const found = differencesOf(before, after).filter(({ audience }) => audience === 'teachers');
    expect(found.map(({ key, name, before: was, after: is }) => [key, name, was, is])).toEqual([
      ['new', 'School new', 0, 5],
      ['gone', 'School gone', 2, 0],
    ]);
  });

  it('tells the weeks, too', () => {
    const week = (students: number) => ({ startsOn: '2020-03-02', teachers: 1, students });
    expect(differencesOf(figures({ weeks: [week(7)] }), figures({ weeks: [week(8)] }))).toEqual([
      {
        ...{ part: 'week', key: '2020-03-02', name: '', audience: 'students' },
        ...{ measure: 'participants', before: 7, after: 8 },
      },
    ]);
  });
});
