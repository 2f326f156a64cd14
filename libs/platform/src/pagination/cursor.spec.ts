import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor.js';
import { pageOf, pageSize } from './page.js';

const values = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.date({ noInvalidDate: true }));

describe('a cursor', () => {
  it('gives back the key that it was made from', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (key) =>
        expect(decodeCursor(encodeCursor(key), key.length)).toEqual(key),
      ),
    );
  });

  it('is CURSOR_INVALID when anybody else made it', () => {
    const foreign = [
      '',
      'x',
      '%',
      encodeCursor([1]),
      encodeCursor([1, 2, 3]),
      ...['{}', '"a"', '[[1],2]', '[{"t":"no"},2]', '[{"$ne":1},2]'].map(base64),
    ];
    for (const cursor of foreign) expect(() => decodeCursor(cursor, 2)).toThrow('CURSOR_INVALID');
  });

  it('never ends in anything else than a key or CURSOR_INVALID', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          decodeCursor(text, 1);
        } catch (error) {
          expect(error).toMatchObject({ code: 'CURSOR_INVALID', status: 400 });
        }
      }),
    );
  });
});

describe('a page', () => {
  it.each([0, -1, 101, 1.5, Number.NaN])('of %d rows is refused', (first) => {
    expect(() => pageSize({ first })).toThrow('INPUT_INVALID');
  });

  it('has 20 rows when nobody says how many', () => {
    expect([pageSize({}), pageSize({ first: null }), pageSize({ first: 100 })]).toEqual([20, 20, 100]);
  });

  it('knows from one row too many that there is more, and does not show it', async () => {
    const page = pageOf(
      ['a', 'b', 'c'],
      { first: 2 },
      (row) => [row],
      () => Promise.resolve(3),
    );
    expect(page.edges.map(({ node }) => node)).toEqual(['a', 'b']);
    expect(page.pageInfo).toEqual({ hasNextPage: true, endCursor: encodeCursor(['b']) });
    expect(await page.totalCount()).toBe(3);
  });

  it('at the end has no next one; an empty one has no cursor', () => {
    const none = () => Promise.resolve(0);
    expect(pageOf(['a'], { first: 2 }, (row) => [row], none).pageInfo.hasNextPage).toBe(false);
    expect(pageOf<string>([], { first: 2 }, (row) => [row], none).pageInfo).toEqual({
      hasNextPage: false,
      endCursor: null,
    });
  });
});

function base64(text: string): string {
  return Buffer.from(text).toString('base64url');
}
