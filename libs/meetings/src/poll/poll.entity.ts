import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** A question to everybody in a session, with answers to choose one from. */
@Entity('poll')
@Index('poll_session', ['sessionId', 'openedAt'])
export class Poll {
  @PrimaryColumn(idColumn)
  id!: string;

  @ForeignKey(() => ResearchSession, { name: 'fk_poll_session' })
  @Column(idColumn)
  sessionId!: string;

  @Column({ type: 'varchar', length: 200 })
  question!: string;

  @Column({ type: 'json' })
  options!: string[];

  @Column(utcColumn)
  openedAt!: Date;

  @Column({ ...utcColumn, nullable: true })
  closedAt!: Date | null;
}
