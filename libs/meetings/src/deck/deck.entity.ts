import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Media } from '@yunqiao/media';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';

export const DeckState = { waiting: 'waiting', rendering: 'rendering', ready: 'ready', failed: 'failed' } as const;
export type DeckState = keyof typeof DeckState;

/** Slides made of an upload, once for all sessions that it is a material of. */
@Entity('deck')
@Unique('deck_media', ['mediaId'])
@Index('deck_in_state', ['state', 'touchedAt'])
export class Deck {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => Media, { name: 'fk_deck_media', onDelete: 'CASCADE' })
  @Column(idColumn)
  mediaId!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: DeckState;

  /** Fencing number: work that belongs to an earlier attempt changes nothing any more. */
  @Column({ type: 'int', unsigned: true })
  attempt!: number;

  /** Known once it is ready. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  pageCount!: number | null;

  @Column({ type: 'varchar', length: 64, nullable: true })
  errorCode!: string | null;

  /** When somebody last worked on it; what is silent for too long is taken up again. */
  @Column(utcColumn)
  touchedAt!: Date;
}
