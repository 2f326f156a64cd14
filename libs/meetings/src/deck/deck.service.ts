import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import { AppError, type Actor } from '@yunqiao/platform';
import { SessionAccess } from '../session/session-access.js';
import { SessionMaterial } from '../session/session-material.entity.js';
import { deckOf } from '../timeline/page-key.js';
import { DeckPage } from './deck-page.entity.js';
import { Deck } from './deck.entity.js';
import { DeckWishes } from './deck-wishes.js';

/** Slides of sessions. */
@Injectable()
export class DeckService {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: SessionAccess,
    private readonly wishes: DeckWishes,
  ) {}

  /** Of these uploads. For who may see a session that they are a material of. */
  findByMedia(mediaIds: readonly string[]): Promise<Deck[]> {
    return mediaIds.length > 0
      ? this.database.manager.findBy(Deck, { mediaId: In([...mediaIds]) })
      : Promise.resolve([]);
  }

  /** Pages of these decks, in order. */
  findPages(deckIds: readonly string[]): Promise<DeckPage[]> {
    if (deckIds.length === 0) return Promise.resolve([]);
    return this.database.manager.find(DeckPage, { where: { deckId: In([...deckIds]) }, order: { number: 'ASC' } });
  }

  /**
   * Makes slides once more that could not be made; asking twice begins one new attempt.
   * @throws SESSION_NOT_FOUND, DECK_NOT_FOUND when the session has no such deck, DECK_NOT_RETRYABLE when it is ready
   */
  retry(actor: Actor, sessionId: string, deckId: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      await this.access.lockManaged(tx, actor, sessionId);
      const deck = await tx.findOne(Deck, { where: { id: deckId }, lock: { mode: 'pessimistic_write' } });
      if (!deck || !(await isMaterial(tx, sessionId, deck.mediaId))) throw new AppError('DECK_NOT_FOUND');
      if (deck.state === 'ready') throw new AppError('DECK_NOT_RETRYABLE');
      if (deck.state === 'failed') await this.wishes.again(tx, deck);
    });
  }

  /**
   * Lets pages of the whiteboard pass, and those of the slides of this session.
   * @throws DECK_PAGE_NOT_FOUND for a page of other slides, and for one beyond the last
   */
  async requirePage(tx: EntityManager, sessionId: string, pageKey: string): Promise<void> {
    const named = deckOf(pageKey);
    if (!named) return;
    const deck = await tx.findOneBy(Deck, { id: named.deckId, state: 'ready' });
    const isThere = deck && named.number <= (deck.pageCount ?? 0) && (await isMaterial(tx, sessionId, deck.mediaId));
    if (!isThere) throw new AppError('DECK_PAGE_NOT_FOUND');
  }
}

function isMaterial(tx: EntityManager, sessionId: string, mediaId: string): Promise<boolean> {
  return tx.existsBy(SessionMaterial, { sessionId, mediaId });
}
