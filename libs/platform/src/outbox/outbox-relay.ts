import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, In, LessThan, type EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { idText } from '../database/uuid.column.js';
import { Queues } from '../queues/queues.js';
import { OutboxMessage } from './outbox-message.entity.js';
import { outboxQueue } from './outbox-queue.js';
import { OutboxReceipt } from './outbox-receipt.entity.js';

const batchSize = 100;
const patienceSeconds = 60;
const keptDays = 7;

/** Brings messages from the table to the queue: at least once, in any number of processes. */
@Injectable()
export class OutboxRelay {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes one batch that no other relay holds; how many it were. The mark is set after the queue has taken them: a relay that
   * dies in between leaves them to be published again, and the queue knows them by their id.
   */
  async publishBatch(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const ids = await claim(tx);
      await this.publish(ids);
      await this.mark(tx, ids);
      return ids.length;
    });
  }

  /** Hands messages out again that were published long ago and that no handler has finished: the queue has lost them. */
  async reconcile(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - patienceSeconds * 1000);
    const { affected } = await this.database
      .createQueryBuilder()
      .update(OutboxMessage)
      .set({ publishedAt: null })
      .where('handledAt IS NULL AND publishedAt < :before', { before })
      .limit(10 * batchSize)
      .execute();
    return affected ?? 0;
  }

  /** Forgets a batch of what was handled more than a week ago; how many it were. */
  async forget(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - keptDays * 24 * 3600 * 1000);
    const old = await this.database
      .getRepository(OutboxMessage)
      .find({ select: { id: true }, where: { handledAt: LessThan(before) }, take: 1000 });
    if (old.length === 0) return 0;
    const ids = old.map(({ id }) => id);
    await this.database.transaction(async (tx) => {
      await tx.delete(OutboxReceipt, { outboxId: In(ids) });
      await tx.delete(OutboxMessage, { id: In(ids) });
    });
    return ids.length;
  }

  protected async publish(ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map((outboxId) => this.queues.add(outboxQueue, { outboxId }, { jobId: outboxId })));
  }

  protected async mark(tx: EntityManager, ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await tx.update(OutboxMessage, { id: In([...ids]) }, { publishedAt: this.clock.now() });
  }
}

/** Locks the oldest messages that wait; those that another relay has locked are passed over. */
export async function claim(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ id: Buffer }[]>(
    'SELECT id FROM outbox WHERE published_at IS NULL ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED',
    [batchSize],
  );
  return rows.map(({ id }) => idText(id));
}
