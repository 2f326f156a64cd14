import type { GivenDeck } from './deck.loader.js';
import type { SessionDeckType } from './deck.type.js';

/** Slides as the contract shows them; `path` is what was signed for the viewer. */
export function viewOfDeck({ deck, title, pages }: GivenDeck, path: string): SessionDeckType {
  const { id, mediaId, state, pageCount, errorCode } = deck;
  const images = pages.map(({ number, width, height, text, file }) => ({
    ...{ number, width, height, text, url: `${path}/${file}` },
  }));
  return { id, mediaId, title, state, pageCount, errorCode, pages: images };
}
