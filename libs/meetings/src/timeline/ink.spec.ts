import { BYTES_PER_POINT, isStroke, MOST_POINTS } from './ink.js';
import { isPageKey } from './page-key.js';

const strokeOf = (points: number) => Buffer.alloc(points * BYTES_PER_POINT, 7).toString('base64');

describe('a stroke of ink', () => {
  it('is whole points, up to the longest stroke', () => {
    expect(isStroke(strokeOf(1))).toBe(true);
    expect(isStroke(strokeOf(MOST_POINTS))).toBe(true);
    expect(isStroke(strokeOf(MOST_POINTS + 1))).toBe(false);
    expect(isStroke(Buffer.alloc(BYTES_PER_POINT + 1).toString('base64'))).toBe(false);
  });

  it.each(['', '<script>', 'AAAA AAAA', 'AAAAAAA', null, 7])('is not %j', (value) => {
    expect(isStroke(value)).toBe(false);
  });
});

describe('the key of a page', () => {
  const id = '0198c0de-0000-7000-8000-000000000001';

  it('names a page of slides or of the whiteboard', () => {
    expect(isPageKey(`deck:${id}:1`)).toBe(true);
    expect(isPageKey(`board:${id}`)).toBe(true);
  });

  it.each([`deck:${id}`, `deck:${id}:0`, `deck:${id}:1:2`, `board:${id}:1`, `board:7`, `other:${id}`, '', null])(
    'is not %j',
    (value) => {
      expect(isPageKey(value)).toBe(false);
    },
  );
});
