import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../clock/clock.js';
import { testConfiguration } from '../../configuration/test-configuration.js';
import { dataSourceOptions } from '../../database/data-source.options.js';
import { Queues } from '../../queues/queues.js';
import { OutboxMessage } from '../outbox-message.entity.js';
import { OutboxRelay } from '../outbox-relay.js';
import { OutboxReceipt } from '../outbox-receipt.entity.js';

/** So long the wrong relay is between its two steps: most of its time, so that of ten kills some hit there on any machine. */
const BETWEEN_MILLISECONDS = 20;

/** Wrong on purpose: it marks messages and commits that before it publishes them, so that a kill in between loses them. */
class MarksBeforePublishing extends OutboxRelay {
  private claimed: readonly string[] = [];

  override async publishBatch(): Promise<number> {
    const count = await super.publishBatch();
    if (count > 0) await pause(BETWEEN_MILLISECONDS);
    await super.publish(this.claimed);
    this.claimed = [];
    return count;
  }

  protected override async publish(ids: readonly string[]): Promise<void> {
    this.claimed = ids;
  }

  protected override async mark(tx: EntityManager, ids: readonly string[]): Promise<void> {
    await super.mark(tx, ids);
  }
}

/** A relay that goes on until it is killed. */
async function relayForEver(): Promise<never> {
  const configuration = testConfiguration({
    DATABASE_URL: process.env['DATABASE_URL'],
    QUEUE_PREFIX: process.env['QUEUE_PREFIX'],
  });
  const parts = { entities: [OutboxMessage, OutboxReceipt], migrations: [] };
  const database = await new DataSource(dataSourceOptions(configuration.get('DATABASE_URL'), parts, 2)).initialize();
  const Relay = process.env['RELAY'] === 'marks-before-publishing' ? MarksBeforePublishing : OutboxRelay;
  const relay = new Relay(database, new Queues(configuration), new Clock());
  await relay.publishBatch();
  process.send?.('relaying');
  for (;;) {
    const published = await relay.publishBatch();
    if (published === 0) await pause(5);
  }
}

await relayForEver();
