import { Column, Entity, PrimaryColumn } from 'typeorm';
import { utcColumn, uuidColumn } from '../database/uuid.column.js';

/** That a handler has taken effect for a message; written in the handler's own transaction, so that no effect happens twice. */
@Entity('outbox_receipt')
export class OutboxReceipt {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  outboxId!: string;

  @PrimaryColumn({ type: 'varchar', length: 150 })
  handler!: string;

  @Column(utcColumn)
  receivedAt!: Date;
}
