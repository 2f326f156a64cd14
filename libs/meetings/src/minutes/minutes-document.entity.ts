import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** The minutes of a session: how far their log goes, and what it comes to up to some point. */
@Entity('minutes_document')
export class MinutesDocument {
  @ForeignKey(() => ResearchSession, { name: 'fk_minutes_document_session' })
  @PrimaryColumn(idColumn)
  sessionId!: string;

  /** The last sequence of the log. */
  @Column({ type: 'int', unsigned: true })
  version!: number;

  /** Length of the whole log. */
  @Column({ type: 'int', unsigned: true })
  bytes!: number;

  /** Whether listeners write, too. */
  @Column({ type: 'boolean' })
  everybodyWrites!: boolean;

  /** The log up to `snapshotVersion` in one piece; made of the log alone, which stays. */
  @Column({ type: 'mediumblob', nullable: true, select: false })
  snapshot!: Buffer | null;

  @Column({ type: 'int', unsigned: true })
  snapshotVersion!: number;
}
