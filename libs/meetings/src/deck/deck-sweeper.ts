import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, LessThan } from 'typeorm';
import { Media } from '@yunqiao/media';
import { Clock, JobHandler, Queues } from '@yunqiao/platform';
import { SessionMaterial } from '../session/session-material.entity.js';
import { DECK_TYPES } from './deck-files.js';
import { deckQueue, deckSweepQueue } from './deck-queue.js';
import { Deck } from './deck.entity.js';
import { DeckWishes } from './deck-wishes.js';

const everyMilliseconds = 60_000;
/** A deck on which nobody has worked for so long has been forgotten: a page takes seconds. */
const patienceMilliseconds = 10 * 60_000;
const atOnce = 100;

/** Takes up again what a dead process left behind, and what was given to a session before there were decks. */
@Injectable()
export class DeckSweeper implements OnApplicationBootstrap {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly wishes: DeckWishes,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queues.schedule(deckSweepQueue, 'deck-sweep', everyMilliseconds, {});
  }

  @JobHandler(deckSweepQueue)
  async sweep(): Promise<void> {
    await this.takeUp();
    await this.adopt();
  }

  private async takeUp(): Promise<void> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - patienceMilliseconds);
    const where = { state: In(['waiting', 'rendering']), touchedAt: LessThan(before) };
    for (const { id, attempt, touchedAt } of await this.database.manager.find(Deck, { where, take: atOnce })) {
      const taken = await this.database.manager.update(Deck, { id, attempt, touchedAt }, { touchedAt: now });
      if (!taken.affected) continue;
      // Of its own each time: the queue may still know the job that was lost.
      await this.queues.add(deckQueue, { deckId: id, attempt }, { jobId: `${id}-again-${now.getTime()}` });
    }
  }

  private async adopt(): Promise<void> {
    const materials = await this.database
      .createQueryBuilder(SessionMaterial, 'material')
      .innerJoin(Media, 'media', 'media.id = material.mediaId')
      .leftJoin(Deck, 'deck', 'deck.mediaId = material.mediaId')
      .where('deck.id IS NULL AND media.contentType IN (:...types)', { types: [...DECK_TYPES] })
      .take(atOnce)
      .getMany();
    for (const { mediaId } of materials) await this.database.transaction((tx) => this.wishes.add(tx, mediaId));
  }
}
