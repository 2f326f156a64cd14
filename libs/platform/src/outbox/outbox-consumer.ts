import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { idBytes } from '../database/uuid.column.js';
import { findMarkedMethods } from '../queues/marked-methods.js';
import { JobHandler } from '../queues/job-handler.js';
import { OUTBOX_HANDLER, type OutboxEvent, type OutboxHandling } from './outbox-handler.js';
import { OutboxMessage } from './outbox-message.entity.js';
import { outboxQueue } from './outbox-queue.js';

interface Handler {
  readonly name: string;
  readonly handle: OutboxHandling;
}

/** Gives each message to every handler of its kind, once. */
@Injectable()
export class OutboxConsumer {
  private handlers: ReadonlyMap<string, Handler[]> | undefined;

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly clock: Clock,
  ) {}

  /** A message that is gone or handled is no error: the queue may deliver twice. */
  @JobHandler(outboxQueue)
  async consume({ outboxId }: { outboxId: string }): Promise<void> {
    const message = await this.database.getRepository(OutboxMessage).findOneBy({ id: outboxId });
    if (!message || message.handledAt) return;
    const { id, kind, key, payload } = message;
    for (const handler of this.handlersOf(kind)) await this.handleOnce(handler, { id, kind, key, payload });
    await this.database.getRepository(OutboxMessage).update({ id }, { handledAt: this.clock.now() });
  }

  /** The receipt and the effect commit together, or neither does. */
  private async handleOnce({ name, handle }: Handler, event: OutboxEvent): Promise<void> {
    await this.database.transaction(async (tx) => {
      const receipt: { affectedRows: number } = await tx.query(
        'INSERT IGNORE INTO outbox_receipt (outbox_id, handler, received_at) VALUES (?, ?, ?)',
        [idBytes(event.id), name, this.clock.now()],
      );
      if (receipt.affectedRows === 1) await handle(tx, event);
    });
  }

  private handlersOf(kind: string): readonly Handler[] {
    this.handlers ??= this.findHandlers();
    return this.handlers.get(kind) ?? [];
  }

  private findHandlers(): Map<string, Handler[]> {
    const handlers = new Map<string, Handler[]>();
    for (const { mark: kind, name, call } of findMarkedMethods<string, OutboxHandling>(
      this.discovery,
      this.scanner,
      OUTBOX_HANDLER,
    )) {
      handlers.set(kind, [...(handlers.get(kind) ?? []), { name, handle: call }]);
    }
    return handlers;
  }
}
