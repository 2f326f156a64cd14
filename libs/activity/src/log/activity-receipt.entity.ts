import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { utcColumn, uuidColumn } from '@yunqiao/platform';

/**
 * That an event was taken: what makes its id idempotent. The log is partitioned by month, and a key of a partitioned table
 * cannot be unique over all months; this table is not partitioned, and its row is written in the event's transaction.
 */
@Entity('activity_receipt')
@Index('activity_receipt_received', ['receivedAt'])
export class ActivityReceipt {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  eventId!: string;

  /** Who reported it. */
  @Column({ type: 'binary', length: 16, transformer: uuidColumn })
  personId!: string;

  /** SHA-256 of what was reported; null for what was taken before there were receipts. */
  @Column({ type: 'binary', length: 32, nullable: true })
  bodyHash!: Buffer | null;

  @Column(utcColumn)
  receivedAt!: Date;
}
