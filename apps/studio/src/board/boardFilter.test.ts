import { describe, expect, it } from 'vitest';
import { exportAddress, filterFromQuery, filterInput, queryFromFilter, type BoardFilter } from './boardFilter';

const everything: BoardFilter = {
  termId: '',
  from: '2020-02-17',
  to: '2020-06-28',
  region: 'zunyi',
  schoolIds: ['school-1', 'school-2'],
  classGroupIds: ['class-1'],
  courseIds: ['course-1'],
  categories: ['specialised', 'publicGood'],
  audience: 'teachers',
  attested: 'without',
  group: 'course',
};

describe('the filter of the board and its address', () => {
  it('comes back from the address as it went in', () => {
    const query = queryFromFilter(everything) as Record<string, string>;
    expect(filterFromQuery(query)).toEqual(everything);
  });

  it('keeps the address empty while nothing is chosen', () => {
    expect(queryFromFilter(filterFromQuery({}))).toEqual({});
  });

  it('writes the term instead of its days', () => {
    expect(queryFromFilter({ ...everything, termId: 'spring' })).toMatchObject({ term: 'spring' });
    expect(queryFromFilter({ ...everything, termId: 'spring' })).not.toHaveProperty('from');
  });

  it('leaves out what makes no sense', () => {
    const filter = filterFromQuery({
      from: 'yesterday',
      audience: 'cats',
      categories: 'specialised,nonsense',
      group: 'x',
    });
    expect(filter).toMatchObject({ from: '', audience: 'everyone', categories: ['specialised'], group: 'school' });
  });

  it('asks for everything where nothing is chosen', () => {
    const input = filterInput({ ...everything, schoolIds: [], courseIds: [], categories: [] });
    expect(input).toMatchObject({ schoolIds: null, courseIds: null, categories: null });
  });

  it('gives the workbook the same filter', () => {
    const query = new URL(exportAddress(everything, 'en', 'xlsx'), 'http://localhost').searchParams;
    expect(query.get('from')).toBe('2020-02-17');
    expect(query.getAll('schoolIds')).toEqual(['school-1', 'school-2']);
    expect(query.getAll('categories')).toEqual(['specialised', 'publicGood']);
    expect(query.get('group')).toBe('course');
  });
});
