import { Injectable } from '@nestjs/common';
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { OutboxHandler, type OutboxEvent } from '../outbox-handler.js';

export const NEWS_KIND = 'test.written';

/** A table without a unique key, so that an effect that happens twice shows. */
export class CreateEffect1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE effect (news_key CHAR(36) NOT NULL)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effect');
  }
}

/** Writes one row for each message. */
@Injectable()
export class EffectHandler {
  @OutboxHandler(NEWS_KIND)
  async onWritten(tx: EntityManager, event: OutboxEvent): Promise<void> {
    await tx.query('INSERT INTO effect (news_key) VALUES (?)', [event.key]);
  }
}
