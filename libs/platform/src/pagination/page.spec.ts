import { pageOf, type PageRequest } from './page.js';

/** The total of a page over these rows, and how often the database was asked to count. */
async function totalOf(rows: number[], request: PageRequest): Promise<{ total: number; counts: number }> {
  let counts = 0;
  const count = () => {
    counts += 1;
    return Promise.resolve(99);
  };
  const total = await pageOf(rows, request, (row) => [row], count).totalCount();
  return { total, counts };
}

describe('the total of a list', () => {
  it('is what the first page shows when the list ends there', async () => {
    expect(await totalOf([1, 2, 3], { first: 3 })).toEqual({ total: 3, counts: 0 });
    expect(await totalOf([], {})).toEqual({ total: 0, counts: 0 });
  });

  it('is counted when there is more, or when something came before', async () => {
    expect(await totalOf([1, 2, 3, 4], { first: 3 })).toEqual({ total: 99, counts: 1 });
    expect(await totalOf([4], { first: 3, after: 'a cursor' })).toEqual({ total: 99, counts: 1 });
  });
});
