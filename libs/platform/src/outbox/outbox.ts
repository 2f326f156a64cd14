import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { newId } from '../ids/id.js';
import { OutboxMessage } from './outbox-message.entity.js';

/** News to be told: `kind` as `room.happened`, `key` what it is about, `payload` ids only. */
export interface News {
  readonly kind: string;
  readonly key: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Tells other rooms what has happened, if and only if the transaction commits. */
@Injectable()
export class Outbox {
  constructor(private readonly clock: Clock) {}

  async add(tx: EntityManager, news: News): Promise<void> {
    await tx.insert(OutboxMessage, {
      id: newId(),
      kind: news.kind,
      key: news.key,
      payload: { ...news.payload } as Record<string, never>,
      createdAt: this.clock.now(),
      publishedAt: null,
      handledAt: null,
    });
  }
}
