import { Injectable } from '@nestjs/common';
import { Media } from '@yunqiao/media';
import { OutboxHandler, Queues, type OutboxEvent } from '@yunqiao/platform';
import { In, type EntityManager } from 'typeorm';
import { deckJobId, deckQueue } from './deck-queue.js';
import { Deck } from './deck.entity.js';

/** Has a deck made as soon as somebody wants it and its upload is there. The same news twice is the same job. */
@Injectable()
export class DeckNewsHandler {
  constructor(private readonly queues: Queues) {}

  @OutboxHandler('deck.wanted')
  async onWanted(tx: EntityManager, { payload }: OutboxEvent): Promise<void> {
    const deck = await tx.findOneBy(Deck, { id: String(payload['deckId']) });
    if (deck && (await tx.existsBy(Media, { id: deck.mediaId, state: 'ready' }))) await this.begin(deck);
  }

  @OutboxHandler('media.ready')
  async onMediaReady(tx: EntityManager, { payload }: OutboxEvent): Promise<void> {
    const deck = await tx.findOneBy(Deck, { mediaId: String(payload['mediaId']), state: 'waiting' });
    if (deck) await this.begin(deck);
  }

  @OutboxHandler('media.failed')
  async onMediaFailed(tx: EntityManager, { payload }: OutboxEvent): Promise<void> {
    const unfinished = { mediaId: String(payload['mediaId']), state: In(['waiting', 'rendering']) };
    await tx.update(Deck, unfinished, { state: 'failed', errorCode: 'DECK_BROKEN' });
  }

  private async begin({ id, attempt }: Deck): Promise<void> {
    const job = { deckId: id, attempt };
    await this.queues.add(deckQueue, job, { jobId: deckJobId(job) });
  }
}
