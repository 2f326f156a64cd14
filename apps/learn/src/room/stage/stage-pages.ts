import type { BoardPage } from '../room-state';
import type { Deck } from '../attendee/attendee';

/** A page that can be shown to everybody. */
export interface StagePage {
  readonly pageKey: string;
  /** Of the slides, or of the page of the whiteboard; empty where it has none. */
  readonly title: string;
  /** Address of its picture; null for a page of the whiteboard. */
  readonly imageUrl: string | null;
  readonly imageText: string;
  /** Height to width. */
  readonly ratio: number;
  /** Among the pages of its slides, or of the whiteboard. */
  readonly place: { readonly number: number; readonly count: number };
  /** Whose page it is; null for the whiteboard. */
  readonly deckId: string | null;
}

/** A page of the whiteboard is as wide as a slide of today. */
const boardRatio = 9 / 16;

/** All pages in their order: the slides as they were attached, then the whiteboard. */
export function stagePages(decks: readonly Deck[], boards: readonly BoardPage[]): StagePage[] {
  const slides = decks.flatMap(({ id, title, pages }) =>
    pages.map(({ number, width, height, url, text }) => ({
      ...{ pageKey: `deck:${id}:${number}`, title, imageUrl: url, imageText: text, deckId: id },
      ...{ ratio: height / width, place: { number, count: pages.length } },
    })),
  );
  const whiteboard = boards.map(({ pageKey, title }, index) => ({
    ...{ pageKey, title, imageUrl: null, imageText: '', deckId: null },
    ...{ ratio: boardRatio, place: { number: index + 1, count: boards.length } },
  }));
  return [...slides, ...whiteboard];
}
