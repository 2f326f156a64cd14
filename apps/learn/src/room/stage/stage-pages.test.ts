import { describe, expect, it } from 'vitest';
import { stagePages } from './stage-pages';
import type { Deck } from '../attendee/attendee';

const page = (number: number) => ({
  number,
  width: 1600,
  height: 900,
  url: `/v/${number}.webp`,
  text: `第${number}页`,
});
const deck: Deck = { id: 'a', title: '荷塘月色', state: 'ready', pages: [page(1), page(2)] };
const boards = [{ pageKey: 'board:b', title: '' }];

describe('the pages of a session', () => {
  it('are its slides, then its whiteboard, each counted among its own', () => {
    const pages = stagePages([deck], boards);
    expect(pages.map(({ pageKey }) => pageKey)).toEqual(['deck:a:1', 'deck:a:2', 'board:b']);
    expect(pages.map(({ place }) => place)).toEqual([
      { number: 1, count: 2 },
      { number: 2, count: 2 },
      { number: 1, count: 1 },
    ]);
  });

  it('keep their shape, and say what is on them to those who cannot see it', () => {
    const [first, , whiteboard] = stagePages([deck], boards);
    expect(first).toMatchObject({ ratio: 9 / 16, imageUrl: '/v/1.webp', imageText: '第1页' });
    expect(whiteboard).toMatchObject({ imageUrl: null, imageText: '', deckId: null });
  });

  it('are none of slides that are not ready yet', () => {
    expect(stagePages([{ ...deck, state: 'rendering', pages: [] }], [])).toEqual([]);
  });
});
