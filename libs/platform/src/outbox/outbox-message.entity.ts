import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { utcColumn, uuidColumn } from '../database/uuid.column.js';

/** News of a room, written in the same transaction as the change that it tells of. */
@Entity('outbox')
@Index(['publishedAt', 'id'])
@Index(['handledAt', 'publishedAt'])
export class OutboxMessage {
  @PrimaryColumn({ type: 'binary', length: 16, transformer: uuidColumn })
  id!: string;

  @Column({ type: 'varchar', length: 100 })
  kind!: string;

  /** What the news is about, usually an id. */
  @Column({ type: 'varchar', length: 100 })
  key!: string;

  /** Ids only. */
  @Column({ type: 'json' })
  payload!: Record<string, unknown>;

  @Column(utcColumn)
  createdAt!: Date;

  /** When the queue had taken it; null until then. */
  @Column({ ...utcColumn, nullable: true })
  publishedAt!: Date | null;

  /** When every handler had taken effect; null until then. */
  @Column({ ...utcColumn, nullable: true })
  handledAt!: Date | null;
}
