import { describe, expect, it } from 'vitest';
import { groupCells, type DifferentCell } from './cellGroups';

const cell = (part: DifferentCell['part'], key: string, measure: DifferentCell['measure']): DifferentCell => ({
  ...{ part, key, name: `name of ${key}`, audience: 'everyone', measure, before: 1, after: 2 },
});

describe('changed numbers', () => {
  it('stand together by what they belong to, in the order in which they came', () => {
    const cells = [cell('school', 'b', 'visits'), cell('school', 'a', 'visits'), cell('school', 'b', 'coverage')];
    const found = groupCells(cells).map(({ key, cells: mine }) => [key, mine.map(({ measure }) => measure)]);
    expect(found).toEqual([
      ['b', ['visits', 'coverage']],
      ['a', ['visits']],
    ]);
  });

  it('of a school and a course with the same key are apart', () => {
    expect(groupCells([cell('school', 'x', 'visits'), cell('course', 'x', 'visits')])).toHaveLength(2);
  });

  it('are none when nothing changed', () => expect(groupCells([])).toEqual([]));
});
