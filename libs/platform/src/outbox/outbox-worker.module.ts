import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { QueueModule } from '../queues/queue.module.js';
import { OutboxConsumer } from './outbox-consumer.js';
import { OutboxPump } from './outbox-pump.js';
import { outboxQueue, outboxSweepQueue } from './outbox-queue.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxSweeper } from './outbox-sweeper.js';

/** Publishes news (role `relay`), gives it to its handlers, and forgets it in the end. */
@Module({
  imports: [DiscoveryModule, QueueModule.register(outboxQueue, outboxSweepQueue)],
  providers: [OutboxRelay, OutboxConsumer, OutboxSweeper],
  exports: [OutboxRelay, OutboxConsumer],
})
export class OutboxWorkerModule {
  static forRoles(roles: readonly string[]): DynamicModule {
    const relays = roles.includes('all') || roles.includes('relay');
    return { module: OutboxWorkerModule, providers: relays ? [OutboxPump] : [] };
  }
}
