import { describe, expect, it } from 'vitest';
import { weeksWithFigures } from './trend';

const week = (startsOn: string, teachers: number, students: number) => ({ startsOn, teachers, students });
const weeks = [
  week('2020-02-03', 0, 0),
  week('2020-02-10', 0, 4),
  week('2020-02-17', 0, 0),
  week('2020-02-24', 7, 0),
  week('2020-03-02', 0, 0),
];

describe('the weeks of the table', () => {
  it('run from the first to the last in which anybody took part', () => {
    const found = weeksWithFigures(weeks, ['students', 'teachers']);
    expect(found.map(({ startsOn }) => startsOn)).toEqual(['2020-02-10', '2020-02-17', '2020-02-24']);
  });

  it('are those of the people that are looked at', () => {
    expect(weeksWithFigures(weeks, ['students']).map(({ startsOn }) => startsOn)).toEqual(['2020-02-10']);
  });

  it('are none when nobody took part', () => {
    expect(weeksWithFigures(weeks.slice(0, 1), ['students', 'teachers'])).toEqual([]);
  });
});
