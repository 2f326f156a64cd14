import { Injectable } from '@nestjs/common';
import { RequestLoader } from '@yunqiao/identity/graphql';
import { MediaService } from '@yunqiao/media';
import { MaterialService } from '../material/material.service.js';
import { deckTitle } from './deck-files.js';
import type { DeckPage } from './deck-page.entity.js';
import type { Deck } from './deck.entity.js';
import { DeckService } from './deck.service.js';

/** Slides with their name and pages. */
export interface GivenDeck {
  deck: Deck;
  title: string;
  pages: DeckPage[];
}

/** Slides of sessions, in the order of their materials. */
@Injectable()
export class DeckLoader extends RequestLoader<GivenDeck[]> {
  constructor(
    private readonly materials: MaterialService,
    private readonly media: MediaService,
    private readonly decks: DeckService,
  ) {
    super();
  }

  protected async batch(sessionIds: readonly string[]): Promise<GivenDeck[][]> {
    const materials = await this.materials.findBySessions(sessionIds);
    const mediaIds = [...new Set(materials.map(({ mediaId }) => mediaId))];
    const decks = await this.decks.findByMedia(mediaIds);
    const [uploads, pages] = await Promise.all([
      this.media.findByIds(decks.map(({ mediaId }) => mediaId)),
      this.decks.findPages(decks.filter(({ state }) => state === 'ready').map(({ id }) => id)),
    ]);
    const given = new Map(
      uploads
        .filter(({ removedAt }) => removedAt === null)
        .map((upload) => {
          const deck = decks.find(({ mediaId }) => mediaId === upload.id)!;
          const own = pages.filter(({ deckId }) => deckId === deck.id);
          return [upload.id, { deck, title: deckTitle(upload.fileName), pages: own }] as const;
        }),
    );
    return sessionIds.map((id) =>
      materials.filter(({ sessionId }) => sessionId === id).flatMap(({ mediaId }) => given.get(mediaId) ?? []),
    );
  }
}
