import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, newId, Outbox } from '@yunqiao/platform';
import { Deck } from './deck.entity.js';

/** Asks for slides. */
@Injectable()
export class DeckWishes {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Has slides made of an upload; once, however often it is asked for. */
  async add(tx: EntityManager, mediaId: string): Promise<void> {
    if (await tx.existsBy(Deck, { mediaId })) return;
    const deck = { id: newId(), mediaId, attempt: 1, state: 'waiting' as const, pageCount: null, errorCode: null };
    const row = { ...deck, touchedAt: this.clock.now() };
    await tx.createQueryBuilder().insert().into(Deck).values(row).orIgnore().execute();
    // Who was faster by a moment has told it already; a deck that is not there is not made.
    await this.tell(tx, deck);
  }

  /** Has it made once more. */
  async again(tx: EntityManager, deck: Deck): Promise<void> {
    Object.assign(deck, { attempt: deck.attempt + 1, state: 'waiting', errorCode: null, touchedAt: this.clock.now() });
    await tx.save(deck);
    await this.tell(tx, deck);
  }

  private async tell(tx: EntityManager, { id, attempt }: Pick<Deck, 'id' | 'attempt'>): Promise<void> {
    await this.outbox.add(tx, { kind: 'deck.wanted', key: id, payload: { deckId: id, attempt } });
  }
}
