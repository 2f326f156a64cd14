import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, type EntityManager } from 'typeorm';
import { Media } from '@yunqiao/media';
import { Clock } from '@yunqiao/platform';
import { DeckPage } from './deck-page.entity.js';
import type { DeckJob } from './deck-queue.js';
import { Deck } from './deck.entity.js';

/** A deck to be made, and its upload. */
export interface TakenDeck {
  deck: Deck;
  media: Media & { sourceKey: string };
}

/** Every change that a worker makes to a deck; a job that comes twice, or too late, changes nothing. */
@Injectable()
export class DeckSteps {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Takes a deck to work on; null when it is done, was begun anew, or its upload is not there. */
  take(job: DeckJob): Promise<TakenDeck | null> {
    return this.withCurrent(job, async (tx, deck) => {
      const media = await tx.findOneBy(Media, { id: deck.mediaId });
      const sourceKey = media?.sourceKey;
      if (!media || !sourceKey || media.state !== 'ready' || media.removedAt) return null;
      Object.assign(deck, { state: 'rendering', touchedAt: this.clock.now() });
      await tx.save(deck);
      return { deck, media: { ...media, sourceKey } };
    });
  }

  /** Says that somebody is at work on it. */
  async touch({ deckId, attempt }: DeckJob): Promise<void> {
    await this.database.manager.update(Deck, { id: deckId, attempt }, { touchedAt: this.clock.now() });
  }

  /** All its pages lie in the object store. */
  async complete(job: DeckJob, pages: readonly Omit<DeckPage, 'deckId'>[]): Promise<void> {
    await this.withCurrent(job, async (tx, deck) => {
      await tx.delete(DeckPage, { deckId: deck.id });
      await tx.insert(
        DeckPage,
        pages.map((page) => ({ ...page, deckId: deck.id })),
      );
      const now = this.clock.now();
      await tx.save(Object.assign(deck, { state: 'ready', pageCount: pages.length, errorCode: null, touchedAt: now }));
      return null;
    });
  }

  /** Keeps why it did not work. */
  async fail(job: DeckJob, errorCode: string): Promise<void> {
    await this.withCurrent(job, async (tx, deck) => {
      await tx.save(Object.assign(deck, { state: 'failed', errorCode, touchedAt: this.clock.now() }));
      return null;
    });
  }

  private withCurrent<Result>(
    { deckId, attempt }: DeckJob,
    change: (tx: EntityManager, deck: Deck) => Promise<Result | null>,
  ): Promise<Result | null> {
    return this.database.transaction(async (tx) => {
      const where = { id: deckId, attempt, state: In(['waiting', 'rendering']) };
      const deck = await tx.findOne(Deck, { where, lock: { mode: 'pessimistic_write' } });
      return deck ? change(tx, deck) : null;
    });
  }
}
