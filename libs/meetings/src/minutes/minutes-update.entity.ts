import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { utcColumn } from '@yunqiao/platform';
import { idColumn } from '../columns.js';
import { ResearchSession } from '../session/research-session.entity.js';

/** A change of minutes, as Yjs writes it. Only ever appended. */
@Entity('minutes_update')
export class MinutesUpdate {
  @ForeignKey(() => ResearchSession, { name: 'fk_minutes_update_session' })
  @PrimaryColumn(idColumn)
  sessionId!: string;

  /** Counted from 1 for each session, without gaps. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  sequence!: number;

  @Column({ type: 'mediumblob' })
  content!: Buffer;

  @Column(utcColumn)
  at!: Date;
}
